import type { Page } from '@ntm-ledger/service-host';
import { badUserInput, windowOf } from '@ntm-ledger/service-host';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CountingCards, CriteriaSet } from '@ntm-ledger/scoring';
import { hasCriterion, MAX_CRITERIA } from '@ntm-ledger/scoring';
import type { AssessmentsContext } from './context.js';
import { requireCriteriaSet } from './context.js';
import { ScorecardsArgs, ScorecardType, scorecardType } from './scorecard-type.js';
import { AssessmentSummaryArgs, AssessmentSummaryType, summaryType } from './summary-type.js';
import type { UnitScored } from './units-scored-type.js';
import { UnitScoredConnection, UnitsMissingArgs, UnitsScoredArgs, unitsScoredPage } from './units-scored-type.js';
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
    return summaryType({ scopeId, set, moment, scores: context.model.scoresIn(scopeId, set, moment) });
  }

  @FieldResolver(() => UnitScoredConnection, {
    nullable: true,
    description: 'The units of this scope that are known not to meet a criterion, by code. A bare total says nothing here.',
  })
  async unitsMissing(
    @Root() unit: Unit,
    @Args(() => UnitsMissingArgs) { criteriaSet, criterion, ...page }: UnitsMissingArgs,
    @Ctx() context: AssessmentsContext,
  ): Promise<Page<UnitScored>> {
    await context.reach(unit.moment);
    const set = requireCriteriaSet(context, criteriaSet, unit.moment);
    assertCriterion(set, criterion);
    const scope = { scopeId: unit.id, set, moment: unit.moment };
    const missing = context.model.countedPage(scope, (cards, row) => cards.isMissing(row, criterion), windowOf(page));
    return unitsScoredPage(missing, page);
  }

  @FieldResolver(() => UnitScoredConnection, {
    nullable: true,
    description:
      'The units of this scope that a summary counts, by code: all of them, or those of a band, or of which not all is known.',
  })
  async unitsScored(
    @Root() unit: Unit,
    @Args(() => UnitsScoredArgs) { criteriaSet, metFrom, metTo, incomplete, ...page }: UnitsScoredArgs,
    @Ctx() context: AssessmentsContext,
  ): Promise<Page<UnitScored>> {
    await context.reach(unit.moment);
    const set = requireCriteriaSet(context, criteriaSet, unit.moment);
    const scope = { scopeId: unit.id, set, moment: unit.moment };
    const isAsked = (cards: CountingCards, row: number): boolean =>
      cards.metOf(row) >= (metFrom ?? 0) &&
      cards.metOf(row) <= (metTo ?? MAX_CRITERIA) &&
      (incomplete ?? cards.isIncomplete(row)) === cards.isIncomplete(row);
    return unitsScoredPage(context.model.countedPage(scope, isAsked, windowOf(page)), page);
  }
}

/** @throws GraphQLError BAD_USER_INPUT when the set has no such criterion. Of a set of unknown size any number may be one. */
function assertCriterion(set: CriteriaSet, number: number): void {
  if (set.size === null ? number >= 1 : hasCriterion(set, number)) return;
  const range = set.size === null ? '1 and more' : `1 to ${String(set.size)}`;
  throw badUserInput([{ path: 'criterion', message: `"${set.id}" has no criterion ${String(number)}; expected ${range}` }]);
}
