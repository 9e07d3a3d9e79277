import type { Position } from '@ntm-ledger/event-store';
import type { UnitAttribute } from '@ntm-ledger/events';
import type { UnitEvent } from '@ntm-ledger/register';
import {
  ActType,
  DatePrecisionEnum,
  DateScalar,
  enumOf,
  MomentScalar,
  PageInfoType,
  PositionScalar,
  UnitAttributeEnum,
} from '@ntm-ledger/service-host';
import type { DatePrecision, IsoDate, Moment } from '@ntm-ledger/temporal';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Difference, DifferenceKind } from '../domain/unit-differences.js';
import { DIFFERENCES } from '../domain/unit-differences.js';
import { Unit, unitOf } from './unit.js';

const UnitChangeKindEnum = enumOf(
  DIFFERENCES,
  'UnitChangeKind',
  'How a unit differs between two moments. It came: ESTABLISHED out of others, REGISTERED as standing from a day between, REGISTERED_LATER ' +
    '(it stood on the earlier day already, but that was not known), END_WITHDRAWN (it was known to have ended, and that counts no longer), ' +
    'ENTERED_SCOPE from elsewhere. It goes on, but is REPARENTED, RENAMED, RETYPED, RECODED or CLASSIFIED. It went: ENDED, WITHDRAWN (it was known at the earlier moment and counts no longer), LEFT_SCOPE for elsewhere.',
);

@ObjectType('UnitChange', { description: 'One thing that differs between two moments.' })
export class UnitChangeType {
  @Field(() => Unit, { description: 'The unit at the later moment; at the earlier one where it is not known at the later.' })
  unit!: Unit;

  @Field(() => UnitChangeKindEnum)
  change!: DifferenceKind;

  @Field(() => UnitAttributeEnum, { nullable: true, description: 'For CLASSIFIED: under what.' })
  attribute!: UnitAttribute | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name, type, code or value as it was; of what moved the full name of the unit above; of what went its own.',
  })
  before!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name, type, code or value as it is; of what moved the full name of the unit above; of what came its own.',
  })
  after!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The day from which it is as it is at the later moment; null where only what no longer counts made it differ before. ' +
      'For END_WITHDRAWN: the day of the end that was withdrawn, with its act and position.',
  })
  effectiveOn!: IsoDate | null;

  @Field(() => DatePrecisionEnum, { nullable: true })
  effectivePrecision!: DatePrecision | null;

  @Field(() => ActType, { nullable: true, description: 'The act by which it is so.' })
  basis!: ActType | null;

  @Field(() => PositionScalar, { nullable: true, description: 'Where the fact stands in the log by which it is so.' })
  position!: Position | null;
}

/** A difference as the schema shows it, with the fact behind it. */
export function unitChangeOf(
  { unit, moment, change, attribute, before, after }: Difference,
  fact: UnitEvent | undefined,
): UnitChangeType {
  return Object.assign(new UnitChangeType(), {
    unit: unitOf(unit, moment),
    change,
    attribute,
    before,
    after,
    effectiveOn: fact?.effectiveOn ?? null,
    effectivePrecision: fact?.precision ?? null,
    basis: fact?.basis ?? null,
    position: fact?.position ?? null,
  });
}

@ObjectType()
export class UnitChangeCount {
  @Field(() => UnitChangeKindEnum)
  change!: DifferenceKind;

  @Field(() => Int)
  count!: number;
}

@ObjectType()
export class UnitChangeEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => UnitChangeType)
  node!: UnitChangeType;
}

@ObjectType('UnitChangeConnection', {
  description:
    'What differs between two moments in a scope, the unit itself among it; unitsBefore + entered − left = unitsAfter.',
})
export class UnitChangeConnection {
  @Field(() => MomentScalar, { description: 'The earlier moment, as it was settled.' })
  from!: Moment;

  @Field(() => MomentScalar, { description: 'The later moment, as it was settled.' })
  to!: Moment;

  @Field(() => Unit, { nullable: true, description: 'The unit that the scope was at the earlier moment.' })
  scopeBefore!: Unit | null;

  @Field(() => Unit, { nullable: true, description: 'The unit that the scope is at the later moment; null where it has ended.' })
  scopeAfter!: Unit | null;

  @Field(() => Int, { description: 'Living units of the kinds asked in the scope at the earlier moment.' })
  unitsBefore!: number;

  @Field(() => Int, { description: 'Living units of the kinds asked in the scope at the later moment.' })
  unitsAfter!: number;

  @Field(() => Int, {
    description:
      'Units that are there at the later moment only: ESTABLISHED, REGISTERED, REGISTERED_LATER, END_WITHDRAWN, ENTERED_SCOPE.',
  })
  entered!: number;

  @Field(() => Int, { description: 'Units that were there at the earlier moment only: ENDED, WITHDRAWN, LEFT_SCOPE.' })
  left!: number;

  @Field(() => [UnitChangeCount], { description: 'How many changes there are of every kind that occurs, over all pages.' })
  counts!: UnitChangeCount[];

  @Field(() => [UnitChangeEdge])
  edges!: UnitChangeEdge[];

  @Field(() => [UnitChangeType])
  nodes!: UnitChangeType[];

  @Field(() => PageInfoType)
  pageInfo!: PageInfoType;

  @Field(() => Int)
  totalCount!: number;
}
