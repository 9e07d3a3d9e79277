import {
  EventStoreDBClient,
  binaryEvent,
  FORWARDS,
  NO_STREAM as NO_SERVER_STREAM,
  START as SERVER_START,
} from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { EventStore } from '../event-store.js';
import { openEventStore } from '../open-event-store.js';
import type { Position } from '../position.js';
import { NO_STREAM, toRevision } from '../position.js';
import { NODE_COMMAND, startLogNodes } from '../testing/log-nodes.js';
import type { Figure } from './figure.js';
import { figure } from './figure.js';
import { BODY, STREAMS, TYPE } from './sample-events.js';

const ROUNDS = 7;
const APPENDS = 6_000;
const SINGLE_APPENDS = 600;
/** What lies in the log before it is followed and read. */
const EVENTS = 50_000;
const EVENTS_A_CALL = 500;

/** Appends an event to a stream that ends at a revision; -1: there is none. */
type AppendOne = (stream: string, end: number) => Promise<unknown>;

/** Appends a second by so many appenders, each of which begins a stream of its own. */
async function append(appenders: number, appends: number, appendOne: AppendOne): Promise<number> {
  const started = performance.now();
  let left = appends;
  const appendAll = async (): Promise<void> => {
    const stream = `bench-${randomUUID()}`;
    for (let end = -1; left > 0; end += 1) {
      left -= 1;
      await appendOne(stream, end);
    }
  };
  await Promise.all(Array.from({ length: appenders }, appendAll));
  return appends / ((performance.now() - started) / 1_000);
}

function byStore(store: EventStore): AppendOne {
  return (stream, end) =>
    store.append(stream, [{ id: randomUUID(), type: TYPE, body: BODY }], end < 0 ? NO_STREAM : toRevision(end));
}

function byClient(client: EventStoreDBClient): AppendOne {
  return (stream, end) =>
    client.appendToStream(stream, [binaryEvent({ id: randomUUID(), type: TYPE, data: Buffer.from(BODY) })], {
      expectedRevision: end < 0 ? NO_SERVER_STREAM : BigInt(end),
    });
}

/** Events a second that a subscriber is handed from the start of the log to its present end. */
async function follow(store: EventStore): Promise<number> {
  const started = performance.now();
  let events = 0;
  for await (const message of store.subscribe()) {
    if (message.kind === 'events') events += message.events.length;
    if (message.kind === 'caught-up') break;
  }
  return events / ((performance.now() - started) / 1_000);
}

/** What is done with the body of an event that the bare client hands over as bytes. */
type Take = (data: unknown) => void;

const leaveIt: Take = () => undefined;

/** The text is made, as whoever uses an event must and the store has done. */
const asText: Take = (data) => {
  if (data instanceof Uint8Array) Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString();
};

/** The same by the bare client, which hands over the server's own events too. */
async function followBare(client: EventStoreDBClient, head: Position, take: Take): Promise<number> {
  const started = performance.now();
  const { promise: atEnd, resolve, reject } = Promise.withResolvers<undefined>();
  let events = 0;
  const subscription = client.subscribeToAll({ fromPosition: SERVER_START });
  subscription.on('error', reject);
  subscription.on('data', ({ event }) => {
    events += 1;
    take(event?.data);
    if (event?.position.commit === BigInt(head)) resolve(undefined);
  });
  await atEnd;
  const rate = events / ((performance.now() - started) / 1_000);
  await subscription.unsubscribe();
  return rate;
}

async function read(store: EventStore): Promise<number> {
  const started = performance.now();
  let events = 0;
  for await (const batch of store.readAll()) events += batch.length;
  return events / ((performance.now() - started) / 1_000);
}

async function readBare(client: EventStoreDBClient, take: Take): Promise<number> {
  const started = performance.now();
  let events = 0;
  const reading = client.readAll({ direction: FORWARDS, fromPosition: SERVER_START });
  reading.on('data', ({ event }) => {
    events += 1;
    take(event?.data);
  });
  await once(reading, 'end');
  return events / ((performance.now() - started) / 1_000);
}

async function fill(store: EventStore): Promise<void> {
  for (let written = 0; written < EVENTS; written += EVENTS_A_CALL) {
    const events = Array.from({ length: EVENTS_A_CALL }, () => ({ id: randomUUID(), type: TYPE, body: BODY }));
    await store.append(`bench-${randomUUID()}`, events, NO_STREAM);
  }
}

/** Something that the store and the bare client both do, and what each came to, round by round. */
interface Pair {
  readonly name: string;
  readonly ours: () => Promise<number>;
  readonly bare: () => Promise<number>;
  readonly baselineName: string;
  readonly rates: { readonly ours: number[]; readonly bare: number[] };
}

const BARE = 'the bare client';
const BARE_TEXT = 'the bare client, bodies as text';

function pair(name: string, ours: Pair['ours'], bare: Pair['bare'], baselineName = BARE): Pair {
  return { name, ours, bare, baselineName, rates: { ours: [], bare: [] } };
}

/**
 * The log on a server beside the bare client on the same server, round by round in turn: appending, following and reading. The server is started by
 * `KURRENTDB_TEST_COMMAND` and shares the machine with both.
 * @throws Error when there is no such command
 */
export async function benchServer(): Promise<Figure[]> {
  if (NODE_COMMAND === '') throw new Error('KURRENTDB_TEST_COMMAND names no command that starts a log server');
  const server = await startLogNodes(1, process.cwd());
  const store = await openEventStore({ url: server.url, path: '' });
  // The bare client follows nothing while it appends; a store that has been subscribed to would be handed each event again.
  const appending = await openEventStore({ url: server.url, path: '' });
  const client = EventStoreDBClient.connectionString(server.url);
  try {
    await fill(store);
    const head = await store.head();
    const pairs: readonly Pair[] = [
      ...(
        [
          [BARE, leaveIt],
          [BARE_TEXT, asText],
        ] as const
      ).flatMap(([baselineName, take]) => [
        pair(
          'subscribe from the start',
          () => follow(store),
          () => followBare(client, head, take),
          baselineName,
        ),
        pair(
          'read all',
          () => read(store),
          () => readBare(client, take),
          baselineName,
        ),
      ]),
      pair(
        `${String(STREAMS)} appenders`,
        () => append(STREAMS, APPENDS, byStore(appending)),
        () => append(STREAMS, APPENDS, byClient(client)),
      ),
      pair(
        'one appender',
        () => append(1, SINGLE_APPENDS, byStore(appending)),
        () => append(1, SINGLE_APPENDS, byClient(client)),
      ),
    ];
    // Pair by pair, so that what is appended makes no log longer under whoever reads. The first round warms the process up and does not count.
    for (const { rates, ours, bare } of pairs) {
      for (let round = 0; round <= ROUNDS; round += 1) {
        if (round === 1) for (const runs of Object.values(rates)) runs.length = 0;
        rates.ours.push(await ours());
        rates.bare.push(await bare());
      }
    }
    return pairs.map(({ name, baselineName, rates }) =>
      figure(name, 'events/s', rates.ours, { baselineName, baselines: rates.bare }),
    );
  } finally {
    await store.close();
    await appending.close();
    await client.dispose();
    await server.remove();
  }
}
