import type { ClaimRecorded } from '@ntm-ledger/events';
import { dayWords, whenWords } from './day-words.js';
import { kindWords } from './kind-words.js';
import { levelWords, standardWords } from './level-words.js';
import { sentence } from './phrasing.js';
import { decimalWords } from './target-words.js';
import type { Told, Wording } from './told.js';
import { unitWords } from './unit-words.js';

/** "Theo tài liệu, số xã đạt chuẩn nông thôn mới của huyện Hà Trung trong năm 2022 là 17/19" */
export function claimRecorded({ event, names }: Told<'ClaimRecorded'>): Wording {
  const { unitId, statedValue, outOf, derivation } = event.data;
  const unit = unitWords(unitId, names);
  const what = metricWords(event.data);
  const when = whenWords(event);
  const value = decimalWords(statedValue);
  const of = outOf === null ? { vi: '', en: '' } : { vi: `/${String(outOf)}`, en: ` of ${String(outOf)}` };
  const source =
    derivation === 'STATED'
      ? { vi: 'theo tài liệu', en: 'a document states that' }
      : { vi: 'suy ra từ tài liệu', en: 'it follows from a document that' };
  return sentence({
    vi: `${source.vi}, ${what.vi} của ${unit.vi} ${when.vi} là ${value.vi}${of.vi}`,
    en: `${source.en} ${what.en} of ${unit.en} ${when.en} was ${value.en}${of.en}`,
  });
}

function metricWords(claim: ClaimRecorded): Wording {
  const units = kindWords(claim.unitKind ?? 'COMMUNE');
  const standard = standardWords(claim.level ?? 'NTM');
  const name = levelWords(claim.level ?? 'NTM');
  const year = claim.year === null ? '' : ` ${String(claim.year)}`;
  switch (claim.metric) {
    case 'UNITS':
      return { vi: `số ${units.vi}`, en: `the number of ${units.en}` };
    case 'TITLES_IN_FORCE':
      return { vi: `số ${units.vi} ${standard.vi}`, en: `the number of ${units.en} ${standard.en}` };
    case 'TITLES_GRANTED':
      return {
        vi: `số ${units.vi} được công nhận ${standard.vi} năm${year}`,
        en: `the number of ${units.en} recognised for${year} as ${standard.en}`,
      };
    case 'PLAN_EXCEEDED_BY':
      return {
        vi: `số ${units.vi} ${standard.vi} vượt kế hoạch năm${year}`,
        en: `the number of ${units.en} ${standard.en} beyond the plan for${year}`,
      };
    case 'AVERAGE_MET':
      return {
        vi: `số tiêu chí ${name.vi} bình quân/${units.vi}`,
        en: `the average of ${name.en} criteria over the ${units.en}`,
      };
    case 'AVERAGE_CHANGE': {
      const since = claim.since === null ? { vi: '', en: '' } : dayWords(claim.since);
      return {
        vi: `mức tăng số tiêu chí ${name.vi} bình quân/${units.vi} so với ngày ${since.vi}`,
        en: `the change since ${since.en} in the average of ${name.en} criteria over the ${units.en}`,
      };
    }
    case 'CRITERIA_MET':
      return { vi: `số tiêu chí ${name.vi} đạt được`, en: `the number of ${name.en} criteria met` };
  }
}
