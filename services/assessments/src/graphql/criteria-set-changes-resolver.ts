import type { Decided } from '@ntm-ledger/events';
import type { DatedRecordingInput, RecordedAnswer } from '@ntm-ledger/service-host';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { ChangingState, Recording } from '../domain/index.js';
import { decideAmendCriteriaSet, decideEndCriteriaSet } from '../domain/index.js';
import { AmendCriteriaSetInput, AmendCriteriaSetPayload } from './amend-criteria-set-input.js';
import type { AssessmentsContext } from './context.js';
import type { CriteriaSetType } from './criteria-set-type.js';
import { criteriaSetType } from './criteria-set-type.js';
import { EndCriteriaSetInput, EndCriteriaSetPayload } from './end-criteria-set-input.js';
import { amendmentOf } from './publication-of.js';
import { recordingOf } from './recording-of.js';

/** Criteria sets, changed and ended by acts. */
@Resolver()
export class CriteriaSetChangesResolver {
  @Mutation(() => AmendCriteriaSetPayload, {
    description: 'Changes a set within its time, by an act. Scores keep the size that they were measured by.',
  })
  async amendCriteriaSet(
    @Arg('input', () => AmendCriteriaSetInput) input: AmendCriteriaSetInput,
    @Ctx() context: AssessmentsContext,
  ): Promise<AmendCriteriaSetPayload> {
    const recording = recordingOf(input);
    return changeSet(context, input, recording, (state) =>
      decideAmendCriteriaSet({ recording, change: amendmentOf(input) }, state),
    );
  }

  @Mutation(() => EndCriteriaSetPayload, { description: 'Ends a set, by an act.' })
  async endCriteriaSet(
    @Arg('input', () => EndCriteriaSetInput) input: EndCriteriaSetInput,
    @Ctx() context: AssessmentsContext,
  ): Promise<EndCriteriaSetPayload> {
    const recording = recordingOf(input);
    const end = { criteriaSetId: input.criteriaSet, lastDay: input.lastDay };
    return changeSet(context, input, recording, (state) => decideEndCriteriaSet({ recording, end }, state));
  }
}

/** Records a change of a set, by whoever acts for those whose set it is. */
async function changeSet(
  context: AssessmentsContext,
  input: DatedRecordingInput & { readonly criteriaSet: string },
  { effectiveOn }: Recording,
  decide: (state: ChangingState) => Decided,
): Promise<Pick<RecordedAnswer, 'position' | 'warnings'> & { criteriaSet: CriteriaSetType }> {
  const { criteriaSets } = context.model;
  const { criteriaSet: id } = input;
  const { position, moment, warnings } = await context.record({
    input,
    roles: ['clerk'],
    decide: (basis) => {
      const publisherId = criteriaSets.knownAt(id, basis.position)?.publisherId ?? null;
      const outside = publisherId === null ? null : basis.outsideScope([publisherId], effectiveOn);
      if (outside !== null) return outside;
      return decide({ facts: criteriaSets.factsOf(id, basis.position), measured: criteriaSets.measured.of(id) });
    },
  });
  const set = criteriaSets.readBy(id, moment);
  if (set === undefined) throw new Error(`The criteria set "${id}" is gone, though it was just changed.`);
  return { position, warnings, criteriaSet: criteriaSetType(set) };
}
