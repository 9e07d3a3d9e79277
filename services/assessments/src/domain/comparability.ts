import type { IsoDate } from '@ntm-ledger/temporal';
import type { CriteriaSet, ScopeScores } from '@ntm-ledger/scoring';
import { commonOf, isSameSeries } from '@ntm-ledger/scoring';

/** Why two sets cannot be held against each other; null where they can. "11/15" and "15/19" of different questions are no two results. */
export function whyNotComparable(asked: CriteriaSet, measuredBy: CriteriaSet): string | null {
  if (isSameSeries(asked, measuredBy)) return null;
  return (
    `"${measuredBy.id}" (${seriesWords(measuredBy)}) and "${asked.id}" (${seriesWords(asked)}) ask different questions of units; ` +
    'scores and values of different series are not compared'
  );
}

function seriesWords({ unitKind, level }: Pick<CriteriaSet, 'unitKind' | 'level'>): string {
  return `${unitKind}, ${level ?? 'no level'}`;
}

/** Two days of a scope whose averages under one set are compared. */
export interface ComparedDays {
  readonly set: Pick<CriteriaSet, 'id'>;
  readonly then: { readonly on: IsoDate; readonly scores: ScopeScores; readonly otherSets: readonly string[] };
  readonly now: { readonly on: IsoDate; readonly scores: ScopeScores };
}

/**
 * Why an average did not move by any number; null where it did on the units of both days. Scores of different sets are never compared: a set
 * asks for more than the one it follows, so a fall from the old one to the new says nothing about a unit.
 */
export function whyNoChange({ set, then, now }: ComparedDays): string | null {
  if (now.scores.units === 0) return `No unit of this scope has a score under "${set.id}" as of ${now.on}.`;
  if (then.scores.units === 0) {
    const [first, ...more] = then.otherSets;
    if (first === undefined) return `No unit of this scope had a score under "${set.id}" as of ${then.on}.`;
    const names = [first, ...more].map((id) => `"${id}"`).join(', ');
    return `As of ${then.on} the units of this scope were scored under ${names}; scores of different sets are not compared.`;
  }
  const { units } = commonOf(now.scores, then.scores);
  return units > 0 ? null : `No unit was scored under "${set.id}" on both days, so the averages are over different units.`;
}
