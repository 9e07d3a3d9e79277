import { DateScalar, shareOf, ShareType } from '@ntm-ledger/service-host';
import type { IsoDate } from '@ntm-ledger/temporal';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { NamedCriterion } from '../domain/failing-criteria.js';
import type { RevocationView } from '../projections/revocation-view.js';

@ObjectType('CriterionName', { description: 'A criterion of a set by its number, and by its name where the set gives one.' })
export class CriterionNameType implements NamedCriterion {
  @Field(() => Int)
  number!: number;

  @Field(() => String, { nullable: true })
  name!: string | null;
}

@ObjectType('RevocationTest', {
  description:
    'Whether a title would have to be revoked by what is known of its unit. It revokes nothing: only a signed decision does.',
})
export class RevocationTestType {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Null where it cannot be said: no scorecard counts, what is open on it could tip the balance, or no test is known for the unit, level or day.',
  })
  wouldRevoke!: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Criteria of the reference set that are known not to be met.' })
  failing!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The same with all that are only basically met or not known: more do not fail.',
  })
  failingAtMost!: number | null;

  @Field(() => Int, { nullable: true, description: 'Criteria of the reference set.' })
  size!: number | null;

  @Field(() => [CriterionNameType], { description: 'Critical criteria that are known not to be met.' })
  criticalFailing!: readonly CriterionNameType[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a source says which criteria of the set are critical; null where no scorecard counts.',
  })
  criticalSourced!: boolean | null;

  @Field(() => ID, { nullable: true, description: 'The reference set, by which the scorecard was made.' })
  criteriaSetId!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day of the scorecard.' })
  asOf!: IsoDate | null;

  @Field(() => ShareType, { nullable: true, description: 'Of a district: its communes whose titles were revoked.' })
  communesRevoked!: ShareType | null;

  @Field(() => Boolean, { description: 'Whether there is a title that could be revoked.' })
  titleInForce!: boolean;

  @Field(() => String, { description: 'e.g. `6 of 19 not met (31.58 %), one of them critical: Thu nhập`' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'The act that the test comes from, while it is in force.' })
  basis!: string | null;
}

/** Shows what the test says. */
export function revocationTestType({ communes, counted, ...view }: RevocationView): RevocationTestType {
  return {
    ...view,
    criticalSourced: counted?.set.criticalSourced ?? null,
    criteriaSetId: counted?.set.id ?? null,
    asOf: counted?.card.effectiveOn ?? null,
    communesRevoked: communes === null ? null : shareOf(communes.revoked, communes.communes),
  };
}
