import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { bottlenecksOf, changeBetween, criterionOf } from '@ntm-ledger/scoring';
import { whyNoChange } from '../domain/index.js';
import type { AssessmentsContext } from './context.js';
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
    const { scopeId, set, scores, moment } = basis;
    const day = { ...moment, effectiveOn: date };
    const then = context.model.scoresIn(scopeId, set, day);
    const otherSets = then.units === 0 ? context.model.otherSetsIn(scopeId, set, day) : [];
    const explanation = whyNoChange({
      set,
      then: { on: date, scores: then, otherSets },
      now: { on: moment.effectiveOn, scores },
    });
    return { ...changeBetween(scores, then), explanation };
  }

  @FieldResolver(() => [BottleneckType], { description: 'The criteria that most units are known not to meet, worst first.' })
  bottlenecks(
    @Root() { basis }: AssessmentSummaryType,
    @Args(() => BottlenecksArgs) { first }: BottlenecksArgs,
  ): BottleneckType[] {
    return bottlenecksOf(basis.scores)
      .slice(0, first)
      .map(({ number, unitsMissing }) => ({ criterion: criterionType(criterionOf(basis.set, number)), unitsMissing }));
  }
}
