import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SampleLedger } from '../sample-ledger.js';
import { openSampleLedger } from '../sample-ledger.js';

const MEETING = '2021-01-14';
/** The two communes that the plan of 2021 names. */
const AI_THUONG = '14944';
const DIEN_LU = '14950';

let ledger: SampleLedger;
beforeAll(async () => {
  ledger = await openSampleLedger();
  await ledger.load();
});
afterAll(() => ledger.close());

describe('huyện Bá Thước by the document of 14 January 2021, which does not name it', () => {
  it('has 20 xã and a thị trấn, over which each average of the plan is a whole number of criteria', async () => {
    const children = 'communes: children(type: "xã") { totalCount } towns: children(type: "thị trấn") { nodes { fullName } }';
    expect(await ledger.unit({ code: '386' }, MEETING, children)).toEqual({
      communes: { totalCount: 20 },
      towns: { nodes: [{ fullName: 'thị trấn Cành Nàng' }] },
    });
    // 13,25 NTM, 6 nâng cao, 6,8 kiểu mẫu a xã, in hundredths.
    expect([1_325, 600, 680].map((hundredths) => (hundredths * 20) % 100)).toEqual([0, 0, 0]);
  });

  it('is where the two communes lie that the document names', async () => {
    for (const code of [AI_THUONG, DIEN_LU]) {
      expect(await ledger.unit({ code }, MEETING, 'parent { fullName code ancestors { fullName } }')).toEqual({
        parent: {
          fullName: 'huyện Bá Thước',
          code: '386',
          ancestors: [{ fullName: 'tỉnh Thanh Hóa' }, { fullName: 'quốc gia Việt Nam' }],
        },
      });
    }
  });

  it('gives neither of them a title: a planned title is none, not at the end of its year either', async () => {
    for (const day of [MEETING, '2021-12-31', '2025-06-30']) {
      for (const code of [AI_THUONG, DIEN_LU]) {
        expect(await ledger.unitIn('recognition', { code }, day, 'titles(includeEnded: true) { level }')).toEqual({ titles: [] });
      }
    }
  });

  it('gives no unit a score: averages that are meant to be reached are of no one commune, and not of that day', async () => {
    const cards = 'scorecards { met } assessmentRounds { totalCount }';
    for (const code of ['386', AI_THUONG, DIEN_LU]) {
      expect(await ledger.unitIn('assessments', { code }, MEETING, cards)).toEqual({
        scorecards: [],
        assessmentRounds: { totalCount: 0 },
      });
    }
  });

  it('names no hamlet, so none is entered for its counts of 77 and 4', async () => {
    expect(await ledger.unit({ code: '386' }, MEETING, 'descendants(kinds: [HAMLET]) { totalCount }')).toEqual({
      descendants: { totalCount: 0 },
    });
  });

  it('goes over into 8 xã in 2025, both of its communes into xã Điền Lư, a new unit under an old code', async () => {
    const into = 'successors { extent unit { fullName code } basis { number clause } }';
    for (const code of [AI_THUONG, DIEN_LU]) {
      const id = await ledger.idOf(code, '2025-06-30');
      expect(await ledger.unit({ id }, '2025-07-01', into)).toEqual({
        successors: [
          {
            extent: 'WHOLE',
            unit: { fullName: 'xã Điền Lư', code: DIEN_LU },
            basis: { number: '1686/NQ-UBTVQH15', clause: 'Điều 1 khoản 89' },
          },
        ],
      });
      expect(await ledger.idOf(DIEN_LU, '2025-07-01')).not.toBe(id);
    }
  });
});
