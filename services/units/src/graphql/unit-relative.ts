import type { Certainty, Extent } from '@ntm-ledger/events';
import type { LineageDirection } from '@ntm-ledger/register';
import { LINEAGE_DIRECTIONS } from '@ntm-ledger/register';
import { ActType, connectionOf, DateScalar, enumOf } from '@ntm-ledger/service-host';
import type { IsoDate } from '@ntm-ledger/temporal';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { CertaintyEnum, ExtentEnum } from './unit-enums.js';
import { PageArgs } from './unit-list-args.js';
import { Unit } from './unit.js';

const LineageDirectionEnum = enumOf(
  LINEAGE_DIRECTIONS,
  'LineageDirection',
  'BACKWARD: to the units that a unit came from. FORWARD: to those that came from it.',
);

@ArgsType()
export class LineageArgs extends PageArgs {
  @Field(() => LineageDirectionEnum, { description: 'To what it came from, or to what came from it.' })
  direction!: LineageDirection;
}

@ObjectType('UnitRelative', { description: 'A unit that another came from, or that came from it, through one or more reforms.' })
export class UnitRelative {
  @Field(() => Unit)
  unit!: Unit;

  @Field(() => ExtentEnum, { description: 'WHOLE where every step of some way was.' })
  extent!: Extent;

  @Field(() => CertaintyEnum, { description: 'INFERRED where any step was.' })
  certainty!: Certainty;

  @Field(() => DateScalar, { description: 'The day of the last step, the one farthest from the unit asked.' })
  effectiveOn!: IsoDate;

  @Field(() => Int, { description: 'How many reforms away it is, by the shortest way.' })
  steps!: number;

  @Field(() => [Unit], { description: 'The units on the shortest way, from the unit asked on, without both ends.' })
  via!: Unit[];

  @Field(() => ActType, { nullable: true, description: 'What the last step rests on.' })
  basis!: ActType | null;
}

export const UnitRelativeConnection = connectionOf('UnitRelative', () => UnitRelative);
