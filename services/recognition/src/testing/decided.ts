import type { Decided, LedgerDraft } from '@ntm-ledger/events';

/** The one event of what was accepted. @throws Error when it was refused, with why */
export function eventOf(decided: Decided): LedgerDraft {
  if (decided.outcome === 'refused') throw new Error(JSON.stringify(decided.refusal));
  return decided.events[0];
}

/** Why something was refused: the rule, or the code with the paths of the problems; "accepted" where it was not. */
export function refusalOf(decided: Decided): string {
  if (decided.outcome === 'accepted') return 'accepted';
  const { refusal } = decided;
  if (refusal.code === 'RULE_VIOLATED') return refusal.rule;
  return refusal.code === 'BAD_USER_INPUT' ? refusal.problems.map(({ path }) => path).join(' ') : refusal.code;
}

/** The rules that what was accepted breaks. */
export function warningsOf(decided: Decided): string[] {
  return eventOf(decided).warnings.map(({ rule }) => rule);
}
