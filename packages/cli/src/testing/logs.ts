import { afterEach, beforeEach } from '@jest/globals';
import type { EventStore, NewEvent, Position, RecordedEvent } from '@ntm-ledger/event-store';
import { NO_STREAM, openSqliteEventStore, toRevision } from '@ntm-ledger/event-store';
import { canonicalJson } from '@ntm-ledger/events';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spacedOut } from './spaced-out.js';

/** Logs of one test: closed and removed when it is over. */
export interface Logs {
  /** A new log, with positions so many times as far apart as those of the embedded one. */
  open(times?: number): EventStore;
}

export function useLogs(): Logs {
  let folder = '';
  let opened: EventStore[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'logs-'));
  });
  afterEach(async () => {
    for (const store of opened) await store.close();
    opened = [];
    await rm(folder, { recursive: true });
  });
  return {
    open: (times = 1) => {
      const clock = (): number => (now += 1);
      let now = Date.parse('2024-01-01T00:00:00Z');
      const store = openSqliteEventStore({ path: join(folder, `${String(opened.length)}.db`), clock });
      opened.push(store);
      return times === 1 ? store : spacedOut(store, times);
    },
  };
}

/** A fact that was decided on what the log held up to a position. */
export function fact(basedOn: Position): NewEvent {
  return { id: randomUUID(), type: 'UnitRenamed', body: canonicalJson({ basedOn, data: { name: 'Hà Trung' } }) };
}

/** The withdrawal of the event at a position. */
export function withdrawal(basedOn: Position, position: Position): NewEvent {
  return { id: randomUUID(), type: 'FactWithdrawn', body: canonicalJson({ basedOn, data: { position } }) };
}

/** Appends to the end of a stream, whatever it is. @returns where the last event lies */
export async function appendTo(store: EventStore, stream: string, events: readonly NewEvent[]): Promise<Position> {
  const [last] = await eventsIn(store.readStream(stream, { direction: 'backwards', limit: 1 }));
  const { position } = await store.append(stream, events, last === undefined ? NO_STREAM : toRevision(last.revision));
  return position;
}

/** All events of batches. */
export async function eventsIn(batches: AsyncIterable<readonly RecordedEvent[]>): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const batch of batches) events.push(...batch);
  return events;
}
