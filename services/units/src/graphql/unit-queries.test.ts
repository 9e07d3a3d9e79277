import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenRegister } from '../testing/reform-register.js';
import { openReformRegister } from '../testing/reform-register.js';

let opened: OpenRegister;
beforeAll(async () => {
  opened = await openReformRegister();
});
afterAll(async () => {
  await opened.ledger.close();
});

interface Edge {
  readonly cursor: string;
  readonly matchedName: string;
  readonly node: { readonly code: string };
}
interface Found {
  readonly totalCount: number;
  readonly edges: readonly Edge[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

async function search(args: string): Promise<Found> {
  const fields = 'totalCount edges { cursor matchedName node { code } } pageInfo { endCursor hasNextPage }';
  const { searchUnits } = await opened.ask(`{ searchUnits(${args}) { ${fields} } }`);
  return searchUnits as Found;
}

const codes = async (args: string): Promise<string[]> => (await search(args)).edges.map(({ node }) => node.code);

describe('units searched by a text', () => {
  it('are found by their names and codes, at the moment that is asked', async () => {
    expect(await codes('text: "hà trung"')).toEqual(['15271', '392', '15271']);
    expect(await codes('text: "ha trung", at: { effectiveOn: "2025-06-30" }')).toEqual(['392', '15271']);
    expect(await codes('text: "xã Hoạt Giang, Hà Trung"')).toEqual(['15283']);
    expect(await codes('text: "17713"')).toEqual(['17713', '17713']);
  });

  it.each([
    ['under: "38"', ['15271', '392', '15271']],
    ['under: "40"', []],
    ['under: "392"', []],
    ['kinds: [DISTRICT]', ['392']],
    ['type: "xã"', ['15271']],
    ['includeEnded: false', ['15271']],
    ['under: null, kinds: null, type: null', ['15271', '392', '15271']],
    ['under: "38", kinds: [COMMUNE], type: "thị trấn", includeEnded: true', ['15271']],
  ])('may be asked for by %s', async (filter, found) => {
    expect(await codes(`text: "hà trung", ${filter}`)).toEqual(found);
  });

  it.each([
    ['type: "Xã"', 'type'],
    ['under: ""', 'under'],
    ['under: "123456"', 'under'],
    ['text: ""', 'text'],
  ])('are asked for as there can be such: %s is refused', async (argument, path) => {
    const text = argument.startsWith('text') ? '' : 'text: "ha", ';
    expect(await opened.refusal(`{ searchUnits(${text}${argument}) { totalCount } }`)).toMatchObject([
      { code: 'BAD_USER_INPUT', problems: [{ path }] },
    ]);
  });

  it('come a page at a time, each once, with the name that the text met', async () => {
    const all = await search('text: "th", first: 500');
    expect(new Set(all.edges.map(({ matchedName }) => matchedName))).toEqual(
      new Set(['Thanh Hóa', 'Thanh Chương', 'Thanh Phong', 'Thanh Lĩnh']),
    );
    const paged: Edge[] = [];
    let after = 'null';
    for (let more = true; more;) {
      const page = await search(`text: "th", first: 2, after: ${after}`);
      expect(page.totalCount).toBe(all.totalCount);
      paged.push(...page.edges);
      after = `"${page.pageInfo.endCursor ?? ''}"`;
      more = page.pageInfo.hasNextPage;
    }
    expect(paged).toEqual(all.edges);
  });
});
