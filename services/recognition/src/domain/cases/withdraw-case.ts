import type { Decided } from '@ntm-ledger/events';
import type { CaseState, WithdrawCase } from './case-commands.js';
import { groundOf, subjectOf } from './case-commands.js';
import { caseFact } from './case-fact.js';
import type { Finding } from './finding.js';
import { judgeFindings } from './finding.js';
import { caseIsOpen, daysInOrder, takenByToday } from './stage-order.js';

/** What a rule for withdrawals of cases looks at. */
export type WithdrawalSaid = Pick<WithdrawCase, 'mode' | 'effectiveOn' | 'precision'>;

/** What is found wrong with a unit's taking its case back, in the order in which it is named. */
export function withdrawalFindings(said: WithdrawalSaid, { file, today }: Pick<CaseState, 'file' | 'today'>): Finding[] {
  return [caseIsOpen(file), said.mode === 'LIVE' ? daysInOrder(said.effectiveOn, file) : null, takenByToday(said, today)].filter(
    (finding) => finding !== null,
  );
}

/** Decides that a unit takes its case back. It may be registered anew. */
export function decideWithdrawalOfCase(command: WithdrawCase, state: CaseState): Decided {
  const judged = judgeFindings(command.mode, withdrawalFindings(command, state));
  if (judged.refused !== null) return judged.refused;
  const { file } = state;
  const { reason, conductedBy } = command;
  return caseFact(
    command,
    { causationId: groundOf(file, command.mode), warnings: judged.warnings },
    { type: 'CaseWithdrawn', data: { ...subjectOf(file), reason, conductedBy } },
  );
}
