import type { Act, SourceDocument, Warning } from '@ntm-ledger/events';
import { DATE_PRECISIONS } from '@ntm-ledger/temporal';
import { RECORDING_MODES } from '@ntm-ledger/events';
import type { IsoDate } from '@ntm-ledger/temporal';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar, DecimalScalar } from './scalars.js';

/** Makes a GraphQL enum of a list of names. */
export function enumOf<const N extends string>(names: readonly N[], name: string, description: string): Record<N, N> {
  const values = Object.fromEntries(names.map((value) => [value, value])) as Record<N, N>;
  registerEnumType(values, { name, description });
  return values;
}

export const DatePrecisionEnum = enumOf(
  DATE_PRECISIONS,
  'DatePrecision',
  'How well a source fixes a day: the DAY, some day of its MONTH or YEAR (then it counts from the last), or not later than it (BY).',
);

export const RecordingModeEnum = enumOf(
  RECORDING_MODES,
  'RecordingMode',
  'LIVE: the procedure is conducted here, rules refuse. BACKFILL: an old fact is recorded as it was, rules warn.',
);

@Directive('@shareable')
@ObjectType('Warning', { description: 'A rule that a recorded fact breaks, or something its reader should know.' })
export class WarningType implements Warning {
  @Field(() => String)
  rule!: string;

  @Field(() => String)
  message!: string;

  @Field(() => String, { nullable: true, description: 'The act that the rule comes from.' })
  basis!: string | null;
}

@Directive('@shareable')
@ObjectType('Act', { description: 'The act that a fact rests on.' })
export class ActType implements Act {
  @Field(() => String)
  number!: string;

  @Field(() => String, { nullable: true })
  authority!: string | null;

  @Field(() => DateScalar, { nullable: true })
  issuedOn!: IsoDate | null;

  @Field(() => String, { nullable: true })
  title!: string | null;

  @Field(() => String, { nullable: true, description: 'The place in the act, e.g. `Điều 1 khoản 89`.' })
  clause!: string | null;
}

@Directive('@shareable')
@ObjectType('Source', { description: 'The document in which a fact was read.' })
export class SourceType implements SourceDocument {
  @Field(() => String)
  title!: string;

  @Field(() => String, { nullable: true })
  number!: string | null;

  @Field(() => String, { nullable: true })
  issuer!: string | null;

  @Field(() => DateScalar, { nullable: true })
  issuedOn!: IsoDate | null;

  @Field(() => String, { nullable: true })
  url!: string | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the document, hexadecimal.' })
  digest!: string | null;
}

@Directive('@shareable')
@ObjectType('Share', { description: 'A share with what it is made of; never a bare percentage.' })
export class ShareType {
  @Field(() => Int)
  numerator!: number;

  @Field(() => Int)
  denominator!: number;

  @Field(() => DecimalScalar, { nullable: true, description: 'Two places, e.g. `89.47`; null where the denominator is 0.' })
  percent!: string | null;
}

/** A share of whole numbers, its percentage rounded half up to two places in integers. */
export function shareOf(numerator: number, denominator: number): ShareType {
  if (denominator === 0) return { numerator, denominator, percent: null };
  const hundredths = Math.floor((numerator * 20_000 + denominator) / (2 * denominator));
  return {
    numerator,
    denominator,
    percent: `${String(Math.floor(hundredths / 100))}.${String(hundredths % 100).padStart(2, '0')}`,
  };
}

@Directive('@shareable')
@ObjectType('PageInfo')
export class PageInfoType {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => Boolean)
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  startCursor!: string | null;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}
