import type { Decided, Refused } from '@ntm-ledger/events';
import { refuse } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName } from '@ntm-ledger/register';
import type { DecisionBasis } from '@ntm-ledger/service-host';
import { DatedRecordingInput, UnitRefInput } from '@ntm-ledger/service-host';
import type { Moment } from '@ntm-ledger/temporal';
import { lastDayAllowed } from '@ntm-ledger/temporal';
import { Max, Min, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import type { Plan } from '../../domain/plans/plan.js';
import type { RecognitionContext } from '../context.js';
import { unitOfTheDay } from '../unit-of-the-day.js';

/** What every fact about a plan that is known has: whose plan, of which year, and the day of the fact. */
@InputType()
export abstract class PlanFactInput extends DatedRecordingInput {
  @Field(() => UnitRefInput, { description: 'Whose plan it is, as of the day of the fact.' })
  @ValidateNested()
  unit!: UnitRefInput;

  @Field(() => Int, { description: 'The year of the plan.' })
  @Min(2009)
  @Max(2999)
  year!: number;
}

/** A known plan with the day of the fact about it. */
export interface KnownPlan {
  readonly plan: Plan;
  readonly unit: UnitState;
  readonly at: Moment;
}

/** Finds the plan that a fact is about, sees that its actor may record about it, and has the rest decided. */
export function decideOnPlan(
  input: PlanFactInput,
  { model, register }: RecognitionContext,
  basis: DecisionBasis,
  decide: (known: KnownPlan) => Decided,
): Decided {
  const at = { effectiveOn: lastDayAllowed(input.effectiveOn, input.precision), position: basis.position };
  const found = unitOfTheDay(register, input.unit, at, 'input.unit');
  if ('refused' in found) return found.refused;
  const { unit } = found;
  const plan = model.plans.planKnown(unit.id, input.year, basis.position);
  return (
    basis.outsideScope([unit.id], at.effectiveOn) ?? (plan === undefined ? noPlan(unit, input.year) : decide({ plan, unit, at }))
  );
}

function noPlan(unit: UnitState, year: number): Refused {
  return refuse({
    code: 'NOT_FOUND',
    message: `There is no plan of ${fullName(unit)} for ${String(year)}; record its adoption first.`,
  });
}
