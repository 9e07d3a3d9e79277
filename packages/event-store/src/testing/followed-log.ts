import { createHash } from 'node:crypto';
import type { EventFilter, NewEvent, RecordedEvent } from '../event-store.js';
import { plannedStream } from './kill-plan.js';

/** A subscriber of a campaign: what it asks for. */
export interface Follower {
  readonly name: string;
  readonly batchSize: number;
  readonly filter?: EventFilter;
}

/** The subscribers of a life, by the process they are in. */
export function followersOf(life: string): readonly (readonly Follower[])[] {
  return [
    [
      { name: 'all', batchSize: 500 },
      { name: 'all, a few at a time', batchSize: 7 },
    ],
    [
      { name: 'some streams', batchSize: 100, filter: { streamPrefixes: [plannedStream(life, 1), plannedStream(life, 3)] } },
      { name: 'one type', batchSize: 1_000, filter: { types: ['AppendPlanned'] } },
    ],
  ];
}

/** The event after which a life has no other. It passes the filters of all its followers. */
export function lastOf(life: string): { readonly stream: string; readonly events: readonly NewEvent[] } {
  const id = `00000000-0000-8000-8000-${createHash('sha256').update(life).digest('hex').slice(0, 12)}`;
  return { stream: `${plannedStream(life, 1)}-end`, events: [{ id, type: 'AppendPlanned', body: '{}' }] };
}

/** Which events came, in which order, in one line; and how many came before one that they should come after. */
export interface Followed {
  readonly name: string;
  readonly events: number;
  readonly disordered: number;
  readonly digest: string;
}

/** Takes the events that a subscriber is handed. */
export class FollowedEvents {
  readonly #name: string;
  readonly #hash = createHash('sha256');
  #events = 0;
  #disordered = 0;
  #last = 0;

  constructor(name: string) {
    this.#name = name;
  }

  take({ position, id }: RecordedEvent): void {
    if (position <= this.#last) this.#disordered += 1;
    this.#last = position;
    this.#events += 1;
    this.#hash.update(`${String(position)} ${id}\n`);
  }

  result(): Followed {
    return { name: this.#name, events: this.#events, disordered: this.#disordered, digest: this.#hash.copy().digest('hex') };
  }
}
