import type { CriteriaSet, Scorecard } from '@ntm-ledger/scoring';
import { criterionOf, missingOf, tallyOf } from '@ntm-ledger/scoring';

/** A criterion by its number, and by its name where the set gives one. */
export interface NamedCriterion {
  readonly number: number;
  readonly name: string | null;
}

/** How many criteria of a set fail, as far as a scorecard tells. */
export interface FailingCriteria {
  readonly size: number;
  /** Known not to be met. */
  readonly failing: readonly NamedCriterion[];
  /** Those among them that are critical. */
  readonly criticalFailing: readonly NamedCriterion[];
  /** Of so many more nobody can say that they fail, or that they do not. */
  readonly open: number;
  /** Whether a critical criterion may fail beside those that are known to: one is open, or nobody knows which ones are critical. */
  readonly criticalMayFail: boolean;
  /** How many of the open ones are "cơ bản đạt". */
  readonly basicallyMet: number;
}

/**
 * What fails on a scorecard. A criterion fails where it is known not to be met. One that is only basically met ("cơ bản đạt") proves
 * neither: the act speaks of criteria that no longer come up to the required level, and does not say on which side these fall; so it is
 * open, as is one that was not assessed, or that a stated total leaves unnamed. One that does not apply does not fail.
 */
export function failingCriteria(
  card: Pick<Scorecard, 'met' | 'size' | 'criteria'>,
  set: Pick<CriteriaSet, 'criteria' | 'critical' | 'criticalSourced'>,
): FailingCriteria {
  const { basicallyMet, unknown } = tallyOf(card);
  const numbers = missingOf(card);
  const settled = new Set(card.criteria.filter(({ outcome }) => outcome !== 'BASICALLY_MET').map(({ number }) => number));
  const named = (number: number): NamedCriterion => ({ number, name: criterionOf(set, number).name });
  // A card that names more criteria than its size has room for is a doctored one; nothing is less than not open.
  const open = Math.max(0, basicallyMet + unknown);
  return {
    size: card.size,
    failing: numbers.map(named),
    criticalFailing: numbers.filter((number) => set.critical.includes(number)).map(named),
    open,
    criticalMayFail: isCriticalKnown(set) ? open > 0 && set.critical.some((number) => !settled.has(number)) : true,
    basicallyMet,
  };
}

/** Whether it is known which criteria of a set are critical. An empty list is known only where a source says that there are none. */
export function isCriticalKnown({ critical, criticalSourced }: Pick<CriteriaSet, 'critical' | 'criticalSourced'>): boolean {
  return critical.length > 0 || criticalSourced;
}
