import type { CaseStage, LedgerEvent } from '@ntm-ledger/events';
import { toPosition } from '@ntm-ledger/event-store';
import { auditCases } from '../auditing/case-audit.js';
import { ORDER, STEPS } from './conducted.js';
import type { Attempt, Conduct } from './random-conduct.js';
import { conduct } from './random-conduct.js';

/** Which part of a case each step is, written down once more and apart from the rules. */
const PARTS: Readonly<Record<string, string>> = {
  SELF_ASSESSMENT: 'assessor',
  VERIFICATION: 'examiner',
  APPRAISAL: 'examiner',
  DISTRICT_MEETING: 'voter',
  COUNCIL_VOTE: 'voter',
  DECISION: 'decider',
};

/** The code of the unit itself: who acts for it does not judge it. */
const OWN_CODE = '15292';

/**
 * What is wrong with a conduct, in sentences; empty where everything holds that must hold however people try: nobody has two parts in one case, nobody
 * judges their own unit, no step is taken before those that the procedure requires, nothing is recognised that was not voted, and the audit finds
 * nothing. It is a plain walk over the log and shares nothing with the rules but the list of stages.
 */
export function flawsOfConduct(given: readonly Attempt[]): { readonly flaws: readonly string[]; readonly conducted: Conduct } {
  const conducted = conduct(given);
  const { events } = conducted.history;
  const flaws: string[] = [];
  const partOf = new Map<string, string>();
  const passed = new Map<string, Set<string>>();
  for (const event of events) {
    const caseId = 'caseId' in event.data ? String(event.data.caseId) : null;
    if (caseId === null || event.mode !== 'LIVE') continue;
    if (event.type === 'CaseOpened') passed.set(caseId, new Set());
    const name = stageOf(event);
    const done = passed.get(caseId) ?? new Set<string>();
    if (event.type === 'CaseReturned') for (const step of ORDER.slice(ORDER.indexOf(event.data.to))) done.delete(step);
    if (name === null) continue;
    flaws.push(...flawsOfParts(event, caseId, name, partOf));
    for (const step of ORDER.slice(0, ORDER.indexOf(name)))
      if (STEPS.some((required) => required === step) && !done.has(step))
        flaws.push(`${caseId}: ${name} was taken without ${step}`);
    if (event.type === 'CaseStepRecorded' && event.data.outcome === 'FAILED') done.delete(name);
    else done.add(name);
  }
  const audited = auditCases(events.map((event) => ({ ...event, basedOn: toPosition(event.position - 1) })));
  for (const { events: breaking } of audited.cases)
    for (const { breaches } of breaking)
      flaws.push(...breaches.map(({ rule, message }) => `the audit finds ${rule}: ${message}`));
  return { flaws, conducted };
}

function stageOf(event: LedgerEvent): CaseStage | null {
  if (event.type === 'CaseStepRecorded') return event.data.step;
  return event.type === 'RecognitionGranted' ? 'DECISION' : null;
}

function flawsOfParts({ actor }: LedgerEvent, caseId: string, name: string, partOf: Map<string, string>): string[] {
  const part = PARTS[name];
  if (part === undefined) return [];
  const key = `${caseId} ${actor.id}`;
  const other = partOf.get(key) ?? part;
  partOf.set(key, part);
  return [
    ...(other === part ? [] : [`${caseId}: ${actor.id} is ${other} and ${part}`]),
    ...(part !== 'assessor' && actor.scope === OWN_CODE ? [`${caseId}: ${actor.id} takes ${name} on their own unit`] : []),
  ];
}
