import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenRegister } from '../testing/reform-register.js';
import { backfill, openReformRegister } from '../testing/reform-register.js';

let opened: OpenRegister;
beforeAll(async () => {
  opened = await openReformRegister();
  const units = ['Thôn Hai', 'Đông Thôn'].map((name) => ({ kind: 'HAMLET', type: 'thôn', name, parent: { code: '15304' } }));
  await opened.record('registerUnits', backfill({ effectiveOn: '2020-01-01', units }));
  const listed = { units: [{ code: '15283' }], attribute: 'PROGRAMME', value: 'OUT' };
  await opened.record('classifyUnits', backfill({ effectiveOn: '2021-01-01', basis: { number: '1' }, ...listed }));
});
afterAll(async () => {
  await opened.ledger.close();
});

const AT = 'at: { effectiveOn: "2024-12-31" }';

/** The codes (names, of hamlets) of a list under a unit, in order. */
async function list(code: string, field: string, at = AT): Promise<unknown[]> {
  const { unit } = await opened.ask(`{ unit(code: "${code}", ${at}) { list: ${field} { nodes { code name } } } }`);
  const { list: found } = unit as { list: { nodes: { code: string | null; name: string }[] } };
  return found.nodes.map((node) => node.code ?? node.name);
}

describe('the units directly below a unit', () => {
  it('come by name in Vietnamese order', async () => {
    expect(await list('392', 'children')).toEqual(['15328', '15304', '15271', '15283', '15286']);
    expect(await list('15304', 'children')).toEqual(['Đông Thôn', 'Thôn Hai']);
  });

  it.each([
    ['kind: "COMMUNE"', 5],
    ['kind: "HAMLET"', 0],
    ['type: "thị trấn"', 1],
    ['inProgramme: true', 3],
    ['inProgramme: false', 2],
    ['kind: null, type: null, inProgramme: null', 5],
    ['kind: "COMMUNE", type: "xã", inProgramme: false', 1],
  ])('may be asked for by %s', async (filter, count) => {
    expect(await list('392', `children(${filter})`)).toHaveLength(count);
  });

  it('are of a kind and a type that there are: a bad one is refused with those that would be right', async () => {
    expect(
      await opened.refusal(
        '{ unit(code: "392", at: { effectiveOn: "2024-12-31" }) { children(kind: "commune") { totalCount } } }',
      ),
    ).toEqual([
      {
        code: 'BAD_USER_INPUT',
        problems: [{ path: 'kind', message: 'expected one of: COUNTRY, PROVINCE, DISTRICT, COMMUNE, HAMLET' }],
      },
    ]);
    expect(await opened.refusal(`{ unit(code: "392", ${AT}) { children(type: "Xã") { totalCount } } }`)).toMatchObject([
      { code: 'BAD_USER_INPUT', problems: [{ path: 'type' }] },
    ]);
  });
});

describe('all units below a unit', () => {
  it('come as a walk of the tree meets them', async () => {
    expect(await list('VN', 'descendants')).toEqual([
      ...['40', '428', '17713', '17761', '17731'],
      ...['38', '392', '15328', '15304', 'Đông Thôn', 'Thôn Hai', '15271', '15283', '15286'],
    ]);
    expect(await list('VN', 'descendants', 'at: { effectiveOn: "2025-07-01" }')).toEqual([
      ...['40', '17713'],
      ...['38', '15271', 'Đông Thôn', 'Thôn Hai', '15286'],
    ]);
  });

  it('may be asked for by kinds, types and the programme, a page at a time', async () => {
    expect(await list('VN', 'descendants(kinds: [PROVINCE, DISTRICT])')).toEqual(['40', '428', '38', '392']);
    expect(await list('VN', 'descendants(types: ["thị trấn", "thôn"])')).toEqual(['17713', 'Đông Thôn', 'Thôn Hai', '15271']);
    expect(await list('38', 'descendants(inProgramme: true)')).toEqual(['15328', '15304', '15286']);
    const pages: unknown[] = [];
    let after = 'null';
    for (let more = true; more;) {
      const { unit } = await opened.ask(
        `{ unit(code: "VN", ${AT}) { descendants(kinds: [COMMUNE], first: 3, after: ${after}) { totalCount nodes { code } pageInfo { endCursor hasNextPage } } } }`,
      );
      const { descendants } = unit as {
        descendants: { totalCount: number; nodes: object[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
      };
      pages.push([descendants.totalCount, descendants.nodes.length]);
      after = `"${descendants.pageInfo.endCursor}"`;
      more = descendants.pageInfo.hasNextPage;
    }
    expect(pages).toEqual([
      [8, 3],
      [8, 3],
      [8, 2],
    ]);
  });

  it('are of types that there are, and no more than a page holds', async () => {
    expect(await opened.refusal(`{ unit(code: "38", ${AT}) { descendants(types: ["xã", "Xã"]) { totalCount } } }`)).toMatchObject(
      [
        {
          code: 'BAD_USER_INPUT',
          problems: [{ path: 'types', message: expect.stringContaining('expected one of: quốc gia, tỉnh') }],
        },
      ],
    );
    expect(await opened.refusal(`{ unit(code: "38", ${AT}) { descendants(first: 501) { totalCount } } }`)).toMatchObject([
      { code: 'BAD_USER_INPUT', problems: [{ path: 'first' }] },
    ]);
  });

  it('are counted by kind and type', async () => {
    const { unit } = await opened.ask(`{ unit(code: "VN", ${AT}) { unitCounts { kind type count } } }`);
    expect(unit).toEqual({
      unitCounts: [
        { kind: 'PROVINCE', type: 'tỉnh', count: 2 },
        { kind: 'DISTRICT', type: 'huyện', count: 2 },
        { kind: 'COMMUNE', type: 'xã', count: 6 },
        { kind: 'COMMUNE', type: 'thị trấn', count: 2 },
        { kind: 'HAMLET', type: 'thôn', count: 2 },
      ],
    });
  });
});
