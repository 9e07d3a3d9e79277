import type { Position } from '@ntm-ledger/event-store';
import type { Act, RecordingMode, SourceDocument } from '@ntm-ledger/events';
import type { DatePrecision, IsoDate, Moment } from '@ntm-ledger/temporal';
import { IsOptional, IsUrl, IsUUID, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { DateScalar, DateTimeScalar, MomentScalar, PositionScalar } from './scalars.js';
import { DatePrecisionEnum, RecordingModeEnum } from './enums.js';

@InputType('AtInput', {
  description:
    'When: what was in force on `effectiveOn` (default: today in Vietnam) as far as it was known at `knownAt` (default: everything). ' +
    'Or an exact `moment`, alone. `minPosition` waits until the log has come this far.',
})
export class AtInput {
  @Field(() => DateScalar, { nullable: true })
  effectiveOn?: IsoDate | null;

  @Field(() => DateTimeScalar, { nullable: true })
  knownAt?: number | null;

  @Field(() => MomentScalar, { nullable: true })
  moment?: Moment | null;

  @Field(() => PositionScalar, { nullable: true })
  minPosition?: Position | null;
}

@InputType('ActInput', { description: 'The act that a fact rests on, as far as it is known.' })
export class ActInput {
  @Field(() => String, { description: 'e.g. `1686/NQ-UBTVQH15`' })
  @Length(1, 100)
  number!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(300)
  authority?: string | null;

  @Field(() => DateScalar, { nullable: true })
  issuedOn?: IsoDate | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(1000)
  title?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(200)
  clause?: string | null;
}

@InputType('SourceInput', { description: 'The document in which a fact was read.' })
export class SourceInput {
  @Field(() => String)
  @Length(1, 1000)
  title!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(100)
  number?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(300)
  issuer?: string | null;

  @Field(() => DateScalar, { nullable: true })
  issuedOn?: IsoDate | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'] }, { message: 'expected a web address, e.g. https://chinhphu.vn/…' })
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the document, hexadecimal.' })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/, { message: 'expected 64 lower-case hexadecimal digits (SHA-256)' })
  digest?: string | null;
}

/** What every mutation's input has. */
@InputType()
export abstract class RecordingInput {
  @Field(() => ID, {
    description: "A UUID of the client's. The same mutation sent again with it is answered with the first result.",
  })
  @IsUUID(undefined, { message: 'expected a UUID' })
  requestId!: string;

  @Field(() => RecordingModeEnum)
  mode!: RecordingMode;

  @Field(() => SourceInput, { description: 'Where the fact was read.' })
  @ValidateNested()
  source!: SourceInput;

  @Field(() => ActInput, { nullable: true, description: 'The act that the fact rests on.' })
  @IsOptional()
  @ValidateNested()
  basis?: ActInput | null;
}

/** A recorded fact's day. */
@InputType()
export abstract class DatedRecordingInput extends RecordingInput {
  @Field(() => DateScalar, { description: 'In force from.' })
  effectiveOn!: IsoDate;

  @Field(() => DatePrecisionEnum, { defaultValue: 'DAY' })
  precision: DatePrecision = 'DAY';
}

export function actOf(input: ActInput | null | undefined): Act | null {
  if (input === null || input === undefined) return null;
  return {
    number: input.number,
    authority: input.authority ?? null,
    issuedOn: input.issuedOn ?? null,
    title: input.title ?? null,
    clause: input.clause ?? null,
  };
}

export function sourceOf(input: SourceInput): SourceDocument {
  return {
    title: input.title,
    number: input.number ?? null,
    issuer: input.issuer ?? null,
    issuedOn: input.issuedOn ?? null,
    url: input.url ?? null,
    digest: input.digest ?? null,
  };
}
