import type {
  Act,
  CaseDocument,
  CaseEntry,
  CaseStage,
  ConditionFacts,
  DocumentKind,
  Level,
  RecordingMode,
  StepOutcome,
} from '@ntm-ledger/events';
import {
  ActType,
  ActorType,
  DatePrecisionEnum,
  DateScalar,
  DateTimeScalar,
  LevelEnum,
  PositionScalar,
  RecordingModeEnum,
} from '@ntm-ledger/service-host';
import type { Position } from '@ntm-ledger/event-store';
import type { DatePrecision, IsoDate, Moment } from '@ntm-ledger/temporal';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { gapsOf } from '../domain/cases/case-life.js';
import type { Case, CaseStanding, CaseStepTaken, StepName } from '../domain/cases/case.js';
import { conditionsStated } from '../domain/cases/condition-rules.js';
import type { TimeLimit } from '../domain/cases/time-limit.js';
import { timeLimitOf } from '../domain/cases/time-limit.js';
import { afterUnitChanges } from '../domain/cases/unit-change.js';
import type { CaseHolder } from '../domain/procedures/index.js';
import { viewDecision } from '../projections/decision-view.js';
import type { RecognitionModel } from '../projections/recognition-model.js';
import {
  CaseEntryEnum,
  CaseHolderEnum,
  CaseStageEnum,
  CaseStandingEnum,
  CaseStepEnum,
  ConstructionDebtEnum,
  DocumentKindEnum,
  SecurityEnum,
  StepOutcomeEnum,
} from './case-enums.js';
import { DecisionType } from './decision-type.js';
import { ProcedureType } from './procedure-type.js';
import { Unit } from './unit.js';

@ObjectType('CaseDocument', { description: 'A piece of a dossier. It stays outside the log; its digest fixes it.' })
class CaseDocumentType implements CaseDocument {
  @Field(() => DocumentKindEnum)
  kind!: DocumentKind;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the document, hexadecimal.' })
  digest!: string | null;

  @Field(() => String)
  reference!: string;
}

@ObjectType('CaseStepTaken', { description: 'A step of a case, as it was recorded.' })
class CaseStepTakenType {
  @Field(() => CaseStepEnum)
  step!: StepName;

  @Field(() => DateScalar)
  effectiveOn!: IsoDate;

  @Field(() => DatePrecisionEnum)
  precision!: DatePrecision;

  @Field(() => DateTimeScalar)
  recordedAt!: number;

  @Field(() => ID, { description: 'The event that says it.' })
  eventId!: string;

  @Field(() => PositionScalar)
  position!: Position;

  @Field(() => ActorType, { description: 'Who recorded it; of a step taken here (LIVE), who took it.' })
  actor!: ActorType;

  @Field(() => RecordingModeEnum)
  mode!: RecordingMode;

  @Field(() => StepOutcomeEnum, {
    nullable: true,
    description: 'Null for a step that cannot fail, and where the source does not say.',
  })
  outcome!: StepOutcome | null;

  @Field(() => String, { nullable: true, description: 'The body that took it, as its document names it.' })
  conductedBy!: string | null;

  @Field(() => [CaseDocumentType])
  documents!: readonly CaseDocument[];

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description:
      'What the step says beyond that it was taken, told apart by `kind`: VOTES, PUBLICATION, OPINIONS, SURVEY, CONDITIONS; RETURN and WITHDRAWAL with a reason.',
  })
  details!: object | null;
}

@ObjectType('CaseConditions', {
  description: 'The conditions beside the criteria, as the steps last state them; null: nothing is said.',
})
class CaseConditionsType {
  @Field(() => ConstructionDebtEnum, { nullable: true })
  constructionDebt!: ConditionFacts['constructionDebt'];

  @Field(() => SecurityEnum, { nullable: true })
  security!: ConditionFacts['security'];
}

@ObjectType('CaseTimeLimit', { description: 'By when the next stage is to be taken. It refuses nothing.' })
class CaseTimeLimitType implements TimeLimit {
  @Field(() => DateScalar, { description: 'Public holidays are not counted in: they make it later.' })
  on!: IsoDate;

  @Field(() => Int)
  workingDays!: number;

  @Field(() => String, { nullable: true, description: "The act; null where it is an office's own setting." })
  basis!: string | null;
}

@ObjectType('CaseUnitChange', { description: 'What became of a unit so that its case came to an end with it.' })
class CaseUnitChangeType {
  @Field(() => ID, { description: 'The event that says it.' })
  eventId!: string;

  @Field(() => String, { description: 'UnitEnded, or UnitRetyped where the unit goes on in the other scheme.' })
  type!: string;

  @Field(() => DateScalar)
  effectiveOn!: IsoDate;

  @Field(() => DatePrecisionEnum)
  precision!: DatePrecision;

  @Field(() => ActType, { nullable: true })
  basis!: Act | null;
}

@ObjectType('Case', { description: 'A dossier (hồ sơ đề nghị) on its way from registration to decision.' })
export class CaseType {
  @Field(() => ID)
  id!: string;

  @Field(() => Unit, { nullable: true })
  unit!: Unit;

  @Field(() => LevelEnum)
  level!: Level;

  @Field(() => Int, { nullable: true, description: 'The year that the title is to be for.' })
  awardYear!: number | null;

  @Field(() => ID, { nullable: true, description: 'The set by which the unit is judged.' })
  criteriaSet!: string | null;

  @Field(() => ProcedureType, { nullable: true, description: 'The procedure that was recorded with the case.' })
  procedure!: ProcedureType | null;

  @Field(() => CaseEntryEnum, { nullable: true })
  entry!: CaseEntry | null;

  @Field(() => String, { nullable: true, description: 'The plan or list in which the unit is registered.' })
  plan!: string | null;

  @Field(() => DateScalar)
  openedOn!: IsoDate;

  @Field(() => CaseStandingEnum)
  standing!: CaseStanding;

  @Field(() => CaseStageEnum, { description: 'The stage it is at: the last one taken, or the one it was sent back to.' })
  stage!: CaseStage;

  @Field(() => DateScalar, { description: 'The day it came there.' })
  since!: IsoDate;

  @Field(() => DatePrecisionEnum)
  sincePrecision!: DatePrecision;

  @Field(() => CaseStageEnum, {
    nullable: true,
    description: 'What is to be done next; null at its end, and where that is not known.',
  })
  next!: CaseStage | null;

  @Field(() => CaseHolderEnum, {
    nullable: true,
    description: 'Who has it now and acts next; null at its end, and where that is not known.',
  })
  holder!: CaseHolder | null;

  @Field(() => CaseTimeLimitType, { nullable: true })
  timeLimit!: TimeLimit | null;

  @Field(() => CaseConditionsType)
  conditions!: CaseConditionsType;

  @Field(() => [CaseStepTakenType], { description: 'Every step, undone ones too, in the order in which they were taken.' })
  steps!: CaseStepTakenType[];

  @Field(() => [CaseStageEnum], {
    description: 'The stages that its procedure requires before the one reached, and of which nothing is recorded.',
  })
  gaps!: CaseStage[];

  @Field(() => DecisionType, { nullable: true, description: 'The decision that ended it.' })
  decision!: DecisionType | null;

  @Field(() => CaseUnitChangeType, { nullable: true, description: 'Of a case that ended by UNIT_CHANGE: by what.' })
  unitChange!: CaseUnitChangeType | null;
}

/** Shows a case at a moment. */
export function viewCase({ titles, register }: RecognitionModel, given: Case, moment: Moment): CaseType {
  const file = afterUnitChanges(given, register.historyOf(given.unitId, moment));
  const { id, level, awardYear, criteriaSetId, procedure, entry, plan, openedOn, standing, stage, since, sincePrecision } = file;
  const decision = file.decisionId === null ? undefined : titles.decisionRecorded(file.decisionId);
  return {
    id,
    unit: { id: file.unitId, moment },
    level,
    awardYear,
    criteriaSet: criteriaSetId,
    procedure,
    entry,
    plan,
    openedOn,
    standing,
    stage,
    since,
    sincePrecision,
    next: file.next,
    holder: file.holder,
    timeLimit: timeLimitOf(file),
    conditions: conditionsStated(file),
    steps: file.steps.map(viewStep),
    gaps: gapsOf(file),
    decision: decision === undefined ? null : viewDecision(titles, decision, moment),
    unitChange: viewUnitChange(file),
  };
}

function viewUnitChange({ endedByUnit }: Case): CaseUnitChangeType | null {
  if (endedByUnit === null) return null;
  const { id: eventId, type, effectiveOn, precision, basis } = endedByUnit;
  return { eventId, type, effectiveOn, precision, basis };
}

function viewStep(taken: CaseStepTaken): CaseStepTakenType {
  const { step, effectiveOn, precision, recordedAt, eventId, position, actor, mode, outcome, conductedBy, documents } = taken;
  return {
    step,
    effectiveOn,
    precision,
    recordedAt,
    eventId,
    position,
    actor,
    mode,
    outcome,
    conductedBy,
    documents,
    details: detailsOf(taken),
  };
}

function detailsOf({ step, details, returnedTo, reason }: CaseStepTaken): object | null {
  switch (step) {
    case 'RETURNED':
      return { kind: 'RETURN', to: returnedTo, reason };
    case 'WITHDRAWN':
      return { kind: 'WITHDRAWAL', reason };
    default:
      return details;
  }
}
