import { hash } from 'node:crypto';
import type { NewEvent } from '../event-store.js';
import type { ExpectedRevision } from '../position.js';
import { NO_STREAM, toRevision } from '../position.js';

/** How many writers append at once in a process that is to be killed. */
export const WRITERS = 16;

/** The most events of a planned append. */
const MOST_EVENTS = 5;

export interface PlannedAppend {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  readonly expected: ExpectedRevision;
}

/** The stream of one writer in one life of the process. */
export function plannedStream(life: string, writer: number): string {
  return `killed-${life}-${String(writer)}`;
}

/**
 * What a writer appends, one after the other without end. It follows from the names alone, so whoever opens the log after the kill knows
 * what the writer was about to append and can send the very same again.
 */
export function* plannedAppends(life: string, writer: number): Generator<PlannedAppend, never> {
  const stream = plannedStream(life, writer);
  let expected: ExpectedRevision = NO_STREAM;
  let written = 0;
  for (let append = 0; ; append += 1) {
    const size = 1 + (Number.parseInt(hash('sha256', `${stream} ${String(append)}`).slice(0, 8), 16) % MOST_EVENTS);
    yield { stream, events: Array.from({ length: size }, (_, index) => plannedEvent(stream, append, index, size)), expected };
    written += size;
    expected = toRevision(written - 1);
  }
}

function plannedEvent(stream: string, append: number, index: number, of: number): NewEvent {
  const digest = hash('sha256', `${stream} ${String(append)} ${String(index)}`);
  const id = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ];
  return { id: id.join('-'), type: 'AppendPlanned', body: JSON.stringify({ append, index, of, text: digest.repeat(4) }) };
}
