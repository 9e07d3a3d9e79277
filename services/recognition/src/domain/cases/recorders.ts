import type { CaseStep, RecordingMode } from '@ntm-ledger/events';
import { CASE_STEPS, RECORDER_OF_STEP, RECORDERS_OF_RETURN } from '@ntm-ledger/events';
import type { StepName } from './case.js';

/** Who records facts of cases, beside an administrator. */
export type CaseRecorder = (typeof RECORDER_OF_STEP)[CaseStep] | (typeof RECORDERS_OF_RETURN)[number];

/** Whether a name is that of a step, and not of what other mutations record. */
export function isCaseStep(name: StepName): name is CaseStep {
  return CASE_STEPS.some((step) => step === name);
}

/** Who records a step: LIVE whoever it is for, BACKFILL a clerk too; a return whoever has the case, a withdrawal a clerk. */
export function recordersOf(step: StepName, mode: RecordingMode): readonly CaseRecorder[] {
  if (step === 'RETURNED') return RECORDERS_OF_RETURN;
  if (!isCaseStep(step)) return ['clerk'];
  const recorder = RECORDER_OF_STEP[step];
  return mode === 'LIVE' || recorder === 'clerk' ? [recorder] : ['clerk', recorder];
}
