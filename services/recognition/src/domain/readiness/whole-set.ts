import type { CriteriaSet, Scorecard } from '@ntm-ledger/scoring';
import { criterionOf, tallyOf } from '@ntm-ledger/scoring';
import type { CardOfLevel, LevelMeasure } from '../reference-set.js';
import type { Condition, Ground, Verdict } from './condition.js';

/**
 * Whether a scorecard meets its whole set. Recognition asks that every criterion be met: one that is only basically met ("cơ bản đạt")
 * is not, one that does not apply is not asked. A stated total says how many are met, so that fewer than all are not all; of an assessment
 * that leaves criteria out nobody can say.
 */
export function meetsWholeSet(card: Pick<Scorecard, 'met' | 'size' | 'criteria' | 'certainty'>): Verdict {
  const { met, basicallyMet, notMet, notApplicable } = tallyOf(card);
  if (met + notApplicable >= card.size) return 'YES';
  if (notMet + basicallyMet > 0 || card.certainty !== 'PER_CRITERION') return 'NO';
  return 'UNKNOWN';
}

/** Every criterion of the set of the level is met. */
export function wholeSetMet({ sets, counted }: LevelMeasure, level: string, ground: Ground): Condition {
  const name = 'wholeSetMet';
  const set = counted?.set ?? sets.at(-1);
  if (set === undefined) {
    const explanation = `no set of criteria for ${level} is known to be in force that day`;
    return { name, required: `every criterion of a set for ${level}`, actual: null, met: 'UNKNOWN', explanation, ...ground };
  }
  const required = set.size === null ? `every criterion of ${set.id}` : `all ${String(set.size)} criteria of ${set.id}`;
  if (counted === null) {
    return { name, required, actual: null, met: 'UNKNOWN', explanation: `no scorecard counts against ${set.id}`, ...ground };
  }
  const { card } = counted;
  return {
    name,
    required,
    actual: `${String(card.met)} of ${String(card.size)} met`,
    met: meetsWholeSet(card),
    explanation: cardWords(counted),
    ...ground,
  };
}

/** "as of 2023-12-31; not met: 10 Thu nhập, 17 Môi trường; only basically met: 5 Trường học; of 2 nothing is known" */
export function cardWords({ card, set }: CardOfLevel): string {
  const { unknown } = tallyOf(card);
  const listed = (words: string, outcome: string): string[] => {
    const numbers = card.criteria.filter((criterion) => criterion.outcome === outcome).map(({ number }) => number);
    return numbers.length === 0 ? [] : [`${words}: ${numbers.map((number) => criterionWords(set, number)).join(', ')}`];
  };
  const rest = card.certainty === 'PER_CRITERION' ? 'nothing is known' : 'the document does not say which they are';
  return [
    `as of ${card.effectiveOn}`,
    ...listed('not met', 'NOT_MET'),
    ...listed('only basically met', 'BASICALLY_MET'),
    ...listed('does not apply', 'NOT_APPLICABLE'),
    ...(unknown > 0 ? [`of ${String(unknown)} ${rest}`] : []),
  ].join('; ');
}

function criterionWords(set: Pick<CriteriaSet, 'criteria'>, number: number): string {
  const { name } = criterionOf(set, number);
  return name === null ? String(number) : `${String(number)} ${name}`;
}
