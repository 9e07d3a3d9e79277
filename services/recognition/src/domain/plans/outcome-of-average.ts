import type { AverageTarget } from '@ntm-ledger/events';
import type { Register, UnitState } from '@ntm-ledger/register';
import type { ScopeScores, Total } from '@ntm-ledger/scoring';
import { averageOf, isForType, metByNumber, NOT_COUNTED } from '@ntm-ledger/scoring';
import { countOf } from '../explanations.js';
import { unitsIn } from '../title-counts.js';
import { dayBeforeYear, withinYear } from '../year.js';
import type { PlanQuestion, TargetOutcome } from './target-outcome.js';
import { statusOf } from './target-outcome.js';
import { membersAmong } from './unit-class.js';

/**
 * Whether the criteria met average as much as was planned. The answer takes the scorecards of all units that the average is over: over some of
 * them it would be another number, and over those by other sets it would mean nothing.
 */
export function outcomeOfAverage(target: AverageTarget, question: PlanQuestion): TargetOutcome {
  const { plan, known, moment } = question;
  const { criteriaSetId, value, baseUnits, unitKind, level } = target;
  const unknown = (explanation: string): TargetOutcome => ({ actual: null, status: statusOf(null, question), explanation });
  if (criteriaSetId === null) {
    return unknown(`The plan names no criteria set for ${level}; averages of different sets are not compared.`);
  }
  const within = withinYear(moment, plan.year);
  const set = known.assessments.criteriaSets.readBy(criteriaSetId, within);
  if (set === undefined) return unknown(`The criteria set "${criteriaSetId}" is not known at this moment.`);
  const members = membersAmong(target, question);
  const units = unitsIn(known.register, plan.unitId, unitKind, within).filter(
    (unit) => isForType(set, unit) && members?.has(unit.id) !== false,
  );
  const total = scoresOf(units, known.register, known.assessments.scoresIn(plan.unitId, set, within));
  const average = averageOf(total);
  const base = baseUnits === null || baseUnits === units.length ? '' : `; the plan counts over ${String(baseUnits)}`;
  const over = `of ${countOf(units.length, unitKind)} by "${criteriaSetId}" on ${within.effectiveOn}${base}`;
  if (average === null || total.units < units.length) {
    const far = average === null ? '' : `, which average ${average}`;
    return unknown(`The register knows the scores of ${String(total.units)}${far}, ${over}: the average over all is not known.`);
  }
  const isReached = reaches(total, value);
  const old = isReached ? 0 : units.filter((unit) => !wasScoredInYear(unit, criteriaSetId, question)).length;
  const note = old === 0 ? '' : ` Of ${countOf(old, unitKind)} no score of ${String(plan.year)} is recorded, so it cannot tell.`;
  return {
    actual: average,
    status: statusOf(isReached || old === 0 ? isReached : null, question),
    explanation: `The average is ${average}, over all ${over.slice(3)}.${note}`,
  };
}

/** Whether the score of a unit that counts is of the plan's year, and not one of before that nobody renewed. */
function wasScoredInYear({ id }: UnitState, criteriaSetId: string, { plan, known, moment }: PlanQuestion): boolean {
  const readable = known.assessments.cardBy(criteriaSetId, id, withinYear(moment, plan.year));
  return readable !== undefined && readable.card.effectiveOn > dayBeforeYear(plan.year);
}

/** What the scores of some units of a scope come to. */
function scoresOf(units: readonly UnitState[], register: Register, all: ScopeScores): Total {
  const metOf = metByNumber(all);
  const scores = units.map(({ id }) => metOf[register.numberOf(id) ?? -1] ?? NOT_COUNTED).filter((met) => met !== NOT_COUNTED);
  return { met: scores.reduce((sum, met) => sum + met, 0), units: scores.length };
}

/** Whether a sum of criteria over units averages a value, in whole numbers: an average that only rounds to it is below it. */
function reaches({ met, units }: Total, value: string): boolean {
  const [whole = '0', fraction = ''] = value.split('.');
  return BigInt(met) * 10n ** BigInt(fraction.length) >= BigInt(whole + fraction) * BigInt(units);
}
