import type { LedgerDraft } from './catalogue.js';
import type { RecordingMode, Warning } from './envelope.js';

/** One thing that is wrong with an input, and where: `input.changes.2.absorb.into`. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

/** Why a command was not carried out. Nothing of it is recorded. */
export type Refusal =
  | { readonly code: 'BAD_USER_INPUT'; readonly problems: readonly [Problem, ...Problem[]] }
  | { readonly code: 'RULE_VIOLATED'; readonly rule: string; readonly message: string; readonly basis: string | null }
  | { readonly code: 'NOT_FOUND'; readonly message: string }
  | { readonly code: 'FORBIDDEN'; readonly message: string }
  | { readonly code: 'CONFLICT'; readonly message: string };

/** What a decider gives: events for one stream, or a refusal. */
export type Decided =
  | { readonly outcome: 'accepted'; readonly stream: string; readonly events: readonly [LedgerDraft, ...LedgerDraft[]] }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

export type Refused = Extract<Decided, { outcome: 'refused' }>;

export function refuse(refusal: Refusal): Refused {
  return { outcome: 'refused', refusal };
}

/** Refuses an input with its problems. */
export function badInput(...problems: [Problem, ...Problem[]]): Refused {
  return refuse({ code: 'BAD_USER_INPUT', problems });
}

/** A rule that a command breaks: the rule's name, what is wrong and would be right, and the act the rule comes from. */
export type Breach = Warning;

/**
 * What breaches come to. A procedure conducted here (LIVE) is refused by the first of them; a fact that happened (BACKFILL) is recorded
 * all the same and bears them as warnings.
 */
export function judge(
  mode: RecordingMode,
  breaches: readonly Breach[],
): { readonly refused: Refused } | { readonly refused: null; readonly warnings: readonly Warning[] } {
  const [first] = breaches;
  if (mode === 'LIVE' && first !== undefined) return { refused: refuse({ code: 'RULE_VIOLATED', ...first }) };
  return { refused: null, warnings: breaches };
}
