import type { CriteriaSetAmended, CriteriaSetPublished, ScoreBand } from '@ntm-ledger/events';
import { underAct } from './act-words.js';
import { dayWords, sinceWords, whenWords } from './day-words.js';
import { listed, sentence } from './phrasing.js';
import type { CriteriaSetName, Names, Told, Wording } from './told.js';
import { bareUnitWords, typeWords } from './unit-words.js';

/** "Bộ tiêu chí quốc gia về nông thôn mới giai đoạn 2010-2015 (19 tiêu chí) được ban hành cho xã, áp dụng từ ngày 16/04/2009" */
export function criteriaSetPublished({ event, names }: Told<'CriteriaSetPublished'>): Wording {
  const { data, basis } = event;
  const set = setWords(data);
  const province = provinceWords(data, names);
  const size = sizeWords(data);
  const units = listed(typeWords(data.unitKind, data.unitTypes));
  const force = forceWords(data);
  const act = underAct(basis);
  return sentence({
    vi: `${set.vi}${province.vi} (${size.vi}) được ban hành cho ${units.vi}${act.vi}, ${force.vi}`,
    en: `${set.en}${province.en} (${size.en}) was published for ${units.en}${act.en}, ${force.en}`,
  });
}

/** "Bộ tiêu chí … được sửa đổi, bổ sung từ ngày 20/02/2013 theo Quyết định số 342/QĐ-TTg: các tiêu chí số 7, 10 và 12" */
export function criteriaSetAmended({ event, names }: Told<'CriteriaSetAmended'>): Wording {
  const set = namedSetWords(event.data.criteriaSetId, names);
  const since = sinceWords(event);
  const when = whenWords(event);
  const act = underAct(event.basis);
  const changes = changesOf(event.data);
  return sentence({
    vi: `${set.vi} được sửa đổi, bổ sung ${since.vi}${act.vi}: ${changes.map(({ vi }) => vi).join('; ')}`,
    en: `${set.en} was amended ${when.en}${act.en}: ${changes.map(({ en }) => en).join('; ')}`,
  });
}

/** "Bộ tiêu chí … được áp dụng đến hết ngày 14/02/2026 theo Quyết định số 51/2025/QĐ-TTg" */
export function criteriaSetEnded({ event, names }: Told<'CriteriaSetEnded'>): Wording {
  const set = namedSetWords(event.data.criteriaSetId, names);
  const day = dayWords(event.data.lastDay);
  const act = underAct(event.basis);
  return sentence({
    vi: `${set.vi} được áp dụng đến hết ngày ${day.vi}${act.vi}`,
    en: `${set.en} applies until ${day.en}${act.en}`,
  });
}

/** What an amendment gives anew, part by part. */
function changesOf(change: CriteriaSetAmended): Wording[] {
  const { criteria, size, sizeSourced, indicatorsTotal, indicatorsTotalSourced, annex, bands, critical, criticalSourced } =
    change;
  const numbers = criteria.map(({ number }) => number);
  const count = size === null ? null : sizeWords({ size, sizeSourced });
  return [
    numbers.length === 0 ? null : criteriaWords(numbers),
    count === null ? null : { vi: `gồm ${count.vi}`, en: count.en },
    indicatorsTotal === null ? null : unlessSourced(indicatorsTotalSourced, indicatorCount(indicatorsTotal)),
    annex === null ? null : { vi: `phụ lục: ${annex}`, en: `annex: ${annex}` },
    bands === null ? null : bandWords(bands),
    critical === null ? null : unlessSourced(criticalSourced, criticalWords(critical)),
  ].filter((part) => part !== null);
}

/** "các tiêu chí số 2, 5 và 17"; "criteria 2, 5 and 17". */
export function criteriaWords(numbers: readonly number[]): Wording {
  const { vi, en } = listed(numbers.map((number) => ({ vi: String(number), en: String(number) })));
  return numbers.length === 1
    ? { vi: `tiêu chí số ${vi}`, en: `criterion ${en}` }
    : { vi: `các tiêu chí số ${vi}`, en: `criteria ${en}` };
}

function indicatorCount(total: number): Wording {
  return { vi: `gồm ${String(total)} chỉ tiêu`, en: total === 1 ? '1 indicator' : `${String(total)} indicators` };
}

function bandWords(bands: readonly ScoreBand[]): Wording {
  if (bands.length === 0) return { vi: 'kết quả chia nhóm theo 5 tiêu chí', en: 'scores grouped by fives' };
  const ranges = bands.map(({ from, to }) => (from === to ? String(to) : `${String(from)}–${String(to)}`)).join(', ');
  return { vi: `kết quả chia nhóm ${ranges}`, en: `scores grouped as ${ranges}` };
}

function criticalWords(critical: readonly number[]): Wording {
  if (critical.length === 0)
    return { vi: 'không có tiêu chí trọng yếu khi xét thu hồi', en: 'no criterion weighs more in a revocation' };
  const { vi, en } = criteriaWords(critical);
  return { vi: `trọng yếu khi xét thu hồi là ${vi}`, en: `weighing more in a revocation: ${en}` };
}

/** A set by the name under which it was published, or by its id. */
export function namedSetWords(criteriaSetId: string, names: Names): Wording {
  return setWords(names.criteriaSet(criteriaSetId) ?? { name: criteriaSetId, period: null });
}

/** A set by its name, with its period where the name does not say it: "Bộ tiêu chí quốc gia về nông thôn mới giai đoạn 2010-2015". */
function setWords({ name, period }: CriteriaSetName): Wording {
  const said = period === null || name.includes(period);
  const open = period?.endsWith('-') === true;
  const years = open ? period.slice(0, -1) : (period ?? '');
  return {
    vi: `${/^bộ tiêu chí/iu.test(name) ? name : `bộ tiêu chí “${name}”`}${said ? '' : open ? ` từ năm ${years}` : ` giai đoạn ${years}`}`,
    en: `the criteria set “${name}”${said ? '' : open ? ` of ${years} onwards` : ` of ${years}`}`,
  };
}

function provinceWords({ provinceCode, name }: CriteriaSetPublished, names: Names): Wording {
  if (provinceCode === null) return { vi: '', en: '' };
  const province = names.bearerOf(provinceCode);
  if (province === undefined)
    return { vi: ` của tỉnh mang mã ${provinceCode}`, en: ` of the province with code ${provinceCode}` };
  if (name.includes(province.name)) return { vi: '', en: '' };
  const { vi, en } = bareUnitWords(province);
  return { vi: ` của ${vi}`, en: ` of ${en}` };
}

/** What was not seen in a source is said to be so, never shown as law. */
function sizeWords({ size, sizeSourced }: Pick<CriteriaSetPublished, 'size' | 'sizeSourced'>): Wording {
  if (size === null) return { vi: 'chưa rõ số tiêu chí', en: 'number of criteria not known' };
  const count = String(size);
  const en = size === 1 ? '1 criterion' : `${count} criteria`;
  return unlessSourced(sizeSourced, { vi: `${count} tiêu chí`, en });
}

function unlessSourced(sourced: boolean, { vi, en }: Wording): Wording {
  return sourced ? { vi, en } : { vi: `${vi}, chưa có nguồn xác nhận`, en: `${en}, not confirmed by a source` };
}

function forceWords({ effectiveFrom, effectiveTo }: CriteriaSetPublished): Wording {
  const to = effectiveTo === null ? null : dayWords(effectiveTo);
  const until = to === null ? { vi: '', en: '' } : { vi: ` đến hết ngày ${to.vi}`, en: ` until ${to.en}` };
  if (effectiveFrom === null) return { vi: `chưa rõ ngày áp dụng${until.vi}`, en: `in force from a day not known${until.en}` };
  const from = dayWords(effectiveFrom);
  return { vi: `áp dụng từ ngày ${from.vi}${until.vi}`, en: `in force from ${from.en}${until.en}` };
}
