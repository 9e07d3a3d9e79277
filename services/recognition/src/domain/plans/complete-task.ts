import type { Act, Decided, RecordingMode, SourceDocument } from '@ntm-ledger/events';
import { badInput, judge, planStream, refuse } from '@ntm-ledger/events';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import type { Plan } from './plan.js';
import { happenedByToday, notBeforeAdoption } from './plan-fact-rules.js';

/** The work of a task is done, as somebody records it. */
export interface CompleteTask {
  readonly mode: RecordingMode;
  readonly targetId: string;
  /** The last day that the source allows. */
  readonly effectiveOn: IsoDate;
  readonly precision: DatePrecision;
  readonly basis: Act | null;
  readonly source: SourceDocument;
}

/** Decides on the completion of a task of a plan. A task is done once. */
export function decideCompletion(
  command: CompleteTask,
  { plan, today }: { readonly plan: Plan; readonly today: IsoDate },
): Decided {
  const { mode, targetId, effectiveOn, precision, basis, source } = command;
  const { unitId, year } = plan;
  const planned = plan.targets.find(({ target }) => target.targetId === targetId);
  if (planned === undefined) {
    return refuse({ code: 'NOT_FOUND', message: `The plan for ${String(year)} has no target with the id ${targetId}.` });
  }
  if (planned.target.kind !== 'TASK') {
    return badInput({
      path: 'input.task',
      message: `is a ${planned.target.kind}, and only a TASK is completed: the register computes how the others stand`,
    });
  }
  if (planned.completed !== null) {
    return refuse({ code: 'CONFLICT', message: `The task is complete already, since ${planned.completed.on}.` });
  }
  const judged = judge(
    mode,
    [happenedByToday(command, today), notBeforeAdoption(command, plan)].flatMap((breach) => breach ?? []),
  );
  if (judged.refused !== null) return judged.refused;
  return {
    outcome: 'accepted',
    stream: planStream(unitId, year),
    events: [
      {
        type: 'TaskCompleted',
        effectiveOn,
        precision,
        concerns: [unitId],
        mode,
        basis,
        source,
        warnings: judged.warnings,
        causationId: planned.givenBy,
        data: { unitId, year, targetId, completedOn: effectiveOn },
      },
    ],
  };
}
