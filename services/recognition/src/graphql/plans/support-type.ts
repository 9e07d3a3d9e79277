import type { SourceDocument, SupportGranted, SupportRequested } from '@ntm-ledger/events';
import { DatePrecisionEnum, DateScalar, DecimalScalar, SourceType } from '@ntm-ledger/service-host';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import { Field, ID, ObjectType } from 'type-graphql';
import type { Support } from '../../domain/plans/plan.js';

/** What a request and a grant of support have alike. */
@ObjectType()
abstract class SupportFields {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Cement, money, …, in the words of the document.' })
  what!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'Null where the document does not say how much.' })
  amount!: string | null;

  @Field(() => String, { nullable: true, description: 'What the amount is counted in, e.g. `tấn`, `triệu đồng`.' })
  amountIn!: string | null;

  @Field(() => String, { nullable: true, description: 'The body that asks, or that gives.' })
  by!: string | null;

  @Field(() => ID, { nullable: true, description: 'The target of the plan that it is for.' })
  target!: string | null;

  @Field(() => DateScalar)
  effectiveOn!: IsoDate;

  @Field(() => DatePrecisionEnum)
  precision!: DatePrecision;

  @Field(() => SourceType, { nullable: true })
  source!: SourceDocument | null;
}

@ObjectType('SupportRequest', { description: 'Support that was asked for.' })
export class SupportRequestType extends SupportFields {
  @Field(() => String, { nullable: true, description: 'The body that is asked.' })
  of!: string | null;
}

@ObjectType('SupportGrant', { description: 'Support that was given.' })
export class SupportGrantType extends SupportFields {
  @Field(() => ID, { nullable: true, description: 'The request that it answers.' })
  request!: string | null;
}

export function viewRequest(asked: Support<SupportRequested>): SupportRequestType {
  return { ...fieldsOf(asked), of: asked.support.of };
}

export function viewGrant(given: Support<SupportGranted>): SupportGrantType {
  return { ...fieldsOf(given), request: given.support.requestedAs };
}

function fieldsOf({ support, on, source }: Support<SupportRequested | SupportGranted>): Pick<SupportFields, keyof SupportFields> {
  const { supportId: id, what, amount, amountIn, by, targetId: target } = support;
  return { id, what, amount, amountIn, by, target, effectiveOn: on.on, precision: on.precision, source };
}
