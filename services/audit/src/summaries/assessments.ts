import type { AssessedCriterion, Outcome, Round, Statement, UnitAssessed } from '@ntm-ledger/events';
import { OUTCOMES } from '@ntm-ledger/events';
import { criteriaWords, namedSetWords } from './criteria-sets.js';
import { whenWords } from './day-words.js';
import { listed, sentence } from './phrasing.js';
import type { Names, Told, Wording } from './told.js';
import { unitWords } from './unit-words.js';

const OUTCOME_WORDS: Readonly<Record<Outcome, Wording>> = {
  MET: { vi: 'đạt', en: 'met' },
  BASICALLY_MET: { vi: 'cơ bản đạt', en: 'basically met' },
  NOT_MET: { vi: 'chưa đạt', en: 'not met' },
  NOT_APPLICABLE: { vi: 'không áp dụng', en: 'not applicable' },
};

const ROUND_WORDS: Readonly<Record<Round, Wording>> = {
  SELF_ASSESSMENT: { vi: 'tự đánh giá', en: 'self-assessment' },
  VERIFICATION: { vi: 'thẩm tra', en: 'verification' },
  APPRAISAL: { vi: 'thẩm định', en: 'appraisal' },
  PERIODIC_REVIEW: { vi: 'rà soát định kỳ', en: 'periodic review' },
};

/** What is thought to be and what is meant to be are never told as what is. */
const ASSESSED: Readonly<Record<Statement, Wording>> = {
  ACTUAL: { vi: 'được đánh giá theo', en: 'was assessed against' },
  ESTIMATE: { vi: 'được ước tính kết quả theo', en: 'was estimated against' },
  PLAN: { vi: 'có kế hoạch phấn đấu theo', en: 'has a target under' },
};

const MET: Readonly<Record<Statement, Wording>> = {
  ACTUAL: { vi: 'đạt', en: 'met' },
  ESTIMATE: { vi: 'ước đạt', en: 'was estimated to meet' },
  PLAN: { vi: 'phấn đấu đạt', en: 'is to meet' },
};

/** "Xã Hà Hải được đánh giá theo Bộ tiêu chí … ngày 31/12/2022 (thẩm định): đạt 15, chưa đạt 4 trên tổng số 19 tiêu chí" */
export function unitAssessed({ event, names }: Told<'UnitAssessed'>): Wording {
  const { unitId, criteriaSetId, size, criteria, statement } = event.data;
  const unit = unitWords(unitId, names);
  const set = namedSetWords(criteriaSetId, names);
  const when = whenWords(event);
  const round = roundWords(event.data);
  const how = ASSESSED[statement];
  const tally = tallyWords(criteria, size);
  const result =
    criteria.length === 0
      ? { vi: 'chưa rõ kết quả', en: 'the result is not known' }
      : { vi: `${tally.vi} trên tổng số ${String(size)} tiêu chí`, en: `of ${String(size)} criteria ${tally.en}` };
  return sentence({
    vi: `${unit.vi} ${how.vi} ${set.vi} ${when.vi}${round.vi}: ${result.vi}`,
    en: `${unit.en} ${how.en} ${set.en} ${when.en}${round.en}: ${result.en}`,
  });
}

/** "Theo tài liệu, xã Thanh Tiên đạt 11/15 tiêu chí của Bộ tiêu chí … chậm nhất ngày 31/12/2022, còn thiếu tiêu chí số 17" */
export function scoreStated({ event, names }: Told<'ScoreStated'>): Wording {
  const { unitId, criteriaSetId, met, size, statement } = event.data;
  const unit = unitWords(unitId, names);
  const set = namedSetWords(criteriaSetId, names);
  const when = whenWords(event);
  const how = MET[statement];
  const missing = missingWords(event.data.missing);
  const jointly = jointlyWords(event.data, names);
  return sentence({
    vi: `theo tài liệu, ${unit.vi} ${how.vi} ${String(met)}/${String(size)} tiêu chí của ${set.vi} ${when.vi}${missing.vi}${jointly.vi}`,
    en: `a document states that ${unit.en} ${how.en} ${String(met)} of the ${String(size)} criteria of ${set.en} ${when.en}${missing.en}${jointly.en}`,
  });
}

/** " (thẩm định, Ủy ban nhân dân tỉnh)": which look it was and whose, as far as the source says. */
function roundWords({ round, assessor }: UnitAssessed): Wording {
  const words = round === null ? null : ROUND_WORDS[round];
  const vi = [words?.vi, assessor].filter((part) => part !== undefined && part !== null);
  const en = [words?.en, assessor].filter((part) => part !== undefined && part !== null);
  return { vi: vi.length === 0 ? '' : ` (${vi.join(', ')})`, en: en.length === 0 ? '' : ` (${en.join(', ')})` };
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
  const { vi, en } = criteriaWords(missing);
  return { vi: `, còn thiếu ${vi}`, en: `, missing ${en}` };
}

function jointlyWords({ unitId, certainty, jointlyWith }: Told<'ScoreStated'>['event']['data'], names: Names): Wording {
  if (certainty !== 'STATED_JOINTLY') return { vi: '', en: '' };
  const others = jointlyWith.filter((id) => id !== unitId).map((id) => unitWords(id, names));
  if (others.length === 0) return { vi: ' (số liệu nêu chung cho nhiều đơn vị)', en: ' (one figure for several units together)' };
  const { vi, en } = listed(others);
  return { vi: ` (số liệu nêu chung với ${vi})`, en: ` (one figure, stated jointly with ${en})` };
}
