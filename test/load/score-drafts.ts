import type { AssessedCriterion, LedgerDraft, Outcome } from '@ntm-ledger/events';
import { assessmentStream } from '@ntm-ledger/events';
import { dayOf, yearOf } from './day-count.js';
import type { Score } from './yearly-rounds.js';

const OUTCOMES: Readonly<Record<string, Outcome>> = { M: 'MET', B: 'BASICALLY_MET', N: 'NOT_MET', A: 'NOT_APPLICABLE' };
const INCOME = 10;
/** Of one commune in so many the value behind the criterion of income is recorded. */
const COMMUNES_A_VALUE = 20;

/** The stream that a score belongs in. */
export function streamOf({ commune, set }: Score): string {
  return assessmentStream(commune.id, set.id);
}

/** What a score is called, for the ids of what is recorded of it. */
export function nameOf({ commune, set, day, manner }: Score): string {
  return `${manner} ${commune.id} ${set.id} ${String(day)}`;
}

/**
 * A score as the service of assessments records it.
 * @param province the province that reported it, with its type
 */
export function scoreDraft(score: Score, province: string): LedgerDraft {
  const { commune, set, day, manner, outcomes } = score;
  const envelope = {
    effectiveOn: dayOf(day),
    precision: 'DAY',
    concerns: [commune.id],
    mode: 'BACKFILL',
    basis: null,
    source: {
      title: `Báo cáo mẫu kết quả xây dựng nông thôn mới năm ${String(yearOf(day))}`,
      number: `${String(yearOf(day) - 1_900)}/BC-UBND`,
      issuer: `UBND ${province}`,
      issuedOn: dayOf(day),
      url: null,
      digest: null,
    },
    warnings: [],
    causationId: null,
  } as const;
  const about = { unitId: commune.id, criteriaSetId: set.id, size: set.size };
  if (manner === 'STATED' || manner === 'PLANNED') {
    const met = count(outcomes, 'M');
    const isPlan = manner === 'PLANNED';
    const data = {
      ...about,
      met: isPlan ? Math.min(set.size, met + 2) : met,
      certainty: 'STATED_TOTAL',
      statement: isPlan ? 'PLAN' : 'ACTUAL',
      missing: isPlan || commune.seed % 2 === 0 ? [] : numbersOf(outcomes, 'N'),
      jointlyWith: [],
    } as const;
    return { ...envelope, type: 'ScoreStated', data };
  }
  const round = { ASSESSED: 'SELF_ASSESSMENT', APPRAISED: 'APPRAISAL', HELD: 'PERIODIC_REVIEW' } as const;
  const criteria = [...outcomes].flatMap((letter, index): AssessedCriterion[] => {
    const outcome = OUTCOMES[letter];
    const number = index + 1;
    if (outcome === undefined) return [];
    return [{ number, outcome, indicators: indicatorsOf(score, number, outcome), evidence: [] }];
  });
  const data = { ...about, round: round[manner], statement: 'ACTUAL', assessor: null, criteria } as const;
  return { ...envelope, type: 'UnitAssessed', data };
}

/** What somebody recorded of a score by mistake: one to three criteria the other way round. */
export function mistakenScore(score: Score, random: () => number): Score {
  const letters = [...score.outcomes];
  const slips = 1 + Math.floor(random() * 3);
  for (let slip = 0; slip < slips; slip += 1) {
    const at = Math.floor(random() * letters.length);
    letters[at] = letters[at] === 'M' ? 'N' : 'M';
  }
  return { ...score, outcomes: letters.join('') };
}

/** Of some communes the income is known, in million VND a head and year. */
function indicatorsOf({ commune, set, day }: Score, number: number, outcome: Outcome): AssessedCriterion['indicators'] {
  if (number !== INCOME || set.size <= INCOME || commune.seed % COMMUNES_A_VALUE !== 0) return [];
  const value = `${String(20 + 3 * (yearOf(day) - 2_014) + (commune.seed % 10))}.5`;
  return [{ code: String(INCOME), value, year: null, outcome }];
}

function count(outcomes: string, letter: string): number {
  return outcomes.split(letter).length - 1;
}

function numbersOf(outcomes: string, letter: string): number[] {
  return [...outcomes].flatMap((one, index) => (one === letter ? [index + 1] : []));
}
