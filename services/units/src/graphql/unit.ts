import type { Certainty, Extent, UnitKind } from '@ntm-ledger/events';

import type { UnitState } from '@ntm-ledger/register';
import { fullName } from '@ntm-ledger/register';
import { ActType, DatePrecisionEnum, DateScalar, MomentScalar, PageInfoType, UnitKindEnum } from '@ntm-ledger/service-host';
import type { DatePrecision, IsoDate, Moment } from '@ntm-ledger/temporal';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { CertaintyEnum, ExtentEnum } from './unit-enums.js';

@Directive('@key(fields: "id moment")')
@ObjectType('Unit', { description: 'A unit of the administrative register, as it is at a moment.' })
export class Unit {
  @Field(() => ID, { description: 'Opaque, and the same for as long as the unit lives; neither code nor name is.' })
  id!: string;

  @Field(() => MomentScalar, { description: 'The moment at which this and everything under it answers.' })
  moment!: Moment;

  @Field(() => String, {
    nullable: true,
    description: 'The official code at the moment (that it last bore, if it has ended); hamlets have none.',
  })
  code!: string | null;

  @Field(() => String, { description: 'The bare name, without its type.' })
  name!: string;

  @Field(() => String, { description: 'The name with its type: `xã Hoạt Giang`.' })
  fullName!: string;

  @Field(() => UnitKindEnum)
  kind!: UnitKind;

  @Field(() => String, {
    description: 'As the register writes it: tỉnh, thành phố, huyện, quận, thị xã, xã, phường, thị trấn, đặc khu, thôn, …',
  })
  type!: string;

  @Field(() => DateScalar, { description: 'The day it came to be; with precision BY, a day on which it stood already.' })
  establishedOn!: IsoDate;

  @Field(() => DatePrecisionEnum)
  establishedPrecision!: DatePrecision;

  @Field(() => DateScalar, { nullable: true, description: 'The day from which it is no more, if that had come at the moment.' })
  endedOn!: IsoDate | null;

  @Field(() => DatePrecisionEnum, { nullable: true })
  endedPrecision!: DatePrecision | null;

  @Field(() => String, {
    nullable: true,
    description: 'MERGED, ABSORBED, DIVIDED, ABOLISHED; UNKNOWN where nobody knows what became of it.',
  })
  endManner!: string | null;

  /** What the fields that lead to other units start from; not part of the schema. */
  state!: UnitState;
}

/** A unit's state as the object that the schema shows. */
export function unitOf(state: UnitState, moment: Moment): Unit {
  return Object.assign(new Unit(), {
    id: state.id,
    moment,
    code: state.code,
    name: state.name,
    fullName: fullName(state),
    kind: state.kind,
    type: state.type,
    establishedOn: state.established.on,
    establishedPrecision: state.established.precision,
    endedOn: state.ended?.on ?? null,
    endedPrecision: state.ended?.precision ?? null,
    endManner: state.endManner,
    state,
  });
}

@ObjectType('LineageLink', { description: 'A unit that gave territory to another, or took it, and by what act.' })
export class LineageLinkType {
  @Field(() => Unit, { nullable: true })
  unit!: Unit | null;

  @Field(() => ExtentEnum)
  extent!: Extent;

  @Field(() => CertaintyEnum)
  certainty!: Certainty;

  @Field(() => DateScalar)
  effectiveOn!: IsoDate;

  @Field(() => ActType, { nullable: true })
  basis!: ActType | null;
}

@ObjectType()
export class UnitEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => Unit)
  node!: Unit;
}

@ObjectType()
export class UnitConnection {
  @Field(() => [UnitEdge])
  edges!: UnitEdge[];

  @Field(() => [Unit])
  nodes!: Unit[];

  @Field(() => PageInfoType)
  pageInfo!: PageInfoType;

  @Field(() => Int)
  totalCount!: number;
}

@ObjectType()
export class UnitSearchEdge extends UnitEdge {
  @Field(() => String, {
    description: 'The name, of whatever time, that the text met; of a unit found by its code the one it bears.',
  })
  matchedName!: string;
}

@ObjectType()
export class UnitSearchConnection {
  @Field(() => [UnitSearchEdge])
  edges!: UnitSearchEdge[];

  @Field(() => PageInfoType)
  pageInfo!: PageInfoType;

  @Field(() => Int)
  totalCount!: number;
}
