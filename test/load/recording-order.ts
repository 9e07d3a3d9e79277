import type { Position } from '@ntm-ledger/event-store';
import type { LedgerDraft } from '@ntm-ledger/events';
import { dayCount } from './day-count.js';
import { generator } from './generator.js';
import { idOf } from './id-of.js';

/** A fact of the history. Its draft is made when it is written: all of them at once would be half a gigabyte. */
export interface HistoryFact {
  readonly name: string;
  readonly stream: string;
  /** The day from which it is in force. */
  readonly day: number;
  /** Whether it is recorded on that very day. */
  readonly isPrompt: boolean;
  readonly draft: (recordingName: string) => LedgerDraft;
  /** What is recorded in its place by mistake; null where it is never mistaken. */
  readonly mistaken: ((random: () => number, recordingName: string) => LedgerDraft) | null;
  /** What is recorded because of it, once it stands rightly. */
  readonly then: ((recordingName: string, eventId: string) => HistoryFact) | null;
}

/** A fact recorded, under the id that it then has. The position is known when it is written. */
export interface Recording {
  readonly kind: 'RECORD';
  readonly on: number;
  readonly id: string;
  readonly stream: string;
  readonly draft: () => LedgerDraft;
  position: Position | undefined;
}

/** A recording taken back. */
export interface Withdrawing {
  readonly kind: 'WITHDRAW';
  readonly on: number;
  readonly id: string;
  readonly of: Recording;
}

export type Step = Recording | Withdrawing;

/** What of the facts is recorded wrongly first, and what comes late. */
const MISTAKEN = 0.03;
const LATE = 0.04;
/** Days from a fact to its recording, for most and for late ones; and from a mistake to its correction. */
const SOON = { from: 5, days: 70 };
const LATER = { from: 400, days: 1_100 };
const NOTICED = { from: 60, days: 840 };
/** By then everything is recorded and right. */
const LAST_DAY = dayCount('2026-09-30');

/**
 * The order in which facts are recorded: some weeks after they come into force, a few years later, so that they are back-dated. Three of a hundred
 * are recorded wrongly first; the mistake is withdrawn later and the right fact recorded with it.
 */
export function recordingOrder(facts: Iterable<HistoryFact>, seed: number): Step[] {
  const random = generator(seed);
  const after = (day: number, { from, days }: { from: number; days: number }): number =>
    Math.min(LAST_DAY, day + from + Math.floor(random() * days));
  const steps: Step[] = [];
  const record = (name: string, stream: string, on: number, draft: () => LedgerDraft): Recording => {
    const recording: Recording = { kind: 'RECORD', on, id: idOf(name, 0), stream, draft, position: undefined };
    steps.push(recording);
    return recording;
  };
  const plan = ({ name, stream, day, isPrompt, draft, mistaken, then }: HistoryFact, notBefore: number): void => {
    let on = isPrompt ? day : Math.max(notBefore, after(day, random() < LATE ? LATER : SOON));
    let recordingName = name;
    if (mistaken !== null && random() < MISTAKEN) {
      const slip = Math.floor(random() * 2 ** 31);
      const wrong = record(`mistaken ${name}`, stream, on, () => mistaken(generator(slip), `mistaken ${name}`));
      on = after(on, NOTICED);
      recordingName = `corrected ${name}`;
      steps.push({ kind: 'WITHDRAW', on, id: idOf(`withdrawal ${name}`, 0), of: wrong });
    }
    const right = record(recordingName, stream, on, () => draft(recordingName));
    if (then !== null) plan(then(recordingName, right.id), on);
  };
  for (const fact of facts) plan(fact, -Infinity);
  // A stable sort: what is recorded on one day is recorded in the order in which it was planned.
  return steps.sort((a, b) => a.on - b.on);
}
