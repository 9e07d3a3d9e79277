import type { ConditionFacts, DocumentKind, StatedOpinion } from '@ntm-ledger/events';
import { DateScalar } from '@ntm-ledger/service-host';
import type { IsoDate } from '@ntm-ledger/temporal';
import { ArrayMaxSize, IsOptional, IsUUID, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ConstructionDebtEnum, DocumentKindEnum, SecurityEnum } from './case-enums.js';

/** More votes, households or broadcasts than there can be. */
const MOST = 10_000_000;

@InputType('CaseDocumentInput', { description: 'A piece of a dossier. It stays outside the log; its digest fixes it.' })
export class CaseDocumentInput {
  @Field(() => DocumentKindEnum, { defaultValue: 'OTHER' })
  kind: DocumentKind = 'OTHER';

  @Field(() => String, { nullable: true, description: 'SHA-256 of the document, hexadecimal.' })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/, { message: 'expected 64 lower-case hexadecimal digits (SHA-256)' })
  digest?: string | null;

  @Field(() => String, { description: 'Where it is to be found: a number, a file, an address.' })
  @Length(1, 500)
  reference!: string;
}

@InputType('VotesInput', { description: 'So many of so many: 37/37.' })
export class VotesInput {
  @Field(() => Int)
  @Min(0)
  @Max(MOST)
  inFavour!: number;

  @Field(() => Int, { description: 'The votes cast.' })
  @Min(1)
  @Max(MOST)
  total!: number;

  @Field(() => Int, { nullable: true, description: 'Those who could have voted.' })
  @IsOptional()
  @Min(1)
  @Max(MOST)
  members?: number | null;

  @Field(() => String, { nullable: true, description: 'The batch in which a council votes: "đợt 3 năm 2022".' })
  @IsOptional()
  @Length(1, 200)
  batch?: string | null;
}

@InputType('PublicationInput', { description: 'How results were made public for comment.' })
export class PublicationInput {
  @Field(() => DateScalar, { nullable: true })
  from?: IsoDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day.' })
  to?: IsoDate | null;

  @Field(() => Int, { nullable: true, description: "How often the commune's radio spoke of it." })
  @IsOptional()
  @Min(0)
  @Max(MOST)
  broadcasts?: number | null;

  @Field(() => [String], { nullable: true, description: 'Where: the office of the commune, the cultural houses of its hamlets.' })
  @IsOptional()
  @ArrayMaxSize(100)
  @Length(1, 300, { each: true })
  places?: string[] | null;
}

@InputType('OpinionInput')
export class OpinionInput implements StatedOpinion {
  @Field(() => String, { description: 'The body, as its document names it.' })
  @Length(1, 200)
  body!: string;

  @Field(() => Boolean, { nullable: true })
  agrees: boolean | null = null;
}

@InputType('SurveyItemInput', {
  description: 'How many are satisfied on one question: counts, or a percentage that a document states.',
})
export class SurveyItemInput {
  @Field(() => Int)
  @Min(1)
  @Max(1000)
  question!: number;

  @Field(() => ID, { nullable: true, description: 'The commune that the figure is of, in the survey of a district.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'expected the id of a unit (a UUID)' })
  unit?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(0)
  @Max(MOST)
  satisfied?: number | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(1)
  @Max(MOST)
  answered?: number | null;

  @Field(() => String, { nullable: true, description: 'A decimal number, `97,5` or `97.5`.' })
  @IsOptional()
  @MaxLength(20)
  percent?: string | null;
}

@InputType('SurveyCoverageInput')
export class SurveyCoverageInput {
  @Field(() => String, { description: 'A hamlet of the commune, or a commune of the district, as the report names it.' })
  @Length(1, 200)
  part!: string;

  @Field(() => Int)
  @Min(0)
  @Max(MOST)
  households!: number;

  @Field(() => Int)
  @Min(0)
  @Max(MOST)
  asked!: number;
}

@InputType('SurveyInput', { description: "A survey of residents' satisfaction; the body that ran it is `conductedBy`." })
export class SurveyInput {
  @Field(() => DateScalar, { nullable: true })
  from?: IsoDate | null;

  @Field(() => DateScalar, { nullable: true })
  to?: IsoDate | null;

  @Field(() => Int, { nullable: true, description: 'How many questions were asked.' })
  @IsOptional()
  @Min(1)
  @Max(1000)
  questions?: number | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(0)
  @Max(MOST)
  householdsInUnit?: number | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(0)
  @Max(MOST)
  householdsAsked?: number | null;

  @Field(() => String, { nullable: true, description: 'The overall share as the report states it.' })
  @IsOptional()
  @MaxLength(20)
  overallPercent?: string | null;

  @Field(() => [SurveyItemInput], { nullable: true, description: 'A large survey may be recorded in several steps.' })
  @IsOptional()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  items?: SurveyItemInput[] | null;

  @Field(() => [SurveyCoverageInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  coverage?: SurveyCoverageInput[] | null;
}

@InputType('ConditionsInput', { description: 'What an examination found, or a dossier confirms, beside the criteria.' })
export class ConditionsInput {
  @Field(() => ConstructionDebtEnum, { nullable: true })
  constructionDebt?: ConditionFacts['constructionDebt'];

  @Field(() => SecurityEnum, { nullable: true })
  security?: ConditionFacts['security'];
}
