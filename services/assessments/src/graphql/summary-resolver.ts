import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { bottlenecksOf, changeBetween, criterionOf } from '@ntm-ledger/scoring';
import { whyNoChange } from '../domain/index.js';
import type { AssessmentsContext } from './context.js';
import { countedCards } from './counted-cards.js';
import { criterionType } from './criterion-type.js';
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
    const { scopeId, set, cards, moment } = basis;
    const day = { ...moment, effectiveOn: date };
    const then = countedCards(context, scopeId, set, day);
    const otherSets = then.size === 0 ? context.model.otherSetsIn(scopeId, set, day) : [];
    const explanation = whyNoChange({ set, then: { on: date, cards: then, otherSets }, now: { on: moment.effectiveOn, cards } });
    return { ...changeBetween(cards, then), explanation };
  }

  @FieldResolver(() => [BottleneckType], { description: 'The criteria that most units are known not to meet, worst first.' })
  bottlenecks(
    @Root() { basis }: AssessmentSummaryType,
    @Args(() => BottlenecksArgs) { first }: BottlenecksArgs,
  ): BottleneckType[] {
    return bottlenecksOf(basis.cards.values())
      .slice(0, first)
      .map(({ number, unitsMissing }) => ({ criterion: criterionType(criterionOf(basis.set, number)), unitsMissing }));
  }
}
