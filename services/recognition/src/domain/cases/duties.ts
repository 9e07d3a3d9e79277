import type { CaseStage } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName } from '@ntm-ledger/register';
import { actOf, stageOf, tierOf } from '../procedures/index.js';
import type { Acting } from './acting.js';
import type { Case } from './case.js';
import type { Finding } from './finding.js';
import { shown } from './finding.js';

/** What somebody does in a case that nobody else in it may do: assess, examine (verify, appraise), vote, decide. */
export type Duty = 'ASSESSMENT' | 'EXAMINATION' | 'VOTE' | 'DECISION';

/** The duty of a stage. Stages that are not here are paper: whoever records them judges nothing. */
export const DUTY_OF_STAGE: Readonly<Partial<Record<CaseStage, Duty>>> = {
  SELF_ASSESSMENT: 'ASSESSMENT',
  VERIFICATION: 'EXAMINATION',
  APPRAISAL: 'EXAMINATION',
  CENTRAL_APPRAISAL: 'EXAMINATION',
  DISTRICT_MEETING: 'VOTE',
  COUNCIL_VOTE: 'VOTE',
  DECISION: 'DECISION',
};

/** The tiers, from above. */
const TIERS: readonly UnitState['kind'][] = ['COUNTRY', 'PROVINCE', 'DISTRICT', 'COMMUNE', 'HAMLET'];

/** Whether a duty judges the unit: all but its own assessment. */
function judges(duty: Duty | undefined): boolean {
  return duty !== undefined && duty !== 'ASSESSMENT';
}

/**
 * Separation of duties: who assesses, who examines, who votes and who decides in one case are different actors, whatever roles their tokens
 * have. Whoever records the unit's scorecard assesses, and whoever records that of a verification or an appraisal examines. Steps that were undone count too, and those of old facts do not, since whoever records them did not take them. The register's own rule.
 */
export function dutiesAreSeparate(stage: CaseStage, file: Case, { actor, byMeasuring }: Acting): Finding | null {
  const duty = DUTY_OF_STAGE[stage];
  if (duty === undefined) return null;
  const measured = [...byMeasuring].find((done) => done !== duty);
  if (measured !== undefined) {
    const done = measured === 'ASSESSMENT' ? 'assessed' : 'examined';
    return shown('dutiesAreSeparate', `${actor.id} has ${done} the unit for this case; ${stage} takes another actor.`);
  }
  const other = file.steps.find((step) => {
    const earlier = dutyOf(step.step);
    return step.mode === 'LIVE' && step.actor.id === actor.id && earlier !== undefined && earlier !== duty;
  });
  return other === undefined
    ? null
    : shown(
        'dutiesAreSeparate',
        `${actor.id} has taken ${other.step} in this case on ${other.effectiveOn}; ${stage} takes another actor.`,
      );
}

function dutyOf(step: Case['steps'][number]['step']): Duty | undefined {
  return step === 'RETURNED' || step === 'WITHDRAWN' ? undefined : DUTY_OF_STAGE[step];
}

/** Nobody examines, votes or decides on the unit they belong to: the one that their token is for. The register's own rule. */
export function nobodyJudgesTheirOwnUnit(stage: CaseStage, unit: UnitState, acting: Acting): Finding | null {
  if (!judges(DUTY_OF_STAGE[stage]) || acting.unit?.id !== unit.id) return null;
  return shown(
    'nobodyJudgesTheirOwnUnit',
    `${acting.actor.id} acts for ${fullName(unit)} itself; ${stage} takes somebody of an authority above it.`,
  );
}

/**
 * Each stage is taken by the authority that the procedure names, or one above it. Asked only of those who judge, and only where the procedure
 * says who that is.
 */
export function actsForTheStagesTier(stage: CaseStage, file: Case, acting: Acting): Finding | null {
  const term = file.procedure === null ? undefined : stageOf(file.procedure, stage);
  const by = term?.by ?? null;
  if (term === undefined || by === null || acting.unit === null || !judges(DUTY_OF_STAGE[stage])) return null;
  const tier = tierOf(by);
  if (TIERS.indexOf(acting.unit.kind) <= TIERS.indexOf(tier)) return null;
  return shown(
    'actsForTheStagesTier',
    `${stage} is for ${by}; ${acting.actor.id} acts for ${fullName(acting.unit)}, which is no ${tier} and above none.`,
    actOf(file.procedure, term),
  );
}
