import type { Actor, CaseStep, Decided, LedgerDraft } from '@ntm-ledger/events';
import { RECORDER_OF_STEP } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { CaseState, RecordCaseStep } from '../domain/cases/case-commands.js';
import { decideStep } from '../domain/cases/record-case-step.js';
import { caseStateOf } from '../projections/case-states.js';
import { actorOf, dayOf, detailsOf } from './conducted.js';
import type { Fact } from './facts.js';
import { History } from './history.js';

/** The case of a test, what is known of it after some facts, and who acts. */
export function stateAfter(
  given: readonly Fact[],
  caseId: string,
  { mode, effectiveOn }: Pick<RecordCaseStep, 'mode' | 'effectiveOn'>,
  actor: Actor,
  today = '2024-12-31',
): CaseState {
  const history = new History(...given);
  const { recognition: model, register } = history;
  const { position } = history.moment(today);
  const state = caseStateOf({ model, register }, caseId, mode, { day: effectiveOn, position, today: toIsoDate(today), actor });
  if (state === undefined) throw new Error(`there is no case ${caseId}`);
  return state;
}

/** What is decided on a step that goes as it should but for some changes, after some facts; by whoever the step is for, unless told otherwise. */
export function decideAfter(
  given: readonly Fact[],
  caseId: string,
  step: CaseStep,
  change: Partial<RecordCaseStep> & { readonly actor?: Actor; readonly today?: string } = {},
): Decided {
  const { actor = actorOf(RECORDER_OF_STEP[step]), today, ...changed } = change;
  const command: RecordCaseStep = {
    mode: 'LIVE',
    step,
    outcome: 'PASSED',
    effectiveOn: toIsoDate(dayOf(step)),
    precision: 'DAY',
    basis: null,
    source: null,
    conductedBy: null,
    documents: [],
    details: detailsOf(step),
    ...changed,
  };
  return decideStep(command, stateAfter(given, caseId, command, actor, today));
}

/** The rule that refuses, with its act; or the places of bad inputs, or the code. */
export function refusalOf(decided: Decided): string {
  if (decided.outcome === 'accepted') return 'accepted';
  const { refusal } = decided;
  if (refusal.code === 'RULE_VIOLATED') return `${refusal.rule} (${refusal.basis ?? 'own'})`;
  return refusal.code === 'BAD_USER_INPUT' ? refusal.problems.map(({ path }) => path).join(' ') : refusal.code;
}

/** The one event that was decided on. @throws Error with the refusal */
export function eventOf(decided: Decided): LedgerDraft {
  if (decided.outcome === 'refused') throw new Error(JSON.stringify(decided.refusal));
  return decided.events[0];
}

/** The rules that a recorded fact bears as warnings. */
export function warningsOf(decided: Decided): string[] {
  return eventOf(decided).warnings.map(({ rule }) => rule);
}
