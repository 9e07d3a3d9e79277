import { describe, expect, test } from '@jest/globals';
import type { RecordedEvent, SubscriptionMessage } from '../../event-store.js';
import { NO_STREAM, toRevision } from '../../position.js';
import type { CurrentSubject } from './subject.js';
import { anEvent, freshStream, gather, idsOf, someEvents } from './subject.js';

export function describeSubscribing(subject: CurrentSubject): void {
  describe('subscribing', () => {
    test('hands over the backlog, says that it is done, and goes on with what comes', async () => {
      const { store } = subject();
      const before = await store.head();
      const stream = freshStream();
      const backlog = someEvents(5);
      const { position, revision } = await store.append(stream, backlog, NO_STREAM);
      const messages = store.subscribe({ after: before, batchSize: 2 })[Symbol.asyncIterator]();

      const past = await takeUntil(messages, ({ kind }) => kind === 'caught-up');
      expect(idsOf(eventsOf(past))).toEqual(idsOf(backlog));
      expect(past.at(-1)).toEqual({ kind: 'caught-up', position });

      const later = someEvents(3);
      await store.append(stream, later.slice(0, 1), revision);
      await store.append(stream, later.slice(1), toRevision(revision + 1));
      const live = await takeUntil(messages, () => false, 3);
      expect(idsOf(eventsOf(live))).toEqual(idsOf(later));
      await messages.return?.();
    });

    test('is at once at the end when there is no backlog', async () => {
      const { store } = subject();
      const { position } = await store.append(freshStream(), someEvents(1), NO_STREAM);
      const messages = store.subscribe({ after: position })[Symbol.asyncIterator]();
      expect(await messages.next()).toEqual({ done: false, value: { kind: 'caught-up', position } });
      await messages.return?.();
    });

    test('goes on from the position of any event without a gap and without a double', async () => {
      const { store } = subject();
      const before = await store.head();
      await store.append(freshStream(), someEvents(6), NO_STREAM);
      const all = await gather(store.readAll({ after: before }));
      for (const [index, { position }] of all.entries()) {
        const messages = store.subscribe({ after: position, batchSize: 4 })[Symbol.asyncIterator]();
        const rest = await takeUntil(messages, ({ kind }) => kind === 'caught-up');
        expect(idsOf(eventsOf(rest))).toEqual(idsOf(all.slice(index + 1)));
        await messages.return?.();
      }
    });

    test('can be started anew from the same request', async () => {
      const { store } = subject();
      const before = await store.head();
      await store.append(freshStream(), someEvents(2), NO_STREAM);
      const subscription = store.subscribe({ after: before });
      for (let times = 0; times < 2; times += 1) {
        const messages = subscription[Symbol.asyncIterator]();
        expect(eventsOf(await takeUntil(messages, ({ kind }) => kind === 'caught-up'))).toHaveLength(2);
        await messages.return?.();
      }
    });

    test('carries the position of a filtered subscriber over events that are not for it', async () => {
      const { store } = subject();
      const before = await store.head();
      const { position } = await store.append(freshStream('other'), someEvents(50), NO_STREAM);
      const filter = { streamPrefixes: [freshStream('mine')] } as const;
      const messages = store.subscribe({ after: before, filter })[Symbol.asyncIterator]();
      const past = await takeUntil(messages, ({ kind }) => kind === 'caught-up');
      expect(eventsOf(past)).toEqual([]);
      expect(past.at(-1)).toEqual({ kind: 'caught-up', position });

      // An adapter may gather a while before it says so; a thousand events are enough for any.
      const stream = freshStream('other');
      let end = await store.append(stream, someEvents(100), NO_STREAM);
      for (let n = 1; n < 10; n += 1) end = await store.append(stream, someEvents(100), end.revision);
      const [mark] = await takeUntil(messages, () => true);
      expect(mark?.kind).not.toBe('events');
      expect(mark).toMatchObject({ position: expect.any(Number) });
      expect(mark).not.toMatchObject({ position });
      await messages.return?.();
    });

    test('hands a filtered subscriber its own events, before and after it has caught up', async () => {
      const { store } = subject();
      const before = await store.head();
      const type = `Mine-${freshStream()}`;
      const mine = [anEvent(type), anEvent(type)];
      await store.append(freshStream(), [anEvent(), ...mine.slice(0, 1), anEvent()], NO_STREAM);
      const messages = store.subscribe({ after: before, filter: { types: [type] } })[Symbol.asyncIterator]();
      const past = await takeUntil(messages, ({ kind }) => kind === 'caught-up');
      await store.append(freshStream(), [anEvent(), ...mine.slice(1), anEvent()], NO_STREAM);
      const live = await takeUntil(messages, () => false, 1);
      expect(idsOf(eventsOf([...past, ...live]))).toEqual(idsOf(mine));
      await messages.return?.();
    });
  });

  describe('a subscription ends', () => {
    test('when its signal aborts, while it waits', async () => {
      const { store } = subject();
      const abort = new AbortController();
      const messages = store.subscribe({ after: await store.head(), signal: abort.signal })[Symbol.asyncIterator]();
      expect(await messages.next()).toMatchObject({ value: { kind: 'caught-up' } });
      const waiting = messages.next();
      abort.abort();
      expect(await waiting).toMatchObject({ done: true });
      expect(await messages.next()).toMatchObject({ done: true });
    });

    test('before it began, when its signal had aborted', async () => {
      const { store } = subject();
      await store.append(freshStream(), someEvents(1), NO_STREAM);
      const seen: SubscriptionMessage[] = [];
      for await (const message of store.subscribe({ signal: AbortSignal.abort() })) seen.push(message);
      expect(seen).toEqual([]);
    });

    test('when its reader returns, while it waits', async () => {
      const { store } = subject();
      const messages = store.subscribe({ after: await store.head() })[Symbol.asyncIterator]();
      await messages.next();
      const waiting = messages.next();
      expect(await messages.return?.()).toMatchObject({ done: true });
      expect(await waiting).toMatchObject({ done: true });
      await store.append(freshStream(), someEvents(1), NO_STREAM);
      expect(await messages.next()).toMatchObject({ done: true });
    });

    test('when its reader leaves the loop', async () => {
      const { store } = subject();
      const before = await store.head();
      await store.append(freshStream(), someEvents(4), NO_STREAM);
      for await (const message of store.subscribe({ after: before, batchSize: 1 })) {
        if (message.kind === 'events') break;
      }
      expect(store.health()).toEqual({ ok: true });
    });

    test('without an error when the store closes', async () => {
      const { store } = subject();
      const head = await store.head();
      const kinds: string[] = [];
      const { promise: live, resolve: isLive } = Promise.withResolvers<undefined>();
      const following = (async () => {
        for await (const { kind } of store.subscribe({ after: head })) {
          kinds.push(kind);
          isLive(undefined);
        }
      })();
      await live;
      await store.close();
      await following;
      expect(kinds).toEqual(['caught-up']);
    });
  });
}

/** Takes messages until one that is sought, or until so many events have come. */
export async function takeUntil(
  messages: AsyncIterator<SubscriptionMessage, unknown>,
  sought: (message: SubscriptionMessage) => boolean,
  events = Number.POSITIVE_INFINITY,
): Promise<SubscriptionMessage[]> {
  const taken: SubscriptionMessage[] = [];
  while (eventsOf(taken).length < events) {
    const { done, value } = await messages.next();
    if (done === true) throw new Error('the subscription ended before what was sought had come');
    taken.push(value);
    if (sought(value)) break;
  }
  return taken;
}

export function eventsOf(messages: readonly SubscriptionMessage[]): RecordedEvent[] {
  return messages.flatMap((message) => (message.kind === 'events' ? message.events : []));
}
