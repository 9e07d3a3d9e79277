import type { Decided, RecordingMode, Warning } from '@ntm-ledger/events';
import type { DatePrecision } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { History } from '@ntm-ledger/scoring/testing';
import type { ChangingState, Recording, ScoringState } from '../domain/index.js';

/** The recording of a fact without act or source. */
export function recorded(day: string, mode: RecordingMode = 'LIVE', precision: DatePrecision = 'DAY'): Recording {
  return { effectiveOn: toIsoDate(day), precision, mode, basis: null, source: null };
}

/** What a scoring decider is given of a history. */
export function scoringState(history: History, criteriaSetId: string, day: string): ScoringState {
  const at = history.moment(day);
  return { set: history.assessments.criteriaSets.readBy(criteriaSetId, at), register: history.register, at };
}

/** What a decider of amendments and ends is given of a history. */
export function changingState({ assessments: { criteriaSets }, position }: History, criteriaSetId: string): ChangingState {
  return { facts: criteriaSets.factsOf(criteriaSetId, position), measured: criteriaSets.measured.of(criteriaSetId) };
}

/** The paths of the problems that an input was refused for. */
export function problemPaths(decided: Decided): string[] {
  if (decided.outcome === 'accepted' || decided.refusal.code !== 'BAD_USER_INPUT') return [];
  return decided.refusal.problems.map(({ path }) => path);
}

/** The rule that a command was refused by. */
export function ruleViolated(decided: Decided): string | null {
  return decided.outcome === 'refused' && decided.refusal.code === 'RULE_VIOLATED' ? decided.refusal.rule : null;
}

/** The warnings of what was accepted. */
export function warningsOf(decided: Decided): readonly Warning[] {
  return decided.outcome === 'accepted' ? decided.events.flatMap(({ warnings }) => warnings) : [];
}
