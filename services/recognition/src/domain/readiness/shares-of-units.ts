import type { Level } from '@ntm-ledger/events';
import type { Condition, Ground, Verdict } from './condition.js';
import type { HeldTitle } from './held-under-set.js';
import { heldUnderSet } from './held-under-set.js';
import type { UnitBelow } from './readiness-facts.js';
import type { Tallied } from './share-rule.js';
import { fewestOf, shareVerdict, shareWords } from './share-rule.js';

/** A share of the units of a district or province that must hold a level. */
export interface ShareRule {
  readonly name: string;
  readonly level: Level;
  readonly percent: number;
  /** How the units are called in words: `communes`. */
  readonly units: string;
  /** Whether an old title is not enough: the level must be held under the set of today. */
  readonly underSet: boolean;
  /** How it stands where there is no such unit. */
  readonly whenNone: Extract<Verdict, 'YES' | 'UNKNOWN'>;
}

/**
 * At least so many per cent of some units hold a level. Where there is no such unit, nothing is asked of townships and wards; of communes, which
 * the scheme is about, nobody can say.
 */
export function shareOfUnits(units: readonly UnitBelow[], rule: ShareRule, ground: Ground): Condition {
  const { name, level, percent, underSet, whenNone } = rule;
  const what = `${level}${underSet ? ' under the set of the period' : ''}`;
  if (units.length === 0) {
    const actual = `there are no ${rule.units}`;
    return {
      name,
      required: `${String(percent)} % of ${rule.units} ${what}`,
      actual,
      met: whenNone,
      explanation: actual,
      ...ground,
    };
  }
  const judged = units.map((below): JudgedUnit => ({ name: below.unit.name, verdict: verdictOf(below.held(level), underSet) }));
  const { yes, open, whole }: Tallied = { yes: count(judged, 'YES'), open: count(judged, 'UNKNOWN'), whole: units.length };
  return {
    name,
    required: `at least ${String(fewestOf(whole, percent))} of ${String(whole)} ${rule.units} ${what} (${String(percent)} %)`,
    actual: `${shareWords(yes, whole)}${open === 0 ? '' : `, and of ${String(open)} it is not known`}`,
    met: shareVerdict({ yes, open, whole }, percent),
    explanation: whyShare(judged),
    ...ground,
  };
}

interface JudgedUnit {
  readonly name: string;
  readonly verdict: Verdict;
}

function count(judged: readonly JudgedUnit[], verdict: Verdict): number {
  return judged.filter((unit) => unit.verdict === verdict).length;
}

function verdictOf(held: HeldTitle, underSet: boolean): Verdict {
  if (underSet) return heldUnderSet(held);
  return held.title === null ? 'NO' : 'YES';
}

/** More names than this say no more than a number. */
const MOST_NAMES = 10;

function whyShare(judged: readonly JudgedUnit[]): string {
  const without = judged.filter(({ verdict }) => verdict === 'NO').map(({ name }) => name);
  const named = without.length > MOST_NAMES ? [...without.slice(0, MOST_NAMES), '…'] : without;
  const open = count(judged, 'UNKNOWN');
  return [
    `held by ${String(count(judged, 'YES'))}`,
    ...(without.length > 0 ? [`not by ${String(without.length)}: ${named.join(', ')}`] : []),
    ...(open > 0
      ? [`${String(open)} hold a title, and whether by the set of the period, or whether they meet that set now, is not known`]
      : []),
  ].join('; ');
}
