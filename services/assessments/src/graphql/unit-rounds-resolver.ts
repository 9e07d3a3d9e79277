import type { Page } from '@ntm-ledger/service-host';
import { badUserInput, pageOf } from '@ntm-ledger/service-host';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { isSameSeries } from '@ntm-ledger/scoring';
import { whyNotComparable } from '../domain/index.js';
import type { AssessmentRoundType } from './assessment-round-type.js';
import { AssessmentRoundConnection, AssessmentRoundsArgs, assessmentRoundType } from './assessment-round-type.js';
import { columnOfCard } from './column-of-card.js';
import type { AssessmentsContext } from './context.js';
import { requireCriteriaSet } from './context.js';
import { RejudgedArgs, RejudgedScorecardType, rejudgedType } from './rejudged-type.js';
import { Unit } from './unit.js';

/** How a unit was looked at, round by round, and what another set would say of what was found. */
@Resolver(() => Unit)
export class UnitRoundsResolver {
  @FieldResolver(() => AssessmentRoundConnection, {
    nullable: true,
    description: 'Every assessment of the unit, with or without a known result, the newest first.',
  })
  async assessmentRounds(
    @Root() unit: Unit,
    @Args(() => AssessmentRoundsArgs) { criteriaSet, first, after }: AssessmentRoundsArgs,
    @Ctx() context: AssessmentsContext,
  ): Promise<Page<AssessmentRoundType>> {
    await context.reach(unit.moment);
    const only =
      criteriaSet === undefined || criteriaSet === null ? null : requireCriteriaSet(context, criteriaSet, unit.moment).id;
    const held = context.model
      .roundsOf(unit.id, unit.moment)
      .filter(({ round }) => only === null || round.criteriaSetId === only)
      .map(({ round, set }) => assessmentRoundType(round, set));
    return pageOf(held, ({ position }) => String(position), { first, after });
  }

  @FieldResolver(() => RejudgedScorecardType, {
    nullable: true,
    description:
      'What another set of the same kind of units and level would say of the values of the latest actual scorecard; null where there is none. ' +
      'Hypothetical, and recorded nowhere.',
  })
  async rejudged(
    @Root() unit: Unit,
    @Args(() => RejudgedArgs) args: RejudgedArgs,
    @Ctx() context: AssessmentsContext,
  ): Promise<RejudgedScorecardType | null> {
    await context.reach(unit.moment);
    const asked = requireCriteriaSet(context, args.criteriaSet, unit.moment);
    const of = args.of === undefined || args.of === null ? null : requireCriteriaSet(context, args.of, unit.moment, 'of');
    const reason = of === null ? null : whyNotComparable(asked, of);
    if (reason !== null) throw badUserInput([{ path: 'of', message: reason }]);
    const found = context.model
      .cardsOf(unit.id, unit.moment)
      .find(({ set }) => (of === null ? isSameSeries(set, asked) : set.id === of.id));
    if (found === undefined) return null;
    const { card, set: measuredBy } = found;
    return rejudgedType({ card, measuredBy, asked, column: columnOfCard(context.register, card, unit.moment) });
  }
}
