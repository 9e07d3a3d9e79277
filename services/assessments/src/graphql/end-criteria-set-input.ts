import type { Position } from '@ntm-ledger/event-store';
import type { Warning } from '@ntm-ledger/events';
import { DatedRecordingInput, DateScalar, PositionScalar, WarningType } from '@ntm-ledger/service-host';
import type { IsoDate } from '@ntm-ledger/temporal';
import { Length } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { CriteriaSetType } from './criteria-set-type.js';

@InputType('EndCriteriaSetInput', {
  description: 'An act ends a set. `effectiveOn` is the day of the act, `basis` the act; in mode LIVE it is named.',
})
export class EndCriteriaSetInput extends DatedRecordingInput {
  @Field(() => ID, { description: 'The set that ends, e.g. `xa-ntm-2021`.' })
  @Length(1, 80)
  criteriaSet!: string;

  @Field(() => DateScalar, { description: 'The last day on which units are measured by it.' })
  lastDay!: IsoDate;
}

@ObjectType('EndCriteriaSetPayload')
export class EndCriteriaSetPayload {
  @Field(() => PositionScalar)
  position!: Position;

  @Field(() => CriteriaSetType, { description: 'The set with its end.' })
  criteriaSet!: CriteriaSetType;

  @Field(() => [WarningType])
  warnings!: readonly Warning[];
}
