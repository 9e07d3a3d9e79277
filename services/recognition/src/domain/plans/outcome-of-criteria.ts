import type { CriteriaTarget } from '@ntm-ledger/events';
import { fullName } from '@ntm-ledger/register';
import type { Scorecard } from '@ntm-ledger/scoring';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';
import { dayBeforeYear, withinYear } from '../year.js';
import { outcomeForEach } from './rule-for-each.js';
import type { PlanQuestion, TargetOutcome } from './target-outcome.js';
import { statusOf } from './target-outcome.js';

/** Whether a unit, or each of a class, met as many criteria as was planned, or as many more. */
export function outcomeOfCriteria(target: CriteriaTarget, question: PlanQuestion): TargetOutcome {
  const { unitId, each, criteriaSetId, baselineOn, value, level, counting, indicators } = target;
  if (criteriaSetId === null) {
    const explanation = `The plan names no criteria set for ${level}; criteria of different sets are not compared.`;
    return { actual: null, status: statusOf(null, question), explanation };
  }
  const more = counting === 'MORE' ? 'more ' : '';
  if (each !== null) {
    const reachedBy = (unit: { readonly id: string }): number | null => {
      const { reached, isOfTheYear } = reachedIn(unit.id, criteriaSetId, target, question);
      return reached === null || reached >= value || isOfTheYear ? reached : null;
    };
    return outcomeForEach({ each, baselineOn, value, what: `${more}criteria of "${criteriaSetId}"`, reachedBy }, question);
  }
  const unit = unitId === null ? undefined : question.known.register.unitAt(unitId, question.moment);
  if (unit === undefined) {
    return { actual: null, status: statusOf(null, question), explanation: 'The register does not know the unit at this moment.' };
  }
  const { reached, isOfTheYear, card, before } = reachedIn(unit.id, criteriaSetId, target, question);
  const note =
    indicators === null ? '' : ` The ${String(indicators)} indicators planned beside them count through their criteria.`;
  if (reached === null || card === undefined) {
    const missing = card === undefined ? '' : ' on the baseline day';
    const explanation = `The register has no scorecard of ${fullName(unit)} by "${criteriaSetId}"${missing}.${note}`;
    return { actual: null, status: statusOf(null, question), explanation };
  }
  const since = before === undefined ? '' : `, and met ${String(before.met)} as of ${before.effectiveOn}`;
  const old = isOfTheYear ? '' : ` No look at it ${periodOf(target, question.plan.year)} is recorded.`;
  const scored = `${fullName(unit)} meets ${String(card.met)} of ${String(card.size)} as of ${card.effectiveOn} by "${criteriaSetId}"${since}.`;
  const isMet = reached >= value ? true : isOfTheYear ? false : null;
  return { actual: String(reached), status: statusOf(isMet, question), explanation: `${scored}${old}${note}` };
}

/** What a unit reached by the year's end, with the cards that say so, and whether anybody looked at it in the year; of more, since the baseline day. */
interface Reached {
  readonly reached: number | null;
  readonly isOfTheYear: boolean;
  readonly card: Scorecard | undefined;
  readonly before: Scorecard | undefined;
}

/** The day after which somebody has to have looked: that before the year; of more criteria the baseline day, where it lies in the year. */
function lookedAfter({ counting, baselineOn }: Pick<CriteriaTarget, 'counting' | 'baselineOn'>, year: number): IsoDate {
  const before = dayBeforeYear(year);
  return counting === 'MORE' && baselineOn !== null && baselineOn > before ? baselineOn : before;
}

function periodOf(target: CriteriaTarget, year: number): string {
  const after = lookedAfter(target, year);
  return after === dayBeforeYear(year) ? `in ${String(year)}` : `after ${after}`;
}

function reachedIn(
  unitId: string,
  criteriaSetId: string,
  { counting, baselineOn }: CriteriaTarget,
  { plan, known, moment }: PlanQuestion,
): Reached {
  const cardOn = (on: Moment): Scorecard | undefined => known.assessments.cardBy(criteriaSetId, unitId, on)?.card;
  const card = cardOn(withinYear(moment, plan.year));
  const isOfTheYear = card !== undefined && card.effectiveOn > lookedAfter({ counting, baselineOn }, plan.year);
  if (counting === 'IN_ALL') return { reached: card?.met ?? null, isOfTheYear, card, before: undefined };
  const before = cardOn({ ...moment, effectiveOn: baselineOn ?? dayBeforeYear(plan.year) });
  return { reached: card === undefined || before === undefined ? null : card.met - before.met, isOfTheYear, card, before };
}
