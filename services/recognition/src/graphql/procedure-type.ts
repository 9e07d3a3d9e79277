import type { CaseStage, DocumentKind, Level, UnitKind } from '@ntm-ledger/events';
import { DateScalar, LevelEnum, UnitKindEnum } from '@ntm-ledger/service-host';
import type { IsoDate } from '@ntm-ledger/temporal';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type {
  CaseHolder,
  ConditionName,
  Figure,
  Procedure,
  ProcedureCondition,
  ProcedureStage,
  PublicationTerms,
  RequiredDocument,
  SatisfactionTerms,
} from '../domain/procedures/index.js';
import { CaseConditionEnum, CaseHolderEnum, CaseStageEnum, DocumentKindEnum } from './case-enums.js';

@ObjectType('ProcedureFigure', {
  description: 'A figure of a procedure. Only what is sourced is law; the rest is a setting of the register.',
})
export class ProcedureFigureType implements Figure {
  @Field(() => Int)
  value!: number;

  @Field(() => Boolean)
  sourced!: boolean;
}

@ObjectType('RequiredDocument', { description: 'A piece of a dossier, as the act or form calls it.' })
class RequiredDocumentType implements RequiredDocument {
  @Field(() => DocumentKindEnum)
  kind!: DocumentKind;

  @Field(() => String)
  name!: string;

  @Field(() => Boolean)
  sourced!: boolean;
}

@ObjectType('PublicationTerms', { description: 'How long results are public, and how often they are broadcast.' })
class PublicationTermsType implements PublicationTerms {
  @Field(() => ProcedureFigureType)
  days!: Figure;

  @Field(() => ProcedureFigureType, { nullable: true })
  broadcasts!: Figure | null;
}

@ObjectType('ProcedureStage')
class ProcedureStageType implements ProcedureStage {
  @Field(() => CaseStageEnum)
  stage!: CaseStage;

  @Field(() => CaseHolderEnum, { nullable: true, description: 'Who acts; null where that is not known.' })
  by!: CaseHolder | null;

  @Field(() => Boolean, { description: 'Whether a source gives the stage its place and its actor.' })
  sourced!: boolean;

  @Field(() => Boolean, { description: 'Whether a case cannot go on without it.' })
  required!: boolean;

  @Field(() => [RequiredDocumentType])
  documents!: readonly RequiredDocument[];

  @Field(() => ProcedureFigureType, { nullable: true, description: 'The least share of votes in favour, percent.' })
  votes!: Figure | null;

  @Field(() => PublicationTermsType, { nullable: true })
  publication!: PublicationTerms | null;

  @Field(() => ProcedureFigureType, { nullable: true, description: 'How long the stage may take, in working days.' })
  workingDays!: Figure | null;
}

@ObjectType('ProcedureCondition')
class ProcedureConditionType implements ProcedureCondition {
  @Field(() => CaseConditionEnum)
  name!: ConditionName;

  @Field(() => Boolean)
  sourced!: boolean;
}

@ObjectType('SatisfactionTerms', { description: 'Least shares of a survey, percent; null where no source gives one.' })
class SatisfactionTermsType implements SatisfactionTerms {
  @Field(() => ProcedureFigureType, { nullable: true })
  overall!: Figure | null;

  @Field(() => ProcedureFigureType, { nullable: true, description: 'Of each question; of a district in each commune.' })
  perItem!: Figure | null;

  @Field(() => ProcedureFigureType, { nullable: true })
  householdsAsked!: Figure | null;
}

@ObjectType('Procedure', { description: 'The procedure by which units of some types come to a title.' })
export class ProcedureType implements Procedure {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => String, { nullable: true, description: 'The act; null where none is known or published here.' })
  act!: string | null;

  @Field(() => Boolean, {
    description: 'Whether the text of the act on this procedure was read. If not, what is here is carried over and no law.',
  })
  published!: boolean;

  @Field(() => String)
  note!: string;

  @Field(() => DateScalar)
  from!: IsoDate;

  @Field(() => DateScalar, { nullable: true, description: 'The last day.' })
  until!: IsoDate | null;

  @Field(() => String, { nullable: true, description: 'The province whose own it is; null for all.' })
  provinceCode!: string | null;

  @Field(() => UnitKindEnum)
  unitKind!: UnitKind;

  @Field(() => [String], { description: 'Empty: every type of the kind.' })
  unitTypes!: Procedure['unitTypes'];

  @Field(() => [LevelEnum])
  levels!: readonly Level[];

  @Field(() => [ProcedureStageType], { description: 'In order.' })
  stages!: readonly ProcedureStage[];

  @Field(() => SatisfactionTermsType)
  satisfaction!: SatisfactionTerms;

  @Field(() => [ProcedureConditionType])
  conditions!: readonly ProcedureCondition[];
}
