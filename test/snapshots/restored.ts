import type { LedgerEvent } from '@ntm-ledger/events';
import { decodeEvent } from '@ntm-ledger/events';
import { allServices } from '@ntm-ledger/local';
import type { ModelState } from '@ntm-ledger/service-host';
import { bytesOfSnapshot, ModelStates, namedBy, ReadModels, snapshotOfBytes } from '@ntm-ledger/service-host';

const SERVICES = allServices({ heartbeatMs: 15_000 });

/** The read models of all services, and how their states are taken and put back. */
export interface Folded {
  readonly models: ReadModels;
  readonly states: ModelStates;
}

/** New read models of all services with events folded into them. */
export function foldedFrom(events: readonly LedgerEvent[]): Folded {
  const models = new ReadModels(SERVICES);
  const states = new ModelStates(models.byName, namedBy(SERVICES));
  for (const event of events) foldInto(models, event);
  return { models, states };
}

/** What a restart makes of read models: their states as the bytes of a snapshot, read back into new ones. */
export function restarted({ states }: Folded): Folded {
  const mark = { position: 1, eventId: '', stream: '', recordedAt: 0 };
  const bytes = bytesOfSnapshot({ code: '', mark, states: states.take() });
  const again = foldedFrom([]);
  again.states.restore(snapshotOfBytes(new Uint8Array(Buffer.concat(bytes))).states);
  return again;
}

/** Folds an event as a log hands it over: as text, so that it has nothing in common with any other. */
export function foldInto(models: ReadModels, given: LedgerEvent): void {
  const event = decodeEvent({ ...given, body: JSON.stringify(given) });
  models.apply(event);
  models.log.note(event);
}

/** The hashes of read models by name. */
export function hashesOf({ states }: Folded): Record<string, string> {
  return Object.fromEntries(states.take().map(({ name, hash }: ModelState) => [name, hash]));
}

/** A copy of what something holds to be compared with another: all maps are of one kind, and functions are their names. */
export function fieldsOf(value: unknown, made = new Map<object, unknown>()): unknown {
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  const known = made.get(value);
  if (known !== undefined) return known;
  if (value instanceof Map || Array.isArray(value) || value instanceof Set) {
    const items: unknown[] = [];
    made.set(value, items);
    for (const item of value) items.push(fieldsOf(item, made));
    return items;
  }
  const fields: Record<string, unknown> = {};
  made.set(value, fields);
  for (const [key, field] of Object.entries(value)) fields[key] = fieldsOf(field, made);
  return fields;
}
