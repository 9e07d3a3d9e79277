import type { Level, UnitKind } from '@ntm-ledger/events';
import { COUNTRY_CODE } from '@ntm-ledger/register';
import type { Page } from '@ntm-ledger/service-host';
import { AtInput, badUserInput, DateScalar, findUnit, LevelEnum, pageOf, UnitKindEnum } from '@ntm-ledger/service-host';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';
import { Arg, Args, ArgsType, Ctx, Field, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { criteriaSetOf } from '@ntm-ledger/scoring';
import { decidePublishCriteriaSet } from '../domain/index.js';
import type { AssessmentsContext } from './context.js';
import { CriteriaSetConnection, CriteriaSetType, criteriaSetType } from './criteria-set-type.js';
import { PublishCriteriaSetInput, PublishCriteriaSetPayload } from './publish-criteria-set-input.js';
import { publicationOf } from './publication-of.js';
import { recordingOf } from './recording-of.js';

@ArgsType()
export class CriteriaSetArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => AtInput, { nullable: true })
  at?: AtInput | null;
}

@ArgsType()
export class CriteriaSetsArgs {
  @Field(() => AtInput, { nullable: true })
  at?: AtInput | null;

  @Field(() => LevelEnum, { nullable: true })
  level?: Level | null;

  @Field(() => UnitKindEnum, { nullable: true, description: 'Those for units of this kind.' })
  unitKind?: UnitKind | null;

  @Field(() => String, { nullable: true, description: 'The own ones of the province that bears this code at the moment.' })
  province?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Those that may have been in force on this day.' })
  inForceOn?: IsoDate | null;

  @Field(() => Int, { defaultValue: 50 })
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

/** Criteria sets: published, and read. */
@Resolver()
export class CriteriaSetResolver {
  @Query(() => CriteriaSetType, { nullable: true, description: 'The set of that id; null before its publication.' })
  async criteriaSet(
    @Args(() => CriteriaSetArgs) { id, at }: CriteriaSetArgs,
    @Ctx() context: AssessmentsContext,
  ): Promise<CriteriaSetType | null> {
    const set = context.model.criteriaSets.at(id, await context.settle(at));
    return set === undefined ? null : criteriaSetType(set);
  }

  @Query(() => CriteriaSetConnection, {
    nullable: true,
    description: 'The sets published by then, in the order of their publication, whether in force or not.',
  })
  async criteriaSets(
    @Args(() => CriteriaSetsArgs) { at, province, first, after, ...asked }: CriteriaSetsArgs,
    @Ctx() context: AssessmentsContext,
  ): Promise<Page<CriteriaSetType>> {
    const moment = await context.settle(at);
    const filter = { ...asked, provinceId: provinceIdOf(context, province ?? null, moment) };
    const sets = context.model.criteriaSets.allAt(moment, filter);
    return pageOf(sets.map(criteriaSetType), ({ id }) => id, { first, after });
  }

  @Mutation(() => PublishCriteriaSetPayload, {
    description: 'Publishes a national set or a province’s own. An id is published once.',
  })
  async publishCriteriaSet(
    @Arg('input', () => PublishCriteriaSetInput) input: PublishCriteriaSetInput,
    @Ctx() context: AssessmentsContext,
  ): Promise<PublishCriteriaSetPayload> {
    const recording = recordingOf(input);
    const { effectiveOn } = recording;
    const { events, position, warnings } = await context.record({
      input,
      roles: ['clerk'],
      decide: (basis) => {
        // The country is one and the same on every day; it may have entered the register on a later one than an old act's.
        const code = input.provinceCode ?? COUNTRY_CODE;
        const day = code === COUNTRY_CODE && basis.today > effectiveOn ? basis.today : effectiveOn;
        const found = findUnit(context.register, { code }, { effectiveOn: day, position: basis.position }, 'input.provinceCode');
        if ('refused' in found) return found.refused;
        const outside = basis.outsideScope([found.unit.id], effectiveOn);
        if (outside !== null) return outside;
        const known = context.model.criteriaSets.knownAt(input.id, basis.position);
        return decidePublishCriteriaSet({ recording, set: publicationOf(input), publisher: found.unit }, { known });
      },
    });
    const [event] = events;
    if (event.type !== 'CriteriaSetPublished') throw new Error(`A publication recorded ${event.type}.`);
    return { position, criteriaSet: criteriaSetType(criteriaSetOf(event)), warnings };
  }
}

/** The province that a code means at a moment. @throws GraphQLError BAD_USER_INPUT when none bears it */
function provinceIdOf({ register }: AssessmentsContext, code: string | null, moment: Moment): string | null {
  if (code === null) return null;
  const bearer = register.bearerOf(code, moment);
  if (bearer?.kind === 'PROVINCE') return bearer.id;
  throw badUserInput([{ path: 'province', message: `no province bears the code "${code}" on ${moment.effectiveOn}` }]);
}
