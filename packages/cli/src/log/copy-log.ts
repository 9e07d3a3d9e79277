import type { EventStore, Position, RecordedEvent } from '@ntm-ledger/event-store';
import { START } from '@ntm-ledger/event-store';
import { CopyRefused } from './copy-refused.js';
import type { LogDigest } from './log-digest.js';
import { digestOf } from './log-digest.js';
import { TargetWriter } from './target-writer.js';
import { Translation } from './translation.js';

/** Two logs, and who is told how far the work has come. */
export interface CopyRequest {
  readonly from: EventStore;
  readonly to: EventStore;
  /** Is told positions of the source: where the copy stands, and the end. */
  readonly onProgress?: (at: Position, end: Position) => void;
}

/** What a copy came to: the digest of both logs, and how they came to be alike. */
export interface CopyOutcome extends LogDigest {
  /** How many events the target held already. */
  readonly there: number;
  /** How many were copied now. */
  readonly copied: number;
  /** Whether somebody has written to the source meanwhile: then the copy is run again, once nobody does. */
  readonly sourceHasGrown: boolean;
}

/**
 * Copies a log into another, of whatever form: the same events with the same ids, in the same streams and the same order, recorded at the same
 * instants. Positions inside events become those of the target, so every event says of the others what it said.
 *
 * How far a copy has come is seen from the target alone, event by event, so one that was cut short goes on where it stopped. What is written to the
 * source meanwhile is followed to its end. At last both logs are read once more and their digests compared.
 * @throws CopyRefused when the target holds anything else than a beginning of the source, or the source is not whole
 */
export async function copyLog({ from, to, onProgress = () => undefined }: CopyRequest): Promise<CopyOutcome> {
  const translation = new Translation();
  let [there, copied] = [0, 0];
  let reached: Position = START;
  let end = await from.head();
  const source = eventsOf(from, START);
  for await (const held of eventsOf(to, START)) {
    const { value: event } = await source.next();
    assertSame(held, event, translation);
    there += 1;
    reached = event.position;
    onProgress(reached, end);
  }
  const writer = new TargetWriter(to, translation);
  for (let rest = source; ; rest = eventsOf(from, reached)) {
    for await (const event of rest) {
      await writer.write(event);
      copied += 1;
      reached = event.position;
      onProgress(reached, end);
    }
    await writer.flush();
    end = await from.head();
    if (end <= reached) break;
  }
  const digest = await digestOf(from, reached);
  assertEqual(digest, await digestOf(to));
  return { ...digest, there, copied, sourceHasGrown: (await from.head()) > reached };
}

async function* eventsOf(store: EventStore, after: Position): AsyncGenerator<RecordedEvent, undefined> {
  for await (const batch of store.readAll({ after })) yield* batch;
}

function assertSame(
  held: RecordedEvent,
  event: RecordedEvent | undefined,
  translation: Translation,
): asserts event is RecordedEvent {
  if (event === undefined)
    throw new CopyRefused(`The target goes on where the source ends, at its position ${String(held.position)}.`);
  const { position: _here, ...wanted } = { ...event, body: translation.bodyOf(event) };
  const { position: _there, ...found } = held;
  for (const [name, value] of Object.entries(wanted)) {
    if (Reflect.get(found, name) === value) continue;
    throw new CopyRefused(
      `The target holds another event at its position ${String(held.position)} than the source at ${String(event.position)}: its ${name} differs.`,
    );
  }
  translation.read(event.position);
  translation.written(held.position);
}

function assertEqual(source: LogDigest, target: LogDigest): void {
  if (source.events === target.events && source.sha256 === target.sha256) return;
  throw new CopyRefused(
    `The copy is not equal: the source has ${String(source.events)} events with digest ${source.sha256}, the target ${String(target.events)} with ${target.sha256}. ` +
      'Something else has written to the target; begin again with an empty one.',
  );
}
