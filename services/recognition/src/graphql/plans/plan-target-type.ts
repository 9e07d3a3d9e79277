import type {
  Counting,
  Level,
  Measure,
  PlanTarget,
  TargetKind,
  TargetSide,
  UnitAttribute,
  UnitClass,
  UnitKind,
} from '@ntm-ledger/events';
import { unitOfTarget } from '@ntm-ledger/events';
import { DateScalar, DecimalScalar, LevelEnum, MeasureEnum, UnitAttributeEnum, UnitKindEnum } from '@ntm-ledger/service-host';
import type { IsoDate } from '@ntm-ledger/temporal';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { PlannedTarget } from '../../domain/plans/plan.js';
import { outcomeOf } from '../../domain/plans/plan-outcome.js';
import type { PlanQuestion, TargetOutcome, TargetStatus } from '../../domain/plans/target-outcome.js';
import { Unit } from '../unit.js';
import { CountingEnum, TargetKindEnum, TargetSideEnum, TargetStatusEnum } from './plan-enums.js';

@ObjectType('UnitClass', { description: 'Which units of a scope a target means, by what they are on its baseline day.' })
class UnitClassType {
  @Field(() => UnitKindEnum)
  kind!: UnitKind;

  @Field(() => LevelEnum, { nullable: true })
  holding!: Level | null;

  @Field(() => LevelEnum, { nullable: true })
  lacking!: Level | null;

  @Field(() => LevelEnum, { nullable: true })
  notPlannedFor!: Level | null;

  @Field(() => UnitAttributeEnum, { nullable: true, description: 'What they count as, with `value`.' })
  attribute!: UnitAttribute | null;

  @Field(() => String, { nullable: true })
  value!: string | null;
}

@ObjectType('PlanTarget', { description: 'What a plan sets out to reach, and how it stands at the moment.' })
export class PlanTargetType {
  @Field(() => ID)
  id!: string;

  @Field(() => TargetKindEnum)
  kind!: TargetKind;

  @Field(() => LevelEnum, { nullable: true })
  level!: Level | null;

  @Field(() => Unit, {
    nullable: true,
    description: 'The unit that it names; null where it is about the scope, or about each of a class.',
  })
  unit!: Unit | null;

  @Field(() => UnitKindEnum, { nullable: true, description: 'What is counted or averaged over.' })
  unitKind!: UnitKind | null;

  @Field(() => CountingEnum, { nullable: true })
  counting!: Counting | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'What is to be reached. A title or a task is one.' })
  targetValue!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'What was reached, as of the end of the year or of the moment’s day; null where the register does not know.',
  })
  actualValue!: string | null;

  @Field(() => TargetStatusEnum)
  status!: TargetStatus;

  @Field(() => String, { description: 'What the answer rests on.' })
  explanation!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The set that it is measured by; null where it is by none, or the document names none.',
  })
  criteriaSetId!: string | null;

  @Field(() => Int, { nullable: true, description: 'Over how many units an average is meant.' })
  baseUnits!: number | null;

  @Field(() => Int, { nullable: true, description: 'The number of indicators that the document gives beside the criteria.' })
  indicators!: number | null;

  @Field(() => MeasureEnum, { nullable: true })
  measure!: Measure | null;

  @Field(() => Int, { nullable: true, description: 'Of OCOP products: only those with as many stars or more.' })
  stars!: number | null;

  @Field(() => TargetSideEnum, { nullable: true })
  side!: TargetSide | null;

  @Field(() => UnitClassType, { nullable: true, description: 'Only these units are counted.' })
  among!: UnitClassType | null;

  @Field(() => UnitClassType, { nullable: true, description: 'The number is meant for each of these by itself.' })
  each!: UnitClassType | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day that it is compared with.' })
  baselineOn!: IsoDate | null;

  @Field(() => String, { nullable: true, description: 'The words of the document.' })
  printed!: string | null;
}

/** Shows a target of a plan. How it stands is worked out once, and only if it is asked for. */
export function viewTarget(planned: PlannedTarget, question: PlanQuestion): PlanTargetType {
  const { target } = planned;
  let known: TargetOutcome | undefined;
  const outcome = (): TargetOutcome => (known ??= outcomeOf(planned, question));
  const unitId = unitOfTarget(target);
  return {
    ...NOTHING_SAID,
    ...partsOf(target),
    id: target.targetId,
    kind: target.kind,
    unit: unitId === null ? null : { id: unitId, moment: question.moment },
    printed: target.printed,
    get actualValue() {
      return outcome().actual;
    },
    get status() {
      return outcome().status;
    },
    get explanation() {
      return outcome().explanation;
    },
  };
}

/** What only some kinds of targets have. */
type Parts = Omit<PlanTargetType, 'id' | 'kind' | 'unit' | 'printed' | 'actualValue' | 'status' | 'explanation'>;

const NOTHING_SAID: Parts = {
  level: null,
  unitKind: null,
  counting: null,
  targetValue: null,
  criteriaSetId: null,
  baseUnits: null,
  indicators: null,
  measure: null,
  stars: null,
  side: null,
  among: null,
  each: null,
  baselineOn: null,
};

function partsOf(target: PlanTarget): Partial<Parts> {
  switch (target.kind) {
    case 'TITLE':
      return { level: target.level, targetValue: '1' };
    case 'TITLE_TOTAL': {
      const { level, unitKind, counting, value, among, each, baselineOn } = target;
      return {
        level,
        unitKind,
        counting,
        targetValue: String(value),
        among: viewClass(among),
        each: viewClass(each),
        baselineOn,
      };
    }
    case 'AVERAGE_MET': {
      const { level, unitKind, criteriaSetId, value, baseUnits, among, baselineOn } = target;
      return { level, unitKind, criteriaSetId, targetValue: value, baseUnits, among: viewClass(among), baselineOn };
    }
    case 'CRITERIA_MET': {
      const { level, criteriaSetId, counting, value, indicators, each, baselineOn } = target;
      return { level, criteriaSetId, counting, targetValue: String(value), indicators, each: viewClass(each), baselineOn };
    }
    case 'INDICATOR':
      return { measure: target.measure, stars: target.stars, side: target.side, targetValue: target.value };
    case 'TASK':
      return { targetValue: '1' };
  }
}

function viewClass(unitClass: UnitClass | null): UnitClassType | null {
  if (unitClass === null) return null;
  const { countsAs, ...conditions } = unitClass;
  return { ...conditions, attribute: countsAs?.attribute ?? null, value: countsAs?.value ?? null };
}
