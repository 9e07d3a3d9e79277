import type { Act, SourceDocument } from '@ntm-ledger/events';
import { ActType, DatePrecisionEnum, DateScalar, SourceType } from '@ntm-ledger/service-host';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Amendment, EndOfSet } from '@ntm-ledger/scoring';

@ObjectType('CriteriaSetAmendment', { description: 'An act that changed a set within its time.' })
export class CriteriaSetAmendmentType {
  @Field(() => DateScalar, { description: 'From this day on the set reads so.' })
  on!: IsoDate;

  @Field(() => DatePrecisionEnum)
  precision!: DatePrecision;

  @Field(() => [Int], { description: 'The numbers of the criteria that it gives anew.' })
  criteria!: readonly number[];

  @Field(() => ActType, { nullable: true })
  basis!: Act | null;

  @Field(() => SourceType, { nullable: true })
  source!: SourceDocument | null;
}

@ObjectType('CriteriaSetEnd', { description: 'How a set ended, where an act ended it and not its own period.' })
export class CriteriaSetEndType {
  @Field(() => DateScalar, { description: 'The last day on which units are measured by it.' })
  lastDay!: IsoDate;

  @Field(() => DateScalar, { description: 'The day of the act.' })
  on!: IsoDate;

  @Field(() => DatePrecisionEnum)
  precision!: DatePrecision;

  @Field(() => ActType, { nullable: true })
  basis!: Act | null;

  @Field(() => SourceType, { nullable: true })
  source!: SourceDocument | null;
}

/** An amendment as clients see it. */
export function amendmentType({ on, ...amendment }: Amendment): CriteriaSetAmendmentType {
  return { ...amendment, ...on };
}

/** An end as clients see it. */
export function endType({ on, ...end }: EndOfSet): CriteriaSetEndType {
  return { ...end, ...on };
}
