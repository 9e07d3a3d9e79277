import { afterEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { AppendOutcomeUnknown, StoreUnavailable } from '../errors.js';
import type { EventStore } from '../event-store.js';
import type { ExpectedRevision } from '../position.js';
import { NO_STREAM, toRevision } from '../position.js';
import { anEvent, freshStream, gather, idsOf, someEvents } from '../testing/contract/subject.js';
import { takeUntil } from '../testing/contract/subscribing.js';
import type { LogNode, LogNodes } from '../testing/log-nodes.js';
import { NODE_COMMAND, startLogNodes } from '../testing/log-nodes.js';
import type { KurrentDbEventStoreOptions } from './open-kurrentdb-event-store.js';
import { openKurrentDbEventStore } from './open-kurrentdb-event-store.js';
import { within } from './patience.js';
import { CallTimedOut } from './server-error.js';

/** Short limits, in milliseconds, so that what is given up is given up soon. */
const IMPATIENT = { callLimit: 300, totalLimit: 1_000, probeEvery: 200 };

let server: LogNodes | undefined;
let stores: EventStore[] = [];
afterEach(async () => {
  for (const store of stores) await store.close();
  stores = [];
  await server?.remove();
  server = undefined;
});

/** A server with an empty log, a store on it, and what the store says. */
async function opened(
  options: Omit<KurrentDbEventStoreOptions, 'url' | 'report'> = {},
): Promise<{ store: EventStore; node: LogNode; said: string[]; url: string }> {
  server = await startLogNodes(1, tmpdir());
  const [node] = server.nodes;
  if (node === undefined) throw new Error('there is a node');
  const said: string[] = [];
  const { url } = server;
  const store = await openKurrentDbEventStore({ ...options, url, report: (sentence) => said.push(sentence) });
  stores.push(store);
  return { store, node, said, url };
}

/** A line to a server on this machine over which so many bytes a second come back. */
async function slowLine(port: number, bytesPerSecond: number): Promise<{ readonly url: string; readonly end: () => void }> {
  const sockets = new Set<Socket>();
  const listener = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    const pace = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const chunk of chunks) {
        await pause((1_000 * chunk.length) / bytesPerSecond);
        yield chunk;
      }
    };
    pipeline(far, pace, near).catch(() => undefined);
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    url: `esdb://127.0.0.1:${String((listener.address() as AddressInfo).port)}?tls=false`,
    end: () => {
      for (const socket of sockets) socket.destroy();
      listener.close();
    },
  };
}

if (NODE_COMMAND === '') {
  describe('a log server in trouble', () => {
    test.skip('is not tried: KURRENTDB_TEST_COMMAND names no command that starts one', () => undefined);
  });
} else {
  describe('a log server', () => {
    test('that is down at the start is waited for; it is said that it does not answer, and that it answers again', async () => {
      // The server takes some seconds to come up, and the store asks at once.
      const { store, said } = await opened();
      expect(said).toEqual([expect.stringMatching(/does not answer/), 'The log server answers again.']);
      expect(store.health()).toEqual({ ok: true });
    });

    test('that goes down in the middle keeps an append waiting, and it is written once when the server is back', async () => {
      const { store, node, said } = await opened();
      const stream = freshStream();
      const { revision } = await store.append(stream, someEvents(1), NO_STREAM);
      said.length = 0;
      await node.kill();
      const event = anEvent();
      const appending = store.append(stream, [event], revision);
      node.start();
      expect(await appending).toMatchObject({ revision: 1 });
      expect(idsOf(await gather(store.readStream(stream)))).toHaveLength(2);
      expect(said).toEqual([expect.stringMatching(/does not answer/), 'The log server answers again.']);
    });

    test('of which no node is found for a while takes appends again when one is back', async () => {
      server = await startLogNodes(1, tmpdir());
      const { url, nodes } = server;
      // With a second node in its address, though none is there, the client looks for the leader of a cluster.
      const store = await openKurrentDbEventStore({ url: url.replace('?', ',127.0.0.1:1?') });
      stores.push(store);
      const stream = freshStream();
      const { revision } = await store.append(stream, someEvents(1), NO_STREAM);
      await nodes[0]?.kill();
      const appending = store.append(stream, someEvents(1), revision);
      await expect(within(3_000, appending)).rejects.toThrow(CallTimedOut);
      nodes[0]?.start();
      expect(await appending).toMatchObject({ revision: 1 });
      expect(await store.append(stream, someEvents(1), toRevision(1))).toMatchObject({ revision: 2 });
    });

    test('that hangs leaves an append unknown after our time limit, and the same append says later what became of it', async () => {
      const { store, node } = await opened(IMPATIENT);
      const stream = freshStream();
      const events = someEvents(2);
      node.hang();
      await expect(store.append(stream, events, NO_STREAM)).rejects.toThrow(AppendOutcomeUnknown);
      await expect(store.head()).rejects.toThrow(StoreUnavailable);
      await expect(gather(store.readAll())).rejects.toThrow(StoreUnavailable);
      expect(store.health()).toMatchObject({ ok: false });
      node.goOn();
      expect(await store.append(stream, events, NO_STREAM)).toMatchObject({ revision: 1 });
      expect(idsOf(await gather(store.readStream(stream)))).toEqual(idsOf(events));
    });

    test('that hangs while it is followed is followed again from the last event that came', async () => {
      const { store, node } = await opened(IMPATIENT);
      const stream = freshStream();
      const events = someEvents(4);
      const messages = store.subscribe({ after: await store.head() })[Symbol.asyncIterator]();
      const { revision } = await store.append(stream, events.slice(0, 2), NO_STREAM);
      const before = await takeUntil(messages, () => false, 2);
      node.hang();
      await expect(store.head()).rejects.toThrow(StoreUnavailable);
      node.goOn();
      await store.append(stream, events.slice(2), revision);
      const after = await takeUntil(messages, () => false, 2);
      const handed = [...before, ...after].flatMap((message) => (message.kind === 'events' ? message.events : []));
      expect(idsOf(handed)).toEqual(idsOf(events));
      await messages.return?.();
    });

    test('whose log was put back to an earlier end is not followed on as if nothing had happened', async () => {
      const { store, node } = await opened(IMPATIENT);
      const messages = store.subscribe()[Symbol.asyncIterator]();
      const { revision } = await store.append(freshStream(), someEvents(50), NO_STREAM);
      expect(revision).toBe(49);
      await takeUntil(messages, () => false, 50);
      const following = takeUntil(messages, () => false, 1);
      await node.lose();
      node.start();
      await expect(following).rejects.toThrow(/put back to an earlier end/);
      await expect(store.subscribe()[Symbol.asyncIterator]().next()).rejects.toThrow(/put back to an earlier end/);
    });

    test('that is gone for good keeps no store from closing', async () => {
      const { store, node } = await opened(IMPATIENT);
      const messages = store.subscribe()[Symbol.asyncIterator]();
      await messages.next();
      const waiting = messages.next();
      await node.kill();
      await store.close();
      expect(await waiting).toMatchObject({ done: true });
    });

    test('is one for a process', async () => {
      const { url } = await opened();
      const another = openKurrentDbEventStore({ url: 'esdb://127.0.0.1:1?tls=false' });
      await expect(another).rejects.toThrow(`A process has one log server; this one has ${url} already.`);
    });
  });

  describe('a reader of the log on a server', () => {
    test('goes on where it was after it has lingered longer than the server is kept waiting', async () => {
      const { store } = await opened({ callLimit: 300 });
      const events = someEvents(100);
      await store.append(freshStream(), events, NO_STREAM);
      const read: string[] = [];
      for await (const batch of store.readAll({ batchSize: 10 })) {
        read.push(...idsOf(batch));
        if (read.length !== 50) continue;
        const lingering = AbortSignal.timeout(400);
        await new Promise((resolve) => {
          lingering.addEventListener('abort', resolve);
        });
      }
      expect(read).toEqual(idsOf(events));
    });

    test('gets on over a line so slow that a page takes longer than any call', async () => {
      server = await startLogNodes(1, tmpdir());
      const [node] = server.nodes;
      const line = await slowLine(node?.port ?? 0, 2_000_000);
      const store = await openKurrentDbEventStore({ url: line.url, callLimit: 800, totalLimit: 2_500 });
      stores.push(store);
      const before = await store.head();
      const stream = freshStream();
      const events = Array.from({ length: 200 }, () => anEvent('ThingHappened', JSON.stringify({ text: 'x'.repeat(50_000) })));
      let revision: ExpectedRevision = NO_STREAM;
      for (let from = 0; from < events.length; from += 10)
        ({ revision } = await store.append(stream, events.slice(from, from + 10), revision));
      expect(idsOf(await gather(store.readAll({ after: before, batchSize: 200 })))).toEqual(idsOf(events));
      await stores.pop()?.close();
      line.end();
    });

    test('is told at once when no event stands where it wants to go on', async () => {
      const { store } = await opened();
      const { position } = await store.append(freshStream(), someEvents(2), NO_STREAM);
      const amid = (position - 1) as typeof position;
      await expect(gather(store.readAll({ after: amid }))).rejects.toThrow(RangeError);
      await expect(store.subscribe({ after: amid })[Symbol.asyncIterator]().next()).rejects.toThrow(
        /No event stands at position/,
      );
      expect(await store.readAt(amid)).toBeUndefined();
    });
  });
}
