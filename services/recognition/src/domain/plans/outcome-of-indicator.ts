import type { IndicatorTarget } from '@ntm-ledger/events';
import { fullName } from '@ntm-ledger/register';
import type { IndicatorFact } from '@ntm-ledger/scoring';
import { compareDecimals } from '@ntm-ledger/scoring';
import { lastDayOfYear } from '../year.js';
import type { PlanQuestion, TargetOutcome } from './target-outcome.js';
import { statusOf } from './target-outcome.js';

/** Whether a measure of a unit came to its value. The figure is that of the plan's year, whenever a document states it. */
export function outcomeOfIndicator(target: IndicatorTarget, question: PlanQuestion): TargetOutcome {
  const { plan, known, moment } = question;
  const { unitId, measure, stars, side, value } = target;
  const year = String(plan.year);
  const unit = known.register.unitAt(unitId, moment);
  const facts = known.assessments
    .factsOf(unitId, moment, measure)
    .filter((fact) => fact.statement === 'ACTUAL' && isOfYear(fact, plan.year));
  const actual = stars === null ? figureOf(facts) : ratedProducts(facts, stars);
  const name = unit === undefined ? 'the unit' : fullName(unit);
  const rated = stars === null ? '' : ` with ${String(stars)} stars or more`;
  if (actual === null) {
    const explanation = `No document that is recorded states ${measure}${rated} of ${name} for ${year}.`;
    return { actual: null, status: statusOf(null, question), explanation };
  }
  const compared = compareDecimals(actual, value);
  const isMet = compared === null ? null : side === 'AT_LEAST' ? compared >= 0 : compared <= 0;
  const bound = side === 'AT_LEAST' ? 'at least' : 'at most';
  const explanation = `${measure}${rated} of ${name} for ${year} is stated as ${actual}; planned was ${bound} ${value}.`;
  return { actual, status: statusOf(isMet, question), explanation };
}

function isOfYear({ year, effectiveOn }: IndicatorFact, planned: number): boolean {
  return year === null ? effectiveOn <= lastDayOfYear(planned) && effectiveOn.startsWith(String(planned)) : year === planned;
}

/** The figure of all, not of some stars. */
function figureOf(facts: readonly IndicatorFact[]): string | null {
  return facts.find(({ stars }) => stars === null)?.value ?? null;
}

/** Products with so many stars or more, as far as documents count them by stars; products are counted whole. */
function ratedProducts(facts: readonly IndicatorFact[], stars: number): string | null {
  const rated = facts.filter((fact) => fact.stars !== null && fact.stars >= stars);
  return rated.length === 0 ? null : String(rated.reduce((sum, { value }) => sum + Number(value), 0));
}
