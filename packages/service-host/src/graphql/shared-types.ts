import type { Act, Actor, SourceDocument, Warning } from '@ntm-ledger/events';
import type { IsoDate } from '@ntm-ledger/temporal';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar, DecimalScalar } from './scalars.js';

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
@ObjectType('Actor', {
  description: 'Who recorded a fact: an opaque id, what they act as, and the code of the unit they act for.',
})
export class ActorType implements Actor {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  role!: string;

  @Field(() => String)
  scope!: string;
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
