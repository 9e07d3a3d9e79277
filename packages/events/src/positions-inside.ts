import type { Position, RecordedEvent } from '@ntm-ledger/event-store';
import { toPosition } from '@ntm-ledger/event-store';
import { canonicalJson } from './canonical.js';
import { UnreadableEvent } from './upcasting.js';

/**
 * The body of an event with each position in it put in another way. Events name others by their places in the log: what a decider had folded
 * (`basedOn`), and the fact that a withdrawal takes back. Where the same events lie at other places, as in a log of another form, they say the same only
 * with those.
 * @throws UnreadableEvent when the body is none of an event
 */
export function withPositions({ id, type, body }: RecordedEvent, turn: (position: Position) => number): string {
  const envelope: unknown = JSON.parse(body);
  if (!isObject(envelope)) throw new UnreadableEvent(`event ${id} has no object for a body`);
  const turned = turnedField(envelope, 'basedOn', turn);
  if (type !== 'FactWithdrawn') return canonicalJson(turned);
  const data: unknown = Reflect.get(turned, 'data');
  if (!isObject(data)) throw new UnreadableEvent(`event ${id} says nothing of what it withdraws`);
  return canonicalJson({ ...turned, data: turnedField(data, 'position', turn) });
}

function turnedField(holder: object, name: string, turn: (position: Position) => number): object {
  const position: unknown = Reflect.get(holder, name);
  return typeof position === 'number' ? { ...holder, [name]: turn(toPosition(position)) } : holder;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
