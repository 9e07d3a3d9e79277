import type { Decided, Problem, Warning } from '@ntm-ledger/events';
import { badInput } from '@ntm-ledger/events';
import { procedureOf, PROCEDURES } from '../procedures/index.js';
import type { OpenCase, OpeningState } from './case-commands.js';
import { caseFact } from './case-fact.js';
import { judgeFindings } from './finding.js';
import { openingFindings } from './opening-rules.js';

/**
 * Decides on the opening of a case. LIVE refuses what breaks a rule, BACKFILL records it with warnings. That the procedure is not published here is
 * said in either mode.
 */
export function decideOpening(command: OpenCase, state: OpeningState): Decided {
  const [problem, ...others] = problemsOf(command, state);
  if (problem !== undefined) return badInput(problem, ...others);
  const judged = judgeFindings(command.mode, openingFindings(command, state));
  if (judged.refused !== null) return judged.refused;
  const { caseId, level, awardYear, criteriaSetId, procedureId, entry, plan, settings } = command;
  const procedure = procedureOf(procedureId);
  const note = unpublishedProcedure(procedureId);
  return caseFact(
    command,
    { causationId: null, warnings: note === null ? judged.warnings : [...judged.warnings, note] },
    {
      type: 'CaseOpened',
      data: {
        caseId,
        unitId: state.unit.id,
        level,
        awardYear,
        criteriaSetId,
        procedureId,
        procedureVersion: procedure?.version ?? null,
        procedureAct: procedure?.act ?? null,
        entry,
        plan,
        settings,
      },
    },
  );
}

/** What is wrong with the input itself, before any rule. */
function problemsOf({ procedureId, criteriaSetId }: OpenCase, { criteriaSetKnown }: OpeningState): Problem[] {
  const problems: Problem[] = [];
  if (procedureId !== null && procedureOf(procedureId) === null) {
    const ids = PROCEDURES.map(({ id }) => id).join(', ');
    problems.push({ path: 'input.procedure', message: `there is no procedure ${procedureId}; there are ${ids}` });
  }
  if (criteriaSetId !== null && !criteriaSetKnown)
    problems.push({ path: 'input.criteriaSet', message: `there is no criteria set ${criteriaSetId}; publish it first` });
  return problems;
}

/** A note, never a refusal: the procedure's own text is not published here, so its order is the register's own. */
function unpublishedProcedure(procedureId: string | null): Warning | null {
  const procedure = procedureOf(procedureId);
  if (procedure?.published === true) return null;
  return {
    rule: 'procedureNotPublishedHere',
    message:
      procedure === null ? 'No procedure is known for this case.' : `${procedure.id} is not published here: ${procedure.note}`,
    basis: null,
  };
}
