import type { CaseSettings, CaseStep, StepDetails, StepOutcome } from '@ntm-ledger/events';
import type { Procedure } from '../procedures/index.js';
import { actOf, stageOf } from '../procedures/index.js';
import type { Finding } from './finding.js';
import { missing, shown } from './finding.js';

/** What a rule for votes looks at. */
interface VotedStep {
  readonly step: CaseStep;
  readonly outcome: StepOutcome | null;
  readonly details: StepDetails | null;
}

/** A vote passes with the share of the votes cast that the procedure asks: in whole numbers, 100 · in favour ≥ share · total. */
export function votesReachTheShare({ step, outcome, details }: VotedStep, procedure: Procedure | null): Finding | null {
  const share = procedure === null ? null : (stageOf(procedure, step)?.votes ?? null);
  if (share === null || outcome !== 'PASSED') return null;
  const act = actOf(procedure, share);
  if (details?.kind !== 'VOTES')
    return missing('votesReachTheShare', `${step} passes with ${share.value} % of the votes; none are given.`, act);
  const { inFavour, total } = details;
  return 100 * inFavour >= share.value * total
    ? null
    : shown('votesReachTheShare', `${step} passes with ${share.value} % of the votes; ${inFavour} of ${total} are fewer.`, act);
}

/** As many members vote as this office has set. No source gives a number, so there is none unless it is set. */
export function quorumIsPresent({ step, outcome, details }: VotedStep, { quorum }: Pick<CaseSettings, 'quorum'>): Finding | null {
  if (quorum === null || details?.kind !== 'VOTES' || outcome !== 'PASSED') return null;
  const { total, members } = details;
  if (members === null)
    return missing('quorumIsPresent', `${step} takes ${quorum} % of the members; how many there are is not given.`);
  return 100 * total >= quorum * members
    ? null
    : shown('quorumIsPresent', `${step} takes ${quorum} % of the members; ${total} of ${members} voted.`);
}
