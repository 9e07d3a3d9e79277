import type { Decided } from '@ntm-ledger/events';
import { actOf, rankOf, stageOf } from '../procedures/index.js';
import type { Case } from './case.js';
import type { CaseState, ReturnCase } from './case-commands.js';
import { groundOf, subjectOf } from './case-commands.js';
import { caseFact } from './case-fact.js';
import type { Finding } from './finding.js';
import { judgeFindings, shown } from './finding.js';
import { caseIsOpen, daysInOrder, takenByToday } from './stage-order.js';

/** What a rule for returns looks at. */
export type ReturnSaid = Pick<ReturnCase, 'mode' | 'to' | 'effectiveOn' | 'precision'>;

/** A case goes back to a stage of its procedure that it has passed or is at. */
export function returnsToAStageReached({ to }: Pick<ReturnSaid, 'to'>, { procedure, stage }: Case): Finding | null {
  if (procedure === null) return null;
  const isReached = stageOf(procedure, to) !== undefined && rankOf(procedure, to) <= rankOf(procedure, stage);
  return isReached
    ? null
    : shown(
        'returnsToAStageReached',
        `The case is at ${stage}; it cannot go back to ${to}.`,
        actOf(procedure, { sourced: procedure.published }),
      );
}

/** What is found wrong with a return, in the order in which it is named. */
export function returnFindings(said: ReturnSaid, { file, today }: Pick<CaseState, 'file' | 'today'>): Finding[] {
  return [
    caseIsOpen(file),
    returnsToAStageReached(said, file),
    said.mode === 'LIVE' ? daysInOrder(said.effectiveOn, file) : null,
    takenByToday(said, today),
  ].filter((finding) => finding !== null);
}

/** Decides that a case goes back to a stage; what followed it is to be done anew. */
export function decideReturn(command: ReturnCase, state: CaseState): Decided {
  const judged = judgeFindings(command.mode, returnFindings(command, state));
  if (judged.refused !== null) return judged.refused;
  const { file } = state;
  const { to, reason, conductedBy, documents } = command;
  return caseFact(
    command,
    { causationId: groundOf(file, command.mode), warnings: judged.warnings },
    { type: 'CaseReturned', data: { ...subjectOf(file), to, reason, conductedBy, documents } },
  );
}
