import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { bottlenecksOf, changeBetween, criterionOf } from '../domain/index.js';
import type { AssessmentsContext } from './context.js';
import { countedCards } from './counted-cards.js';
import { AssessmentSummaryType, AverageChangeType, BottlenecksArgs, BottleneckType, ChangeSinceArgs } from './summary-type.js';

/** The fields of a summary that take arguments. */
@Resolver(() => AssessmentSummaryType)
export class SummaryResolver {
  @FieldResolver(() => AverageChangeType, { description: 'How the average moved since a date, both as known at this moment.' })
  changeSince(
    @Root() { basis }: AssessmentSummaryType,
    @Args(() => ChangeSinceArgs) { date }: ChangeSinceArgs,
    @Ctx() context: AssessmentsContext,
  ): AverageChangeType {
    const then = countedCards(context, basis.scopeId, basis.set, { ...basis.moment, effectiveOn: date });
    return changeBetween(basis.cards, then);
  }

  @FieldResolver(() => [BottleneckType], { description: 'The criteria that most units are known not to meet, worst first.' })
  bottlenecks(
    @Root() { basis }: AssessmentSummaryType,
    @Args(() => BottlenecksArgs) { first }: BottlenecksArgs,
  ): BottleneckType[] {
    return bottlenecksOf(basis.cards.values())
      .slice(0, first)
      .map(({ number, unitsMissing }) => ({ criterion: criterionOf(basis.set, number), unitsMissing }));
  }
}
