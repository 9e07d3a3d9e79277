import type { Position } from '@ntm-ledger/event-store';
import type { RecordedAnswer } from '@ntm-ledger/service-host';
import { PositionScalar, WarningType } from '@ntm-ledger/service-host';
import { Field, ObjectType } from 'type-graphql';
import { caseNamedBy } from '../domain/cases/case.js';
import type { RecognitionModel } from '../projections/recognition-model.js';
import { CaseType, viewCase } from './case-type.js';

@ObjectType('CasePayload')
export class CasePayload {
  @Field(() => PositionScalar)
  position!: Position;

  @Field(() => CaseType)
  case!: CaseType;

  @Field(() => [WarningType])
  warnings!: WarningType[];
}

/** What a mutation of a case answers: the case as it stands after what was recorded. */
export function casePayloadOf(
  model: RecognitionModel,
  { events: [event], position, moment, warnings }: RecordedAnswer,
): CasePayload {
  const file = model.cases.caseAt(caseNamedBy(event) ?? '', moment);
  if (file === undefined) throw new Error(`The request recorded ${event.type}, which is of no case.`);
  return { position, case: viewCase(model, file, moment), warnings: [...warnings] };
}
