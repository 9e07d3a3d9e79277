/** Whether something holds, as far as is known. */
export const VERDICTS = ['YES', 'NO', 'UNKNOWN'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** One thing that a unit must bring for a level, and how it stands. */
export interface Condition {
  /** The condition's name, the same in every answer. */
  readonly name: string;
  /** What is asked, with its numbers. */
  readonly required: string;
  /** How the unit stands; null where nothing is known. */
  readonly actual: string | null;
  readonly met: Verdict;
  /** Why, in words; where something is missing, what. */
  readonly explanation: string;
  /** The act that asks it, as in force on the day; null where it is the register's own rule, or a requirement without a source. */
  readonly basis: string | null;
  /** False where the requirement was not seen in a source: it is configuration then, and never shown as law. */
  readonly sourced: boolean;
}

/** Where a requirement comes from. */
export type Ground = Pick<Condition, 'basis' | 'sourced'>;

/** A requirement that no source was found for. */
export const UNSOURCED: Ground = { basis: null, sourced: false };

/** What an act asks, where its name is known to be in force that day; else the register's own rule. */
export function groundOf(basis: string | null): Ground {
  return { basis, sourced: basis !== null };
}

/** Ready is who meets every condition; who fails one is not, whatever is unknown; else nobody can say. */
export function readyBy(conditions: readonly Pick<Condition, 'met'>[]): Verdict {
  return together(conditions.map(({ met }) => met));
}

/** What several verdicts come to where all of them must hold. */
export function together(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('NO')) return 'NO';
  return verdicts.includes('UNKNOWN') ? 'UNKNOWN' : 'YES';
}
