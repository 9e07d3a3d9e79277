import type { UnitClass } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import type { IsoDate } from '@ntm-ledger/temporal';
import { countOf, namesOf } from '../explanations.js';
import { dayBeforeYear } from '../year.js';
import type { PlanQuestion, TargetOutcome } from './target-outcome.js';
import { statusOf } from './target-outcome.js';
import { classWords, membersOf } from './unit-class.js';

/** A rule that is meant for each unit of a class by itself. */
interface RuleForEach {
  readonly each: UnitClass;
  readonly baselineOn: IsoDate | null;
  /** How much each is to reach. */
  readonly value: number;
  /** What is reached, in words: "more ADVANCED criteria". */
  readonly what: string;
  /** How much a unit reached; null where the register does not know. */
  readonly reachedBy: (unit: UnitState) => number | null;
}

/**
 * Whether every unit of a class reached what was set for each. It is met when all are known to have, and missed as soon as one is known not to
 * have; what was reached is the least that any of them did.
 */
export function outcomeForEach({ each, baselineOn, value, what, reachedBy }: RuleForEach, question: PlanQuestion): TargetOutcome {
  const { plan, known, moment } = question;
  const on = baselineOn ?? dayBeforeYear(plan.year);
  const members = membersOf(each, plan, known, { ...moment, effectiveOn: on });
  const scope = `${classWords(each)} on ${on}`;
  if (members.length === 0) {
    return {
      actual: null,
      status: 'OPEN',
      explanation: `The register knows no units (${each.kind}) ${scope}, so there is nobody to judge.`,
    };
  }
  const results = members.map((unit) => ({ unit, reached: reachedBy(unit) }));
  const failing = results.filter(({ reached }) => reached !== null && reached < value);
  const unknown = results.filter(({ reached }) => reached === null);
  const isMet = failing.length > 0 ? false : unknown.length > 0 ? null : true;
  const least = Math.min(...results.flatMap(({ reached }) => reached ?? []));
  const count = members.length - failing.length - unknown.length;
  const parts = [
    `${String(count)} of ${countOf(members.length, each.kind)} ${scope} are known to have reached ${String(value)} ${what}`,
    ...(failing.length === 0 ? [] : [`${String(failing.length)} have not (${namesOf(failing.map(({ unit }) => unit))})`]),
    ...(unknown.length === 0
      ? []
      : [`of ${String(unknown.length)} it is not known (${namesOf(unknown.map(({ unit }) => unit))})`]),
  ];
  return {
    actual: unknown.length > 0 ? null : String(least),
    status: statusOf(isMet, question),
    explanation: `${parts.join('; ')}.`,
  };
}
