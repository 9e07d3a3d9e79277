import type { Decided } from '@ntm-ledger/events';
import { badInput } from '@ntm-ledger/events';
import type { CaseState, RecordCaseStep } from './case-commands.js';
import { groundOf, subjectOf } from './case-commands.js';
import { caseFact } from './case-fact.js';
import { judgeFindings } from './finding.js';
import { problemsOfStep } from './step-details.js';
import { stepFindings } from './step-rules.js';

/** Decides on a step of a case. LIVE refuses what breaks a rule, BACKFILL records what is known, with warnings. */
export function decideStep(command: RecordCaseStep, state: CaseState): Decided {
  const [problem, ...others] = problemsOfStep(command);
  if (problem !== undefined) return badInput(problem, ...others);
  const judged = judgeFindings(command.mode, stepFindings(command, state));
  if (judged.refused !== null) return judged.refused;
  const { file } = state;
  const { step, outcome, conductedBy, documents, details } = command;
  return caseFact(
    command,
    { causationId: groundOf(file, command.mode), warnings: judged.warnings },
    { type: 'CaseStepRecorded', data: { ...subjectOf(file), step, outcome, conductedBy, documents, details } },
  );
}
