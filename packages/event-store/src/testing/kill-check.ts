import type { EventStore, RecordedEvent } from '../event-store.js';
import type { Position } from '../position.js';
import type { PlannedAppend } from './kill-plan.js';
import { plannedAppends, plannedStream, WRITERS } from './kill-plan.js';

/** One line of the writing process: an append has been acknowledged, and where its last event lies. */
export interface Acknowledgement {
  readonly life: string;
  readonly writer: number;
  /** Which one of its writer's appends, from 0. */
  readonly append: number;
  readonly stream: string;
  readonly position: number;
  readonly revision: number;
  readonly ids: readonly string[];
}

/** Reads a line. @returns undefined when the kill has cut it short. @throws TypeError when it is whole but something else. */
export function parseAcknowledgement(line: string): Acknowledgement | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isAcknowledgement(parsed)) throw new TypeError(`not an acknowledgement: ${line}`);
  return parsed;
}

const NUMBERS = ['writer', 'append', 'position', 'revision'];

function isAcknowledgement(value: unknown): value is Acknowledgement {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  const ids = fields.get('ids');
  return (
    NUMBERS.every((name) => Number.isSafeInteger(fields.get(name))) &&
    ['life', 'stream'].every((name) => typeof fields.get(name) === 'string') &&
    Array.isArray(ids) &&
    ids.every((id) => typeof id === 'string')
  );
}

/** What was found in the log after kills. All but the first two must be 0, and `unknownWritten` may be anything. */
export interface KillFindings {
  acknowledgedAppends: number;
  acknowledgedEvents: number;
  /** Acknowledged events that the log does not hold. */
  missing: number;
  /** Acknowledged events that do not lie where the acknowledgement said, or are not what was appended. */
  misplaced: number;
  /** Appends of which the log holds a part. */
  partial: number;
  /** Streams whose revisions, or stretches of the log whose positions, have a gap or a double. */
  disordered: number;
  /** Appends that were never acknowledged and yet are in the log: allowed, since their outcome was unknown. */
  unknownWritten: number;
  /** Repeats, after the log was opened again, that did not end as the port says. */
  wrongRepeats: number;
}

export function noFindings(): KillFindings {
  return {
    acknowledgedAppends: 0,
    acknowledgedEvents: 0,
    missing: 0,
    misplaced: 0,
    partial: 0,
    disordered: 0,
    unknownWritten: 0,
    wrongRepeats: 0,
  };
}

/** Whether each acknowledged event is in the log, at its place. */
export function checkAcknowledged(
  events: readonly RecordedEvent[],
  acknowledged: readonly Acknowledgement[],
  findings: KillFindings,
): void {
  const byId = new Map(events.map((event) => [event.id, event]));
  for (const { stream, position, revision, ids } of acknowledged) {
    findings.acknowledgedAppends += 1;
    findings.acknowledgedEvents += ids.length;
    for (const [index, id] of ids.entries()) {
      const fromLast = ids.length - 1 - index;
      const event = byId.get(id);
      if (event === undefined) findings.missing += 1;
      else if (event.stream !== stream || event.revision !== revision - fromLast || event.position !== position - fromLast) {
        findings.misplaced += 1;
      }
    }
  }
}

/** Whether the log from `after` on goes on without a gap, and each writer's stream is a beginning of its plan made of whole appends. */
export async function checkWhole(
  store: EventStore,
  lives: readonly string[],
  after: Position,
  findings: KillFindings,
): Promise<number> {
  let position: number = after;
  for await (const batch of store.readAll({ after })) {
    for (const event of batch) {
      if (event.position !== position + 1) findings.disordered += 1;
      position = event.position;
    }
  }
  let appends = 0;
  for (const life of lives) {
    for (let writer = 0; writer < WRITERS; writer += 1) appends += await checkStream(store, life, writer, findings);
  }
  return appends;
}

/** @returns how many whole appends the stream holds. */
async function checkStream(store: EventStore, life: string, writer: number, findings: KillFindings): Promise<number> {
  const events: RecordedEvent[] = [];
  for await (const batch of store.readStream(plannedStream(life, writer))) events.push(...batch);
  if (events.some(({ revision }, index) => revision !== index)) findings.disordered += 1;
  let checked = 0;
  let appends = 0;
  for (const planned of plannedAppends(life, writer)) {
    if (checked === events.length) return appends;
    const found = events.slice(checked, checked + planned.events.length);
    if (found.length < planned.events.length) findings.partial += 1;
    if (!found.every((event, index) => event.id === planned.events[index]?.id && event.body === planned.events[index].body)) {
      findings.misplaced += 1;
    }
    checked += found.length;
    appends += 1;
  }
  return appends;
}

/**
 * Repeats of each writer the last append that was acknowledged, which must give the first result, and the one that was under way, which
 * must now be written, once, whether it had been or not.
 */
export async function checkRepeats(
  store: EventStore,
  life: string,
  acknowledged: readonly Acknowledgement[],
  findings: KillFindings,
): Promise<void> {
  for (let writer = 0; writer < WRITERS; writer += 1) {
    const last = acknowledged.filter((line) => line.life === life && line.writer === writer).at(-1);
    const plan = plannedAppends(life, writer);
    let planned: PlannedAppend = plan.next().value;
    let end = -1;
    if (last !== undefined) {
      for (let append = 0; append < last.append; append += 1) planned = plan.next().value;
      const again = await store.append(planned.stream, planned.events, planned.expected);
      if (again.position !== last.position || again.revision !== last.revision) findings.wrongRepeats += 1;
      end = last.revision;
      planned = plan.next().value;
    }
    const { revision } = await store.append(planned.stream, planned.events, planned.expected);
    if (revision !== end + planned.events.length) findings.wrongRepeats += 1;
  }
}
