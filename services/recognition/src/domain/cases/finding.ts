import type { Breach, RecordingMode } from '@ntm-ledger/events';
import { judge } from '@ntm-ledger/events';

/**
 * What a rule of a case finds. SHOWN: the facts break the rule. MISSING: nothing shows that it is kept. In a procedure that is conducted here both
 * refuse; an old fact is not blamed for what nobody knows.
 */
export interface Finding extends Breach {
  readonly evidence: 'SHOWN' | 'MISSING';
}

/** The rule is broken. */
export function shown(rule: string, message: string, basis: string | null = null): Finding {
  return { rule, message, basis, evidence: 'SHOWN' };
}

/** Nothing shows that the rule is kept. */
export function missing(rule: string, message: string, basis: string | null = null): Finding {
  return { rule, message, basis, evidence: 'MISSING' };
}

/** The findings that count in a mode, as breaches. */
export function breachesIn(mode: RecordingMode, findings: readonly Finding[]): Breach[] {
  return findings
    .filter(({ evidence }) => mode === 'LIVE' || evidence === 'SHOWN')
    .map(({ rule, message, basis }) => ({ rule, message, basis }));
}

/** What findings come to, see `judge`. */
export function judgeFindings(mode: RecordingMode, findings: readonly Finding[]): ReturnType<typeof judge> {
  return judge(mode, breachesIn(mode, findings));
}
