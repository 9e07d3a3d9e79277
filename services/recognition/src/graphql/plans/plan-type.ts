import type { Act, SourceDocument } from '@ntm-ledger/events';
import type { KnownDay } from '@ntm-ledger/register';
import { ActType, connectionOf, DatePrecisionEnum, DateScalar, MomentScalar, SourceType } from '@ntm-ledger/service-host';
import type { DatePrecision, IsoDate, Moment } from '@ntm-ledger/temporal';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Known } from '../../domain/known.js';
import type { Plan, PlanAmendment, PlannedTarget } from '../../domain/plans/plan.js';
import { Unit } from '../unit.js';
import { PlanTargetType, viewTarget } from './plan-target-type.js';
import { SupportGrantType, SupportRequestType, viewGrant, viewRequest } from './support-type.js';

@ObjectType('PlanTask', { description: 'A target that is work to be done: what, who, by when, with what.' })
class PlanTaskType {
  @Field(() => ID, { description: 'The id of its target.' })
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { nullable: true, description: 'The body that is to do it.' })
  owner!: string | null;

  @Field(() => DateScalar, { nullable: true })
  due!: IsoDate | null;

  @Field(() => DatePrecisionEnum, { nullable: true })
  duePrecision!: DatePrecision | null;

  @Field(() => String, { nullable: true })
  resources!: string | null;

  @Field(() => Boolean)
  complete!: boolean;

  @Field(() => DateScalar, { nullable: true })
  completedOn!: IsoDate | null;

  @Field(() => DatePrecisionEnum, { nullable: true })
  completedOnPrecision!: DatePrecision | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The target of the plan that it serves; null where it serves none, or one that the plan has no more.',
  })
  under!: string | null;
}

@ObjectType('PlanAmendment', { description: 'A change of a plan by a later decision; targets by their ids.' })
class PlanAmendmentType {
  @Field(() => DateScalar)
  effectiveOn!: IsoDate;

  @Field(() => DatePrecisionEnum)
  precision!: DatePrecision;

  @Field(() => ActType, { nullable: true })
  basis!: Act | null;

  @Field(() => SourceType, { nullable: true })
  source!: SourceDocument | null;

  @Field(() => [ID])
  added!: readonly string[];

  @Field(() => [ID])
  changed!: readonly string[];

  @Field(() => [ID])
  dropped!: readonly string[];
}

@ObjectType('Plan', { description: 'What a unit sets out to reach in a year, and how it stands at the moment.' })
export class PlanType {
  @Field(() => ID)
  id!: string;

  @Field(() => MomentScalar)
  moment!: Moment;

  @Field(() => Unit, { nullable: true })
  unit!: Unit;

  @Field(() => Int)
  year!: number;

  @Field(() => DateScalar, { nullable: true, description: 'The last day that the source allows; null where none gives any.' })
  adoptedOn!: IsoDate | null;

  @Field(() => DatePrecisionEnum, { nullable: true })
  adoptedOnPrecision!: DatePrecision | null;

  @Field(() => ActType, { nullable: true })
  basis!: Act | null;

  @Field(() => SourceType, { nullable: true })
  source!: SourceDocument | null;

  @Field(() => [PlanTargetType], { description: 'In the order in which they were set; tasks among them.' })
  targets!: PlanTargetType[];

  @Field(() => [PlanTaskType])
  tasks!: PlanTaskType[];

  @Field(() => [SupportRequestType])
  supportRequested!: SupportRequestType[];

  @Field(() => [SupportGrantType])
  supportGranted!: SupportGrantType[];

  @Field(() => [PlanAmendmentType], { description: 'In the order in which they came into force.' })
  amendments!: PlanAmendmentType[];
}

export const PlanConnection = connectionOf('Plan', () => PlanType);

/** Shows a plan at a moment, held against all that is known at it. */
export function viewPlan(plan: Plan, known: Known, moment: Moment): PlanType {
  const { id, unitId, year, adoptedOn, precision, basis, source, targets, amendments, requested, granted } = plan;
  return {
    id,
    moment,
    unit: { id: unitId, moment },
    year,
    adoptedOn,
    adoptedOnPrecision: adoptedOn === null ? null : precision,
    basis,
    source,
    targets: targets.map((planned) => viewTarget(planned, { plan, known, moment })),
    tasks: targets.flatMap((planned) => viewTask(planned, plan)),
    supportRequested: requested.map(viewRequest),
    supportGranted: granted.map(viewGrant),
    amendments: amendments.map(viewAmendment),
  };
}

function viewTask({ target, completed }: PlannedTarget, plan: Plan): PlanTaskType[] {
  if (target.kind !== 'TASK') return [];
  const { targetId: id, title, owner, due, duePrecision, resources, under } = target;
  return [
    {
      id,
      title,
      owner,
      due,
      duePrecision: due === null ? null : duePrecision,
      resources,
      complete: completed !== null,
      completedOn: completed?.on ?? null,
      completedOnPrecision: completed?.precision ?? null,
      // The plan may have dropped what the task was to serve, and kept the task.
      under: plan.targets.some((other) => other.target.targetId === under) ? under : null,
    },
  ];
}

function viewAmendment({ on, ...amendment }: PlanAmendment): PlanAmendmentType {
  const { on: effectiveOn, precision }: KnownDay = on;
  return { effectiveOn, precision, ...amendment };
}
