import type { CriteriaSetPublished, LedgerDraft, Level, UnitType } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import { dayCount, dayOf } from './day-count.js';

/** A criteria set as the history uses it. */
export interface HistorySet {
  readonly id: string;
  readonly size: number;
  /** The first day on which units are measured by it, and the first on which they are no longer. */
  readonly from: number;
  readonly until: number;
  readonly publication: CriteriaSetPublished;
}

/** Sets that follow one another for the units of some types and one level. */
export interface HistorySeries {
  readonly level: Level;
  readonly unitTypes: readonly UnitType[];
  readonly sets: readonly [HistorySet, ...HistorySet[]];
}

const NTM_CRITERIA = [
  'Quy hoạch',
  'Giao thông',
  'Thủy lợi và phòng, chống thiên tai',
  'Điện',
  'Trường học',
  'Cơ sở vật chất văn hóa',
  'Cơ sở hạ tầng thương mại nông thôn',
  'Thông tin và Truyền thông',
  'Nhà ở dân cư',
  'Thu nhập',
  'Nghèo đa chiều',
  'Lao động',
  'Tổ chức sản xuất và phát triển kinh tế nông thôn',
  'Giáo dục và Đào tạo',
  'Y tế',
  'Văn hóa',
  'Môi trường và an toàn thực phẩm',
  'Hệ thống chính trị và tiếp cận pháp luật',
  'Quốc phòng và An ninh',
];

/**
 * The series of the history: xã by the two national sets that followed each other, advanced and model xã by a set that stands for all ten years,
 * and wards and townships, which are no part of the programme, by one of their own. They are made up to measure with: begin and end are such
 * that every round finds a set in force (the act of 2016 came a year later), and nothing in them is law.
 */
export const HISTORY_SERIES: readonly HistorySeries[] = [
  series('NTM', ['xã'], NTM_CRITERIA, [
    ['xa-ntm-2016', '2015-01-01', '2022-03-08'],
    ['xa-ntm-2021', '2022-03-08', null],
  ]),
  series('ADVANCED', ['xã'], NTM_CRITERIA, [['xa-nangcao-mau', '2015-01-01', null]]),
  series(
    'MODEL',
    ['xã'],
    ['Nâng cao', 'Thu nhập', 'Thôn thông minh', 'Lĩnh vực nổi trội'],
    [['xa-kieumau-mau', '2015-01-01', null]],
  ),
  series('CIVILISED_URBAN', ['phường', 'thị trấn'], NTM_CRITERIA.slice(0, 9), [['dothi-vanminh-mau', '2015-01-01', null]]),
];

type Period = readonly [id: string, from: string, until: string | null];

function series(
  level: Level,
  unitTypes: readonly UnitType[],
  criteria: readonly string[],
  [first, ...others]: readonly [Period, ...Period[]],
): HistorySeries {
  const set = ([id, from, until]: Period): HistorySet => ({
    id,
    size: criteria.length,
    from: dayCount(from),
    until: until === null ? Infinity : dayCount(until),
    publication: {
      criteriaSetId: id,
      name: `Bộ tiêu chí mẫu ${id}`,
      unitKind: 'COMMUNE',
      unitTypes,
      level,
      period: null,
      annex: null,
      size: criteria.length,
      sizeSourced: false,
      indicatorsTotal: null,
      indicatorsTotalSourced: false,
      effectiveFrom: toIsoDate(from),
      effectiveTo: until === null ? null : dayOf(dayCount(until) - 1),
      provinceCode: null,
      bands: [],
      critical: criteria.length === NTM_CRITERIA.length ? [10, 17, 19] : [],
      criticalSourced: false,
      criteria: criteria.map((name, index) => ({ number: index + 1, name, sourced: false, indicators: [] })),
    },
  });
  return { level, unitTypes, sets: [set(first), ...others.map(set)] };
}

/** The set of a series by which units are measured on a day; undefined before the first. */
export function setOn({ sets }: HistorySeries, day: number): HistorySet | undefined {
  return sets.find(({ from, until }) => from <= day && day < until);
}

/** The series of a level. @throws RangeError where the history has none. */
export function seriesOf(level: Level): HistorySeries {
  const found = HISTORY_SERIES.find((one) => one.level === level);
  if (found === undefined) throw new RangeError(`the history has no sets of the level ${level}`);
  return found;
}

/** The publication of a set by the country. */
export function publicationDraft({ publication }: HistorySet, countryId: string): LedgerDraft {
  const { effectiveFrom } = publication;
  if (effectiveFrom === null) throw new RangeError(`${publication.criteriaSetId} has no first day`);
  return {
    type: 'CriteriaSetPublished',
    effectiveOn: effectiveFrom,
    precision: 'DAY',
    concerns: [countryId],
    mode: 'BACKFILL',
    basis: null,
    source: {
      title: 'Bộ tiêu chí mẫu để đo; không phải văn bản có thật',
      number: null,
      issuer: null,
      issuedOn: null,
      url: null,
      digest: null,
    },
    warnings: [],
    causationId: null,
    data: publication,
  };
}
