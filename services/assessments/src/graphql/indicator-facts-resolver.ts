import { findUnit } from '@ntm-ledger/service-host';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { indicatorFactOf } from '@ntm-ledger/scoring';
import { decideRecordIndicator } from '../domain/index.js';
import type { AssessmentsContext } from './context.js';
import {
  IndicatorFactsArgs,
  IndicatorFactType,
  indicatorFactType,
  RecordIndicatorInput,
  RecordIndicatorPayload,
} from './indicator-fact-type.js';
import { recordingOf } from './recording-of.js';
import { Unit } from './unit.js';

/** What documents state of units beside all criteria: recorded, and read. */
@Resolver(() => Unit)
export class IndicatorFactsResolver {
  @FieldResolver(() => [IndicatorFactType], {
    nullable: true,
    description:
      'What documents state of the unit beside all criteria: the latest figure of every measure, year, stars and statement.',
  })
  async indicatorFacts(
    @Root() unit: Unit,
    @Args(() => IndicatorFactsArgs) { measure }: IndicatorFactsArgs,
    @Ctx() context: AssessmentsContext,
  ): Promise<IndicatorFactType[]> {
    await context.reach(unit.moment);
    return context.model.factsOf(unit.id, unit.moment, measure ?? null).map(indicatorFactType);
  }

  @Mutation(() => RecordIndicatorPayload, {
    description: 'Records a figure that a document states of a unit: income, poverty, OCOP products. It is of no criterion.',
  })
  async recordIndicator(
    @Arg('input', () => RecordIndicatorInput) input: RecordIndicatorInput,
    @Ctx() context: AssessmentsContext,
  ): Promise<RecordIndicatorPayload> {
    const recording = recordingOf(input);
    const { effectiveOn } = recording;
    const { events, position, warnings } = await context.record({
      input,
      roles: ['clerk', 'assessor'],
      decide: (basis) => {
        const at = { effectiveOn, position: basis.position };
        const found = findUnit(context.register, input.unit, at, 'input.unit');
        if ('refused' in found) return found.refused;
        const outside = basis.outsideScope([found.unit.id], effectiveOn);
        if (outside !== null) return outside;
        const { measure, value, year, stars, statement } = input;
        return decideRecordIndicator({
          recording,
          unit: found.unit,
          measure,
          value,
          year: year ?? null,
          stars: stars ?? null,
          statement: statement ?? 'ACTUAL',
        });
      },
    });
    const [event] = events;
    if (event.type !== 'IndicatorStated') throw new Error(`A stated figure recorded ${event.type}.`);
    return { position, indicatorFact: indicatorFactType(indicatorFactOf(event)), warnings };
  }
}
