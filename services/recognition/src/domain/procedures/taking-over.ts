import type { CaseStage } from '@ntm-ledger/events';
import type { Procedure, ProcedureStage } from './procedure.js';
import { stageOf } from './procedure.js';

/** A stage as another procedure has it. @throws Error where that has none: a slip in the data, found when the program starts */
export function stageAsIn(procedure: Procedure, name: CaseStage): ProcedureStage {
  const stage = stageOf(procedure, name);
  if (stage === undefined) throw new Error(`${procedure.id} has no stage ${name}`);
  return stage;
}
