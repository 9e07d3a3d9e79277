import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventStore, Position } from '@ntm-ledger/event-store';
import { openSqliteEventStore, START } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Fact } from '../testing/facts.js';
import { granted, registered } from '../testing/facts.js';
import { append } from '../testing/history.js';
import type { RecognitionEvent } from './recognition-event.js';
import type { FeedMessage, FeedOptions } from './recognition-feed.js';
import { RecognitionFeed } from './recognition-feed.js';
import { readRecognitionPage } from './recognition-page.js';

/** Long enough that no heartbeat but the first comes during a test. */
const NEVER = 600_000;

let dir: string;
let store: EventStore;
let feeds: RecognitionFeed[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ntm-feed-'));
  store = openSqliteEventStore({ path: join(dir, 'log.db'), batchSize: 3 });
  feeds = [];
});

afterEach(async () => {
  for (const feed of feeds) await feed.return();
  await store.close();
  await rm(dir, { recursive: true });
});

const read = ({
  id,
  position,
  type,
  effectiveOn,
  precision,
  recordedAt,
  concerns: [unitId = ''],
}: LedgerEvent): RecognitionEvent | null => {
  if (unitId === 'elsewhere') return null;
  return {
    id,
    position,
    type,
    effectiveOn,
    precision,
    recordedAt,
    unit: { id: unitId, moment: { effectiveOn, position } },
    decision: null,
  };
};

function open(options: Partial<FeedOptions> = {}): RecognitionFeed {
  const feed = new RecognitionFeed({ store, after: START, heartbeatMs: NEVER, folded: async () => undefined, read, ...options });
  feeds.push(feed);
  return feed;
}

async function take(feed: RecognitionFeed, count: number): Promise<string[]> {
  const messages: string[] = [];
  while (messages.length < count) {
    const step = await feed.next();
    if (step.done === true) return [...messages, 'end'];
    messages.push(line(step.value));
  }
  return messages;
}

function line({ kind, position, event }: FeedMessage): string {
  return event === null ? `${kind} ${String(position)}` : `${kind} ${String(position)} ${event.unit.id}`;
}

const title = (unitId: string): Fact => granted('2023-01-26', { unitId });
const unit = (unitId: string): Fact => registered('2004-01-01', { unitId });

describe('the feed', () => {
  it('gives the backlog, one heartbeat, and then what comes', async () => {
    await append(store, title('a'), title('b'), unit('x'), title('c'), title('d'));
    const feed = open();
    expect(await take(feed, 5)).toEqual(['EVENT 1 a', 'EVENT 2 b', 'EVENT 4 c', 'EVENT 5 d', 'HEARTBEAT 5']);
    const next = feed.next();
    await append(store, title('e'));
    expect(await next).toMatchObject({ value: { kind: 'EVENT', position: 6 } });
  });

  it('resumes from any cursor without a gap or a double', async () => {
    await append(store, ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(title));
    const all = await take(open(), 8);
    for (let after = 0; after <= 7; after += 1) {
      expect(await take(open({ after: after as Position }), 8 - after)).toEqual(all.slice(after));
    }
  });

  it('says in its heartbeats how far it has read, past what it does not deliver', async () => {
    await append(store, title('a'), unit('x'), title('elsewhere'), unit('y'));
    expect(await take(open(), 2)).toEqual(['EVENT 1 a', 'HEARTBEAT 4']);
  });

  it('goes on with its heartbeats, and they go on with the log', async () => {
    const feed = open({ heartbeatMs: 1 });
    expect(await take(feed, 2)).toEqual(['HEARTBEAT 0', 'HEARTBEAT 0']);
    await append(store, unit('x'), unit('y'));
    let last = '';
    while (last !== 'HEARTBEAT 2') [last = ''] = await take(feed, 1);
    expect(last).toBe('HEARTBEAT 2');
  });

  it('hands on what comes to a reader for whom another heartbeat is due whenever it asks', async () => {
    const feed = open({ heartbeatMs: 1 });
    const clock = open({ heartbeatMs: 1, after: (await append(store, title('a')))[0]?.position ?? START });
    const seen: string[] = [];
    for (let asked = 0; asked < 10; asked += 1) {
      await take(clock, 3);
      seen.push(...(await take(feed, 1)));
      if (asked === 2) await append(store, title('b'));
    }
    expect(seen.filter((message) => message.startsWith('EVENT'))).toEqual(['EVENT 1 a', 'EVENT 2 b']);
  });

  it('delivers no event before it is folded, and no heartbeat overtakes it', async () => {
    const folds = new Map<Position, () => void>();
    const folded = (position: Position): Promise<void> =>
      new Promise((resolve) => {
        folds.set(position, resolve);
      });
    const feed = open({ heartbeatMs: 1, folded });
    expect(await take(feed, 3)).toEqual(['HEARTBEAT 0', 'HEARTBEAT 0', 'HEARTBEAT 0']);
    const [event] = await append(store, title('a'));
    const seen: string[] = [];
    const reading = (async () => {
      while (!seen.includes('EVENT 1 a')) seen.push(...(await take(feed, 1)));
    })();
    await until(() => folds.size > 0);
    const before = [...seen];
    folds.get(event?.position ?? START)?.();
    await reading;
    expect(before.every((message) => message === 'HEARTBEAT 0')).toBe(true);
    expect(seen.filter((message) => message !== 'HEARTBEAT 0')).toEqual(['EVENT 1 a']);
  });

  it('answers calls that overlap one after the other', async () => {
    await append(store, title('a'), title('b'));
    const feed = open();
    const steps = await Promise.all([feed.next(), feed.next(), feed.next()]);
    expect(steps.map(({ value }) => value && line(value))).toEqual(['EVENT 1 a', 'EVENT 2 b', 'HEARTBEAT 2']);
  });

  it('ends when the reader leaves, even while it waits for the log', async () => {
    const feed = open();
    await take(feed, 1);
    const waiting = feed.next();
    await feed.return();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await feed.next()).toEqual({ done: true, value: undefined });
  });

  it('ends when the reader leaves while it waits for a fold', async () => {
    await append(store, title('a'));
    const asked = Promise.withResolvers<undefined>();
    const feed = open({
      folded: () => {
        asked.resolve(undefined);
        return Promise.withResolvers<undefined>().promise;
      },
    });
    const waiting = feed.next();
    await asked.promise;
    await feed.return();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  it('ends when the log is closed', async () => {
    const feed = open();
    await take(feed, 1);
    const waiting = feed.next();
    await store.close();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  it('fails when an event cannot be folded, and is over then', async () => {
    await append(store, title('a'));
    const feed = open({ folded: () => Promise.reject(new Error('the fold failed')) });
    await expect(feed.next()).rejects.toThrow('the fold failed');
    expect(await feed.next()).toEqual({ done: true, value: undefined });
  });
});

describe('a page', () => {
  const page = async (after: number, first: number) => {
    const { events, nextAfter, caughtUp } = await readRecognitionPage(
      { store, after: after as Position, folded: async () => undefined, read },
      first,
    );
    return [events.map((event) => event.unit.id).join(''), nextAfter, caughtUp];
  };

  it('holds the same events, says where to go on, and whether that was all', async () => {
    await append(store, title('a'), unit('x'), title('b'), title('elsewhere'), title('c'), unit('y'));
    expect(await page(0, 2)).toEqual(['ab', 4, false]);
    expect(await page(4, 2)).toEqual(['c', 6, true]);
    expect(await page(6, 2)).toEqual(['', 6, true]);
    expect(await page(0, 3)).toEqual(['abc', 6, true]);
    expect(await page(0, 0)).toEqual(['', 0, false]);
  });

  it('of an empty log is empty', async () => {
    expect(await page(0, 5)).toEqual(['', 0, true]);
  });
});

/** Lets everything else go on until something holds. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await nextTurn();
}
