import type { AssessedCriterion, CriteriaSetPublished, Outcome } from '@ntm-ledger/events';
import { OUTCOMES } from '@ntm-ledger/events';
import { underAct } from './act-words.js';
import { dayWords, whenWords } from './day-words.js';
import { listed, sentence } from './phrasing.js';
import type { CriteriaSetName, Names, Told, Wording } from './told.js';
import { bareUnitWords, typeWords, unitWords } from './unit-words.js';

const OUTCOME_WORDS: Readonly<Record<Outcome, Wording>> = {
  MET: { vi: 'đạt', en: 'met' },
  BASICALLY_MET: { vi: 'cơ bản đạt', en: 'basically met' },
  NOT_MET: { vi: 'chưa đạt', en: 'not met' },
  NOT_APPLICABLE: { vi: 'không áp dụng', en: 'not applicable' },
};

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

/** "Xã Hà Hải được đánh giá theo Bộ tiêu chí … ngày 31/12/2022: đạt 15, chưa đạt 4 trên tổng số 19 tiêu chí" */
export function unitAssessed({ event, names }: Told<'UnitAssessed'>): Wording {
  const { unitId, criteriaSetId, size, criteria } = event.data;
  const unit = unitWords(unitId, names);
  const set = namedSetWords(criteriaSetId, names);
  const when = whenWords(event);
  const tally = tallyWords(criteria, size);
  return sentence({
    vi: `${unit.vi} được đánh giá theo ${set.vi} ${when.vi}: ${tally.vi} trên tổng số ${String(size)} tiêu chí`,
    en: `${unit.en} was assessed against ${set.en} ${when.en}: of ${String(size)} criteria ${tally.en}`,
  });
}

/** "Theo tài liệu, xã Thanh Tiên đạt 11/15 tiêu chí của Bộ tiêu chí … chậm nhất ngày 31/12/2022, còn thiếu tiêu chí số 17" */
export function scoreStated({ event, names }: Told<'ScoreStated'>): Wording {
  const { unitId, criteriaSetId, met, size } = event.data;
  const unit = unitWords(unitId, names);
  const set = namedSetWords(criteriaSetId, names);
  const when = whenWords(event);
  const missing = missingWords(event.data.missing);
  const jointly = jointlyWords(event.data, names);
  return sentence({
    vi: `theo tài liệu, ${unit.vi} đạt ${String(met)}/${String(size)} tiêu chí của ${set.vi} ${when.vi}${missing.vi}${jointly.vi}`,
    en: `a document states that ${unit.en} met ${String(met)} of the ${String(size)} criteria of ${set.en} ${when.en}${missing.en}${jointly.en}`,
  });
}

function namedSetWords(criteriaSetId: string, names: Names): Wording {
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
function sizeWords({ size, sizeSourced }: CriteriaSetPublished): Wording {
  if (size === null) return { vi: 'chưa rõ số tiêu chí', en: 'number of criteria not known' };
  const count = String(size);
  const en = size === 1 ? '1 criterion' : `${count} criteria`;
  return sizeSourced
    ? { vi: `${count} tiêu chí`, en }
    : { vi: `${count} tiêu chí, chưa có nguồn xác nhận`, en: `${en}, not confirmed by a source` };
}

function forceWords({ effectiveFrom, effectiveTo }: CriteriaSetPublished): Wording {
  const to = effectiveTo === null ? null : dayWords(effectiveTo);
  const until = to === null ? { vi: '', en: '' } : { vi: ` đến hết ngày ${to.vi}`, en: ` until ${to.en}` };
  if (effectiveFrom === null) return { vi: `chưa rõ ngày áp dụng${until.vi}`, en: `in force from a day not known${until.en}` };
  const from = dayWords(effectiveFrom);
  return { vi: `áp dụng từ ngày ${from.vi}${until.vi}`, en: `in force from ${from.en}${until.en}` };
}

/** How many criteria have which outcome. Which of them count towards a level is not the audit's to say. */
function tallyWords(criteria: readonly AssessedCriterion[], size: number): Wording {
  const counted = OUTCOMES.flatMap((outcome): Wording[] => {
    const count = criteria.filter((criterion) => criterion.outcome === outcome).length;
    const { vi, en } = OUTCOME_WORDS[outcome];
    return count === 0 ? [] : [{ vi: `${vi} ${String(count)}`, en: `${String(count)} ${en}` }];
  });
  const unknown = size - criteria.length;
  if (unknown > 0) counted.push({ vi: `chưa rõ ${String(unknown)}`, en: `${String(unknown)} not known` });
  return { vi: counted.map(({ vi }) => vi).join(', '), en: counted.map(({ en }) => en).join(', ') };
}

function missingWords(missing: readonly number[]): Wording {
  if (missing.length === 0) return { vi: '', en: '' };
  const { vi, en } = listed(missing.map((number) => ({ vi: String(number), en: String(number) })));
  return missing.length === 1
    ? { vi: `, còn thiếu tiêu chí số ${vi}`, en: `, missing criterion ${en}` }
    : { vi: `, còn thiếu các tiêu chí số ${vi}`, en: `, missing criteria ${en}` };
}

function jointlyWords({ unitId, certainty, jointlyWith }: Told<'ScoreStated'>['event']['data'], names: Names): Wording {
  if (certainty !== 'STATED_JOINTLY') return { vi: '', en: '' };
  const others = jointlyWith.filter((id) => id !== unitId).map((id) => unitWords(id, names));
  if (others.length === 0) return { vi: ' (số liệu nêu chung cho nhiều đơn vị)', en: ' (one figure for several units together)' };
  const { vi, en } = listed(others);
  return { vi: ` (số liệu nêu chung với ${vi})`, en: ` (one figure, stated jointly with ${en})` };
}
