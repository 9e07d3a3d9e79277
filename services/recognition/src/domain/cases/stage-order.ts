import type { CaseStage } from '@ntm-ledger/events';
import type { IsoDate } from '@ntm-ledger/temporal';
import type { Procedure, ProcedureStage } from '../procedures/index.js';
import { actOf, rankOf, stageOf } from '../procedures/index.js';
import { firstDayMeant } from '../record-announcement.js';
import type { Case } from './case.js';
import type { CaseRecording } from './case-commands.js';
import { isOpen } from './case.js';
import type { Finding } from './finding.js';
import { missing, shown } from './finding.js';

/** A case that was decided or withdrawn takes no more steps. The register's own rule. */
export function caseIsOpen(file: Case): Finding | null {
  if (isOpen(file)) return null;
  const last = file.steps.at(-1);
  return shown('caseIsOpen', `The case is at its end: ${file.standing} on ${last?.effectiveOn ?? file.since}.`);
}

/**
 * What is conducted here follows a procedure: without one nothing could be asked of any stage. The register's own rule; an old case is recorded without.
 */
export function procedureIsKnown({ procedure }: Pick<Case, 'procedure'>): Finding | null {
  return procedure === null
    ? missing(
        'procedureIsKnown',
        'No procedure is known for this case, so it cannot be conducted here; BACKFILL records what is known of it.',
      )
    : null;
}

/** A case takes the stages of its procedure and no others. */
export function stageIsOfTheProcedure(stage: CaseStage, { procedure }: Case): Finding | null {
  if (procedure === null || stageOf(procedure, stage) !== undefined) return null;
  const names = procedure.stages.map((one) => one.stage).join(', ');
  return shown(
    'stageIsOfTheProcedure',
    `${procedure.id} has no stage ${stage}; it has ${names}.`,
    actOf(procedure, { sourced: procedure.published }),
  );
}

/**
 * Stages are taken in the order of the procedure: none before those that it requires first, none that failed passed over, none after a later
 * one. The same stage may be taken again as long as none follows it. The act is named where a source gives both stages their place.
 */
export function stagesInOrder(stage: CaseStage, file: Case): Finding | null {
  const { procedure } = file;
  const term = procedure === null ? undefined : stageOf(procedure, stage);
  if (procedure === null || term === undefined) return null;
  const later = procedure.stages.slice(rankOf(procedure, stage) + 1).find((one) => file.standingStages.has(one.stage));
  if (later !== undefined) {
    return shown(
      'stagesInOrder',
      `${stage} comes before ${later.stage}, which is taken already; send the case back first.`,
      orderAct(procedure, term, later),
    );
  }
  const before = procedure.stages.slice(0, rankOf(procedure, stage));
  const failed = before.find((one) => file.standingStages.get(one.stage)?.outcome === 'FAILED');
  if (failed !== undefined) {
    const message = `${failed.stage} failed; it is passed before ${stage}, or the case is sent back.`;
    return shown('stagesInOrder', message, orderAct(procedure, term, failed));
  }
  const skipped = before.find((one) => one.required && !file.standingStages.has(one.stage));
  return skipped === undefined
    ? null
    : missing(
        'stagesInOrder',
        `${stage} takes ${skipped.stage} first; ${file.stage} is the stage reached.`,
        orderAct(procedure, term, skipped),
      );
}

function orderAct(procedure: Procedure, one: ProcedureStage, other: ProcedureStage): string | null {
  return actOf(procedure, { sourced: one.sourced && other.sourced });
}

/**
 * No step is dated before the one that it follows. The register's own rule; of a month or year the first day counts, and a step that is only known to be
 * taken by a day may have been taken before any.
 */
export function daysInOrder(effectiveOn: IsoDate, file: Case): Finding | null {
  const after = file.steps.find(
    (step) => step.precision !== 'BY' && firstDayMeant(step.effectiveOn, step.precision) > effectiveOn,
  );
  return after === undefined
    ? null
    : shown('daysInOrder', `${after.step} was taken on ${after.effectiveOn}; what follows it cannot be of ${effectiveOn}.`);
}

/** What a rule looks at that asks whether something can have been taken yet. */
export type TakenSaid = Pick<CaseRecording, 'mode' | 'effectiveOn' | 'precision'>;

/**
 * A step is recorded once it is taken. The register's own rule. An old one of this month or year can have been, though its end is to come; whoever
 * conducts one here knows its day.
 */
export function takenByToday({ mode, effectiveOn, precision }: TakenSaid, today: IsoDate): Finding | null {
  const taken = mode === 'LIVE' ? effectiveOn : firstDayMeant(effectiveOn, precision);
  return taken > today ? shown('takenByToday', `What is of ${effectiveOn} cannot be known on ${today}.`) : null;
}
