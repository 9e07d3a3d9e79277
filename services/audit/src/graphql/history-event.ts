import type { Position } from '@ntm-ledger/event-store';
import type { Act, Actor, LedgerEvent, RecordingMode, SourceDocument, Warning } from '@ntm-ledger/events';
import {
  ActorType,
  ActType,
  DatePrecisionEnum,
  DateScalar,
  DateTimeScalar,
  enumOf,
  PositionScalar,
  RecordingModeEnum,
  SourceType,
  WarningType,
} from '@ntm-ledger/service-host';
import type { DatePrecision, IsoDate, Moment } from '@ntm-ledger/temporal';
import { Field, ID, ObjectType } from 'type-graphql';
import type { ReadEvent } from '../reading/read-events.js';
import { UnitType } from './unit.js';

export const LanguageEnum = enumOf(['VI', 'EN'], 'Language', 'A language that sentences are told in.');

@ObjectType('HistoryEvent', { description: 'An event of the log as it was recorded.' })
export class HistoryEventType {
  @Field(() => ID)
  id!: string;

  @Field(() => PositionScalar)
  position!: Position;

  @Field(() => String)
  type!: string;

  @Field(() => DateScalar, { description: 'In force from.' })
  effectiveOn!: IsoDate;

  @Field(() => DatePrecisionEnum)
  precision!: DatePrecision;

  @Field(() => DateTimeScalar)
  recordedAt!: number;

  @Field(() => UnitType, {
    nullable: true,
    description: 'The unit that the event is about in the first place; none where it concerns no unit.',
  })
  unit!: UnitType | null;

  @Field(() => ActorType)
  actor!: Actor;

  @Field(() => RecordingModeEnum)
  mode!: RecordingMode;

  @Field(() => ActType, { nullable: true })
  basis!: Act | null;

  @Field(() => SourceType, { nullable: true })
  source!: SourceDocument | null;

  @Field(() => [WarningType])
  warnings!: readonly Warning[];

  @Field(() => ID, { description: 'The request that recorded it; events of one request have it in common.' })
  correlationId!: string;

  @Field(() => ID, { nullable: true, description: 'The id of the event that this one completes or follows from.' })
  causationId!: string | null;

  @Field(() => PositionScalar, {
    nullable: true,
    description:
      'The position of the event that withdrew this one as recorded in error; null while it counts, as far as the answer knows the log.',
  })
  withdrawnBy!: Position | null;

  /** The event with what the log holds of it, for the fields that are computed. */
  read!: ReadEvent;

  /** How far the answer knows the log. */
  known!: Position;
}

/** What an answer adds to an event. */
export interface AnswerFacts {
  /** How far the answer knows the log. */
  readonly known: Position;
  readonly withdrawnBy: Position | null;
  /** The moment at which the event's unit is shown. */
  readonly moment: Moment;
}

/** An event as an answer shows it. */
export function historyEvent(read: ReadEvent, { known, withdrawnBy, moment }: AnswerFacts): HistoryEventType {
  const event: LedgerEvent = read.event;
  const [subject] = event.concerns;
  return {
    id: event.id,
    position: event.position,
    type: event.type,
    effectiveOn: event.effectiveOn,
    precision: event.precision,
    recordedAt: event.recordedAt,
    unit: subject === undefined ? null : { id: subject, moment },
    actor: event.actor,
    mode: event.mode,
    basis: event.basis,
    source: event.source,
    warnings: event.warnings,
    correlationId: event.correlationId,
    causationId: event.causationId,
    withdrawnBy,
    read,
    known,
  };
}
