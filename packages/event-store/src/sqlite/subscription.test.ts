import { expect, test } from '@jest/globals';
import { open as openFile } from 'node:fs/promises';
import { StoreStopped } from '../errors.js';
import type { AppendResult, EventStore, SubscriptionMessage } from '../event-store.js';
import { NO_STREAM, toPosition } from '../position.js';
import { anEvent, gather, someEvents } from '../testing/contract/subject.js';
import { useScratchLog } from '../testing/scratch-log.js';

const log = useScratchLog();

/** A message in short: `events 1-3`, `checkpoint 5`, `caught-up 5`, `end`. */
async function nextOf(messages: AsyncIterator<SubscriptionMessage, unknown>): Promise<string> {
  const { done, value } = await messages.next();
  if (done === true) return 'end';
  if (value.kind !== 'events') return `${value.kind} ${String(value.position)}`;
  return `events ${String(value.events.at(0)?.position)}-${String(value.events.at(-1)?.position)}`;
}

function appendTo(store: EventStore, stream: string, events: number): Promise<AppendResult> {
  return store.append(stream, someEvents(events), NO_STREAM);
}

test('a subscriber that has fallen behind by more than a batch is told again when it has caught up', async () => {
  const store = log.open();
  const messages = store.subscribe({ batchSize: 2 })[Symbol.asyncIterator]();
  expect(await nextOf(messages)).toBe('caught-up 0');
  await appendTo(store, 'a', 2);
  expect(await nextOf(messages)).toBe('events 1-2');
  await appendTo(store, 'b', 5);
  expect(await nextOf(messages)).toBe('events 3-4');
  expect(await nextOf(messages)).toBe('events 5-6');
  expect(await nextOf(messages)).toBe('events 7-7');
  expect(await nextOf(messages)).toBe('caught-up 7');
});

test('a filtered subscriber is told at once of a commit that holds nothing for it, or nothing more', async () => {
  const store = log.open();
  const messages = store.subscribe({ filter: { streamPrefixes: ['mine'] } })[Symbol.asyncIterator]();
  expect(await nextOf(messages)).toBe('caught-up 0');
  await appendTo(store, 'other-1', 3);
  expect(await nextOf(messages)).toBe('checkpoint 3');
  await Promise.all([appendTo(store, 'mine-1', 2), appendTo(store, 'other-2', 2)]);
  expect(await nextOf(messages)).toBe('events 4-5');
  expect(await nextOf(messages)).toBe('checkpoint 7');
  await appendTo(store, 'mine-2', 1);
  expect(await nextOf(messages)).toBe('events 8-8');
});

test('a filter that lets little through is not held up by a long log, and says how far it has come', async () => {
  const store = log.open();
  for (let n = 0; n < 13; n += 1) await appendTo(store, `other-${String(n)}`, 2_000);
  await appendTo(store, 'mine', 1);
  const messages = store.subscribe({ filter: { streamPrefixes: ['mine'] } })[Symbol.asyncIterator]();
  expect(await nextOf(messages)).toBe('checkpoint 10000');
  expect(await nextOf(messages)).toBe('checkpoint 20000');
  expect(await nextOf(messages)).toBe('events 26001-26001');
  expect(await nextOf(messages)).toBe('caught-up 26001');
});

test('calls that overlap are answered one after the other', async () => {
  const store = log.open();
  await appendTo(store, 'a', 4);
  const messages = store.subscribe({ batchSize: 2 })[Symbol.asyncIterator]();
  const [first, second, third, fourth, fifth] = Array.from({ length: 5 }, () => nextOf(messages));
  expect(await first).toBe('events 1-2');
  expect(await second).toBe('events 3-4');
  expect(await third).toBe('caught-up 4');
  await appendTo(store, 'b', 1);
  expect(await fourth).toBe('events 5-5');
  await store.close();
  expect(await fifth).toBe('end');
});

test('a position beyond the end belongs to another log and is refused', async () => {
  const store = log.open();
  const { position } = await appendTo(store, 'a', 2);
  const beyond = toPosition(position + 1);
  await expect(gather(store.readAll({ after: beyond }))).rejects.toThrow(RangeError);
  expect(() => store.subscribe({ after: beyond })[Symbol.asyncIterator]()).toThrow(RangeError);
});

test.each([0, 1.5, -1])('a batch of %d events is refused', async (batchSize) => {
  await expect(gather(log.open().readAll({ batchSize }))).rejects.toThrow(RangeError);
});

test('a log that can no longer be read says so and ends the subscription', async () => {
  const store = log.open();
  for (let n = 0; n < 40; n += 1) await store.append(`a-${String(n)}`, [anEvent('Long', `"${'x'.repeat(50_000)}"`)], NO_STREAM);
  await store.close();
  const file = await openFile(log.file(), 'r+');
  await file.write(Buffer.alloc(400_000, 0xff), 0, 400_000, 40_960);
  await file.close();

  const reopened = log.open();
  const messages = reopened.subscribe()[Symbol.asyncIterator]();
  await expect(messages.next()).rejects.toThrow(StoreStopped);
  expect(await nextOf(messages)).toBe('end');
});
