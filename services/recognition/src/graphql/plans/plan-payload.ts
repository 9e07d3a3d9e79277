import type { Position } from '@ntm-ledger/event-store';
import type { RecordedAnswer } from '@ntm-ledger/service-host';
import { PositionScalar, WarningType } from '@ntm-ledger/service-host';
import { Field, ObjectType } from 'type-graphql';
import type { RecognitionContext } from '../context.js';
import { PlanType, viewPlan } from './plan-type.js';

/** What every mutation of plans answers: the plan as it then stands. */
@ObjectType()
export abstract class PlanPayload {
  @Field(() => PositionScalar)
  position!: Position;

  @Field(() => PlanType)
  plan!: PlanType;

  @Field(() => [WarningType])
  warnings!: WarningType[];
}

/** The answer to a mutation of a plan. */
export function planPayload(
  { model }: RecognitionContext,
  { events: [event], position, moment, warnings }: RecordedAnswer,
): PlanPayload {
  const { data } = event;
  const plan =
    'unitId' in data && 'year' in data && data.year !== null ? model.plans.planAt(data.unitId, data.year, moment) : undefined;
  if (plan === undefined) throw new Error(`The request recorded ${event.type}, which is about no plan that is known.`);
  return { position, plan: viewPlan(plan, model, moment), warnings: [...warnings] };
}
