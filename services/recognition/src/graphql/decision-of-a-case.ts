import type { Moment } from '@ntm-ledger/temporal';
import { DateScalar } from '@ntm-ledger/service-host';
import type { IsoDate } from '@ntm-ledger/temporal';
import { Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { Case } from '../domain/cases/case.js';
import { actualCard } from '../projections/case-states.js';
import { CaseType, viewCase } from './case-type.js';
import type { RecognitionContext } from './context.js';
import { DecisionType } from './decision-type.js';

@ObjectType('DecisionCriteriaSet')
class DecisionCriteriaSetType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;
}

@ObjectType('DecisionScorecard', { description: 'How the unit stood on the criteria set of a decision, as of the decision.' })
class DecisionScorecardType {
  @Field(() => DecisionCriteriaSetType)
  criteriaSet!: DecisionCriteriaSetType;

  @Field(() => DateScalar)
  asOf!: IsoDate;

  @Field(() => Int)
  met!: number;

  @Field(() => Int)
  size!: number;
}

/** What of a decision comes from the case that it decides. */
@Resolver(() => DecisionType)
export class DecisionOfACase {
  @FieldResolver(() => CaseType, { nullable: true, description: 'The case that it decides, as far as the register knows one.' })
  async case(@Root() decision: DecisionType, @Ctx() ctx: RecognitionContext): Promise<CaseType | null> {
    const file = await caseOf(decision, ctx);
    return file === undefined ? null : viewCase(ctx.model, file, decision.moment);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The act whose procedure the case followed.' })
  async procedure(@Root() decision: DecisionType, @Ctx() ctx: RecognitionContext): Promise<string | null> {
    return (await caseOf(decision, ctx))?.procedureAct ?? null;
  }

  @FieldResolver(() => DecisionScorecardType, {
    nullable: true,
    description:
      "The unit's actual card of the decision's criteria set, or of its case's, on the day of signature; null where there is none.",
  })
  async scorecard(@Root() decision: DecisionType, @Ctx() ctx: RecognitionContext): Promise<DecisionScorecardType | null> {
    const file = await caseOf(decision, ctx);
    const event = ctx.model.titles.decisionRecorded(decision.id);
    const named = event !== undefined && 'criteriaSetId' in event.data ? event.data.criteriaSetId : null;
    const criteriaSetId = named ?? file?.criteriaSetId ?? null;
    const day: Moment = { effectiveOn: decision.signedOn ?? decision.effectiveOn, position: decision.moment.position };
    const card = actualCard(ctx, decision.unit.id, criteriaSetId, day);
    const set = card === null ? undefined : ctx.model.assessments.criteriaSets.readBy(card.criteriaSetId, day);
    if (card === null || set === undefined) return null;
    return { criteriaSet: { id: set.id, name: set.name }, asOf: card.effectiveOn, met: card.met, size: card.size };
  }
}

async function caseOf({ id, moment }: DecisionType, ctx: RecognitionContext): Promise<Case | undefined> {
  await ctx.reach(moment);
  const caseId = ctx.model.cases.caseOfDecision(id);
  return caseId === null ? undefined : ctx.model.cases.caseAt(caseId, moment);
}
