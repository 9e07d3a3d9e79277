import { badUserInput, pageOf } from '@ntm-ledger/service-host';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CriteriaSet, CountedCard } from '@ntm-ledger/scoring';
import { hasCriterion, missingOf } from '@ntm-ledger/scoring';
import { countedCards } from './counted-cards.js';
import type { AssessmentsContext } from './context.js';
import { requireCriteriaSet } from './context.js';
import { ScorecardsArgs, ScorecardType, scorecardType } from './scorecard-type.js';
import { AssessmentSummaryArgs, AssessmentSummaryType, summaryType } from './summary-type.js';
import { UnitMissingCriterionConnection, unitMissingCriterion, UnitsMissingArgs } from './unit-missing-type.js';
import { Unit } from './unit.js';

/** What assessments say of a unit at its moment: its own scorecards, and how the units of its scope stand. */
@Resolver(() => Unit)
export class UnitResolver {
  @FieldResolver(() => [ScorecardType], {
    nullable: true,
    description:
      'The latest scorecard for each criteria set, the latest first: of what is, unless estimates or plans are asked for.',
  })
  async scorecards(
    @Root() unit: Unit,
    @Args(() => ScorecardsArgs) { statement }: ScorecardsArgs,
    @Ctx() context: AssessmentsContext,
  ): Promise<ScorecardType[]> {
    await context.reach(unit.moment);
    return context.model
      .cardsOf(unit.id, unit.moment, statement ?? 'ACTUAL')
      .map(({ card, set }) => scorecardType(card, set, unit.moment, context.register));
  }

  @FieldResolver(() => AssessmentSummaryType, {
    nullable: true,
    description: 'How the living units of this scope, of the types that the set is for, stand on it.',
  })
  async assessmentSummary(
    @Root() unit: Unit,
    @Args(() => AssessmentSummaryArgs) { criteriaSet }: AssessmentSummaryArgs,
    @Ctx() context: AssessmentsContext,
  ): Promise<AssessmentSummaryType> {
    await context.reach(unit.moment);
    const set = requireCriteriaSet(context, criteriaSet, unit.moment);
    const { id: scopeId, moment } = unit;
    return summaryType({ scopeId, set, moment, cards: countedCards(context, scopeId, set, moment) });
  }

  @FieldResolver(() => UnitMissingCriterionConnection, {
    nullable: true,
    description: 'The units of this scope that are known not to meet a criterion, by code. A bare total says nothing here.',
  })
  async unitsMissing(
    @Root() unit: Unit,
    @Args(() => UnitsMissingArgs) { criteriaSet, criterion, first, after }: UnitsMissingArgs,
    @Ctx() context: AssessmentsContext,
  ): Promise<UnitMissingCriterionConnection> {
    await context.reach(unit.moment);
    const set = requireCriteriaSet(context, criteriaSet, unit.moment);
    assertCriterion(set, criterion);
    const missing = context.model
      .countedIn(unit.id, set, unit.moment)
      .filter(({ card }) => missingOf(card).includes(criterion))
      .sort(byCode);
    return pageOf(missing.map(unitMissingCriterion), ({ id }) => id, { first, after });
  }
}

/** @throws GraphQLError BAD_USER_INPUT when the set has no such criterion. Of a set of unknown size any number may be one. */
function assertCriterion(set: CriteriaSet, number: number): void {
  if (set.size === null ? number >= 1 : hasCriterion(set, number)) return;
  const range = set.size === null ? '1 and more' : `1 to ${String(set.size)}`;
  throw badUserInput([{ path: 'criterion', message: `"${set.id}" has no criterion ${String(number)}; expected ${range}` }]);
}

/** By code; hamlets, which have none, by name; and never undecided. */
function byCode(a: CountedCard, b: CountedCard): number {
  const [one, other] = [a, b].map(({ unit }) => [unit.code ?? '~', unit.name, unit.id].join('\n'));
  return (one ?? '') < (other ?? '') ? -1 : 1;
}
