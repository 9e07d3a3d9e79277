import { describe, expect, test } from '@jest/globals';
import { EventIdReused } from '../../errors.js';
import type { EventStore, EventStoreCapabilities, NewEvent } from '../../event-store.js';
import { NO_STREAM, toRevision } from '../../position.js';
import type { CurrentSubject } from './subject.js';
import { anEvent, freshStream, gather, idsOf, someEvents } from './subject.js';

export function describeRepeating(subject: CurrentSubject, { refusesReusedIds }: EventStoreCapabilities): void {
  describe('repeating an append', () => {
    test('gives the first result and writes nothing', async () => {
      const { store } = subject();
      const stream = freshStream();
      const events = someEvents(3);
      const first = await store.append(stream, events, NO_STREAM);
      expect(await store.append(stream, events, NO_STREAM)).toEqual(first);
      expect(await store.head()).toBe(first.position);
    });

    test('gives the first result after others have appended to the stream and to other streams', async () => {
      const { store } = subject();
      const stream = freshStream();
      const start = await store.append(stream, someEvents(1), NO_STREAM);
      const events = someEvents(2);
      const first = await store.append(stream, events, start.revision);
      await store.append(stream, someEvents(4), first.revision);
      const { position } = await store.append(freshStream(), someEvents(1), NO_STREAM);
      expect(await store.append(stream, events, start.revision)).toEqual(first);
      expect(await store.head()).toBe(position);
    });

    test('gives the first result after the log has been closed and opened again', async () => {
      const { store, reopen } = subject();
      const stream = freshStream();
      const events = someEvents(2);
      const first = await store.append(stream, events, NO_STREAM);
      const opened = await reopen();
      expect(await opened.append(stream, events, NO_STREAM)).toEqual(first);
      expect(idsOf(await gather(opened.readStream(stream)))).toEqual(idsOf(events));
    });

    test('gives all the same result when it is sent several times at once', async () => {
      const { store } = subject();
      const stream = freshStream();
      const events = someEvents(2);
      const [first, ...others] = await Promise.all([1, 2, 3, 4].map(() => store.append(stream, events, NO_STREAM)));
      expect(others).toEqual([first, first, first]);
      expect(idsOf(await gather(store.readStream(stream)))).toEqual(idsOf(events));
    });
  });

  // Skipped aloud where a server takes an id again: there an id is never reused because ids follow from requests.
  const refused = refusesReusedIds ? test : test.skip;
  describe('reusing an event id', () => {
    test('is refused or not, as the store says of itself', () => {
      expect(subject().store.capabilities).toEqual({ refusesReusedIds });
    });

    refused.each<[string, (store: EventStore, stream: string, known: readonly NewEvent[]) => Promise<unknown>]>([
      ['in another stream', (store, _, [event]) => store.append(freshStream(), listOf(event), NO_STREAM)],
      ['at the present end of the stream', (store, stream, known) => store.append(stream, known, toRevision(2))],
      ['in another order', (store, stream, known) => store.append(stream, known.toReversed(), NO_STREAM)],
      ['as a part of the first append', (store, stream, known) => store.append(stream, known.slice(0, 2), NO_STREAM)],
      ['with new events after the known', (store, stream, known) => store.append(stream, [...known, anEvent()], NO_STREAM)],
      ['with new events before the known', (store, stream, known) => store.append(stream, [anEvent(), ...known], toRevision(2))],
      ['with another expectation that is wrong', (store, stream, known) => store.append(stream, known, toRevision(0))],
    ])('%s writes nothing', async (_, reuse) => {
      const { store } = subject();
      const stream = freshStream();
      const known = someEvents(3);
      const { position } = await store.append(stream, known, NO_STREAM);
      await expect(reuse(store, stream, known)).rejects.toThrow(EventIdReused);
      expect(await store.head()).toBe(position);
      // The refusal has left no trace: the stream goes on where it ended.
      expect(await store.append(stream, someEvents(1), toRevision(2))).toMatchObject({ revision: 3 });
    });

    refused('as one append that was two before writes nothing', async () => {
      const { store } = subject();
      const stream = freshStream();
      const [first, second] = [anEvent(), anEvent()];
      await store.append(stream, [first], NO_STREAM);
      const { position } = await store.append(stream, [second], toRevision(0));
      await expect(store.append(stream, [first, second], NO_STREAM)).rejects.toThrow(EventIdReused);
      expect(await store.head()).toBe(position);
    });

    refused('in two appends at once lets one through and leaves the others alone', async () => {
      const { store } = subject();
      const shared = anEvent();
      const streams = Array.from({ length: 6 }, () => freshStream());
      const attempts = streams.map((stream, n) =>
        store.append(stream, n % 2 === 0 ? [anEvent(), shared] : someEvents(2), NO_STREAM),
      );
      const outcomes = (await Promise.allSettled(attempts)).map(({ status }) => status);
      expect(outcomes.filter((status) => status === 'rejected')).toHaveLength(2);
      expect(outcomes.filter((_, n) => n % 2 === 1)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
      const lengths = await Promise.all(streams.map(async (stream) => (await gather(store.readStream(stream))).length));
      expect(lengths).toEqual(outcomes.map((status) => (status === 'fulfilled' ? 2 : 0)));
    });
  });
}

function listOf(event: NewEvent | undefined): NewEvent[] {
  return event === undefined ? [] : [event];
}
