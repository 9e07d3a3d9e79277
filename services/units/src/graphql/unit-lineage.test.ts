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

/** The id of the unit that bore a code at the end of 2024. */
async function idOf(code: string): Promise<string> {
  const { unit } = await opened.ask(`{ unit(code: "${code}", at: { effectiveOn: "2024-12-31" }) { id } }`);
  return (unit as { id: string }).id;
}

/** The lineage of a unit today. */
async function lineage(which: string, direction: string, more = ''): Promise<unknown> {
  const { unit } = await opened.ask(`{
    unit(${which}, at: { effectiveOn: "2025-12-31" }) {
      lineage(direction: ${direction}${more}) {
        totalCount
        nodes { unit { fullName endedOn } extent certainty effectiveOn steps via { fullName } basis { number } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`);
  return (unit as { lineage: unknown }).lineage;
}

describe('the lineage of a unit', () => {
  it('leads from Thanh Lĩnh over thị trấn Dùng to xã Đại Đồng', async () => {
    expect(await lineage(`id: "${await idOf('17761')}"`, 'FORWARD')).toMatchObject({
      totalCount: 2,
      nodes: [
        {
          unit: { fullName: 'thị trấn Dùng', endedOn: '2025-07-01' },
          extent: 'WHOLE',
          certainty: 'STATED',
          effectiveOn: '2025-01-01',
          steps: 1,
          via: [],
          basis: { number: '1243/NQ-UBTVQH15' },
        },
        {
          unit: { fullName: 'xã Đại Đồng', endedOn: null },
          extent: 'WHOLE',
          effectiveOn: '2025-07-01',
          steps: 2,
          via: [{ fullName: 'thị trấn Dùng' }],
          basis: { number: '1678/NQ-UBTVQH15' },
        },
      ],
    });
  });

  it('leads back from xã Đại Đồng, a page at a time', async () => {
    const first = await lineage('code: "17713"', 'BACKWARD', ', first: 2');
    expect(first).toMatchObject({
      totalCount: 3,
      nodes: [{ unit: { fullName: 'thị trấn Dùng' } }, { unit: { fullName: 'xã Thanh Phong' } }],
      pageInfo: { hasNextPage: true },
    });
    const { pageInfo } = first as { pageInfo: { endCursor: string } };
    expect(await lineage('code: "17713"', 'BACKWARD', `, after: "${pageInfo.endCursor}"`)).toMatchObject({
      nodes: [{ unit: { fullName: 'xã Thanh Lĩnh' }, steps: 2, via: [{ fullName: 'thị trấn Dùng' }] }],
      pageInfo: { hasNextPage: false },
    });
  });

  it('leads from Hà Bình to both communes between which it was divided', async () => {
    expect(await lineage(`id: "${await idOf('15328')}"`, 'FORWARD')).toMatchObject({
      nodes: [
        { unit: { fullName: 'xã Hà Trung' }, extent: 'PART', steps: 1 },
        { unit: { fullName: 'xã Hoạt Giang' }, extent: 'PART', steps: 1 },
      ],
    });
  });
});
