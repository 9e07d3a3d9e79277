import { describe, expect, it } from '@jest/globals';
import type { ClaimRecorded } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { Given } from '../testing/given-log.js';
import { idOf, sentenceOf } from '../testing/given-log.js';
import { HA_TRUNG } from '../testing/ha-trung.js';

function claimed(changes: Partial<ClaimRecorded>): Given {
  const data: ClaimRecorded = {
    claimId: 'c',
    unitId: idOf('Hà Trung'),
    metric: 'TITLES_IN_FORCE',
    level: 'NTM',
    unitKind: 'COMMUNE',
    year: null,
    criteriaSetId: null,
    since: null,
    outOf: null,
    statedValue: '17',
    derivation: 'STATED',
    printed: null,
    ...changes,
  };
  return { type: 'ClaimRecorded', on: '2022-12-31', precision: 'YEAR', data };
}

const tell = (changes: Partial<ClaimRecorded>): ReturnType<typeof sentenceOf> => sentenceOf([...HA_TRUNG, claimed(changes)]);

describe('a total that a document states', () => {
  it('is told as the document’s, with what it is out of', async () => {
    expect(await tell({ outOf: 19 })).toEqual({
      vi: 'Theo tài liệu, số xã đạt chuẩn nông thôn mới của huyện Hà Trung trong năm 2022 là 17/19',
      en: 'A document states that the number of communes meeting the new-rural standard of Hà Trung district in 2022 was 17 of 19',
    });
  });

  it('that only follows from the document is told so', async () => {
    expect((await tell({ statedValue: '14', derivation: 'DERIVED' })).vi).toMatch(/^Suy ra từ tài liệu, .* là 14$/);
  });

  it.each<[Partial<ClaimRecorded>, string]>([
    [{ metric: 'UNITS', statedValue: '19' }, 'số xã của huyện Hà Trung'],
    [
      { metric: 'TITLES_GRANTED', unitKind: 'HAMLET', year: 2022, level: 'MODEL' },
      'số thôn được công nhận đạt chuẩn nông thôn mới kiểu mẫu năm 2022',
    ],
    [{ metric: 'PLAN_EXCEEDED_BY', year: 2022, statedValue: '1' }, 'vượt kế hoạch năm 2022'],
    [
      { metric: 'AVERAGE_MET', statedValue: '11.54' },
      'số tiêu chí nông thôn mới bình quân/xã của huyện Hà Trung trong năm 2022 là 11,54',
    ],
    [{ metric: 'AVERAGE_CHANGE', since: toIsoDate('2021-12-31'), statedValue: '1.5' }, 'so với ngày 31/12/2021'],
    [
      { metric: 'CRITERIA_MET', statedValue: '4', outOf: 9 },
      'số tiêu chí nông thôn mới đạt được của huyện Hà Trung trong năm 2022 là 4/9',
    ],
  ])('tells every metric (%#)', async (changes, words) => {
    expect((await tell(changes)).vi).toContain(words);
  });
});
