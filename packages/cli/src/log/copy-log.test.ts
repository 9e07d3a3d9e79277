import { describe, expect, it } from '@jest/globals';
import type { EventStore, Position } from '@ntm-ledger/event-store';
import { START, toPosition } from '@ntm-ledger/event-store';
import fc from 'fast-check';
import { appendTo, eventsIn, fact, useLogs, withdrawal } from '../testing/logs.js';
import { copyLog } from './copy-log.js';
import { CopyRefused } from './copy-refused.js';
import { digestOf } from './log-digest.js';

const logs = useLogs();

/** A fact, its correction, two facts at once, and a withdrawal of the second of them. */
async function smallLog(times = 1): Promise<EventStore> {
  const store = logs.open(times);
  const first = await appendTo(store, 'units', [fact(START)]);
  const second = await appendTo(store, 'titles-1', [fact(first), fact(first)]);
  await appendTo(store, 'units', [fact(second), withdrawal(second, first)]);
  await appendTo(store, 'titles-1', [withdrawal(await store.head(), second)]);
  return store;
}

/** A store that takes so many appends and then fails as one whose process is killed. */
function failingAfter(store: EventStore, appends: number): EventStore {
  let left = appends;
  return Object.assign(Object.create(store) as EventStore, {
    append: (...append: Parameters<EventStore['append']>) => {
      if ((left -= 1) < 0) throw new Error('killed');
      return store.append(...append);
    },
    readAll: (...read: Parameters<EventStore['readAll']>) => store.readAll(...read),
    readStream: (...read: Parameters<EventStore['readStream']>) => store.readStream(...read),
    head: () => store.head(),
  });
}

describe('a copied log', () => {
  it('holds the same events in the same order, recorded at the same instants', async () => {
    const [from, to] = [await smallLog(), logs.open(7)];
    expect(await copyLog({ from, to })).toMatchObject({ events: 6, there: 0, copied: 6, sourceHasGrown: false });
    const told = async (store: EventStore): Promise<unknown[]> =>
      (await eventsIn(store.readAll())).map(({ stream, revision, id, type, recordedAt }) => [
        stream,
        revision,
        id,
        type,
        recordedAt,
      ]);
    expect(await told(to)).toEqual(await told(from));
  });

  it('names events by the places that they have in it', async () => {
    const [from, to] = [await smallLog(3), logs.open(7)];
    await copyLog({ from, to });
    const named = async (store: EventStore): Promise<unknown[]> =>
      (await eventsIn(store.readAll())).map(({ body }) => JSON.parse(body) as unknown);
    expect(await named(from)).toMatchObject([
      { basedOn: 0 },
      { basedOn: 3 },
      { basedOn: 3 },
      { basedOn: 9 },
      { basedOn: 9, data: { position: 3 } },
      { basedOn: 15, data: { position: 9 } },
    ]);
    expect(await named(to)).toMatchObject([
      { basedOn: 0 },
      { basedOn: 7 },
      { basedOn: 7 },
      { basedOn: 21 },
      { basedOn: 21, data: { position: 7 } },
      { basedOn: 35, data: { position: 21 } },
    ]);
  });

  it('has the digest of the original, and copied back its every character', async () => {
    const choice = fc.record({
      stream: fc.constantFrom('units', 'titles-1', 'case-2'),
      events: fc.array(fc.record({ back: fc.nat(9), isWithdrawal: fc.boolean() }), { minLength: 1, maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(choice, { maxLength: 12 }), fc.integer({ min: 2, max: 99 }), async (appends, times) => {
        const [from, there, back] = [logs.open(5), logs.open(times), logs.open(5)];
        const places: Position[] = [START];
        for (const { stream, events } of appends) {
          const nth = (steps: number): Position => places.at(-1 - Math.min(steps, places.length - 1)) ?? START;
          const drafts = events.map(({ back: steps, isWithdrawal }) =>
            isWithdrawal && places.length > 1 ? withdrawal(nth(0), nth(Math.min(steps, places.length - 2))) : fact(nth(steps)),
          );
          const last = await appendTo(from, stream, drafts);
          for (let n = drafts.length - 1; n >= 0; n -= 1) places.push(toPosition(last - n * 5));
        }
        const { sha256 } = await copyLog({ from, to: there });
        expect(sha256).toBe((await digestOf(from)).sha256);
        await copyLog({ from: there, to: back });
        expect(await eventsIn(back.readAll())).toEqual(await eventsIn(from.readAll()));
      }),
      { numRuns: 25 },
    );
  });
});

describe('copying', () => {
  it('goes on where it stopped, however often it is cut short', async () => {
    const [from, to] = [await smallLog(), logs.open(7)];
    for (let tries = 0; tries < 3; tries += 1) await expect(copyLog({ from, to: failingAfter(to, 1) })).rejects.toThrow('killed');
    expect(await copyLog({ from, to })).toMatchObject({ events: 6, there: 5, copied: 1 });
    expect(await copyLog({ from, to })).toMatchObject({ events: 6, there: 6, copied: 0 });
  });

  it('of what has been copied copies what has come since', async () => {
    const [from, to] = [await smallLog(), logs.open(7)];
    await copyLog({ from, to });
    await appendTo(from, 'case-2', [fact(await from.head()), withdrawal(await from.head(), await from.head())]);
    expect(await copyLog({ from, to })).toMatchObject({ events: 8, there: 6, copied: 2 });
  });

  it('follows a source that somebody writes to, and says when it was left behind', async () => {
    const [from, to] = [await smallLog(), logs.open(7)];
    let writes = 2;
    const busy = Object.assign(Object.create(from) as EventStore, {
      readAll: (...read: Parameters<EventStore['readAll']>) => from.readAll(...read),
      head: async () => {
        const head = await from.head();
        if ((writes -= 1) >= 0) await appendTo(from, 'busy', [fact(head)]);
        return head;
      },
    });
    expect(await copyLog({ from: busy, to })).toMatchObject({ events: 7, copied: 7, sourceHasGrown: true });
    expect(await copyLog({ from, to })).toMatchObject({ events: 8, there: 7, sourceHasGrown: false });
  });

  it.each<[string, (to: EventStore) => Promise<unknown>, RegExp]>([
    [
      'another event',
      (to) => appendTo(to, 'units', [fact(START)]),
      /another event at its position 7 than the source at 1: its id/,
    ],
    [
      'a stream that goes on otherwise',
      async (to) => {
        await copyLog({ from: await smallLog(), to });
      },
      /its id differs/,
    ],
  ])('refuses a target that holds %s', async (_, fill, said) => {
    const [from, to] = [await smallLog(), logs.open(7)];
    await fill(to);
    const before = await digestOf(to);
    await expect(copyLog({ from, to })).rejects.toThrow(CopyRefused);
    await expect(copyLog({ from, to })).rejects.toThrow(said);
    expect(await digestOf(to)).toEqual(before);
  });

  it('refuses a target that goes on where the source ends', async () => {
    const [from, to] = [await smallLog(), logs.open(7)];
    await copyLog({ from, to });
    await appendTo(to, 'units', [fact(await to.head())]);
    await expect(copyLog({ from, to })).rejects.toThrow('The target goes on where the source ends, at its position 49.');
  });

  it('says so when somebody else writes to the target meanwhile', async () => {
    const [from, to] = [await smallLog(), logs.open(7)];
    let isFirst = true;
    const shared = Object.assign(failingAfter(to, 100), {
      append: async (...append: Parameters<EventStore['append']>) => {
        if (isFirst) await appendTo(to, 'other', [fact(START)]);
        isFirst = false;
        return to.append(...append);
      },
    });
    await expect(copyLog({ from, to: shared })).rejects.toThrow(/The copy is not equal: the source has 6 events .* the target 7/);
  });

  it('refuses a source in which an event names a place where none stands before it', async () => {
    const from = logs.open();
    await appendTo(from, 'units', [fact(toPosition(1))]);
    await expect(copyLog({ from, to: logs.open(7) })).rejects.toThrow(/names position 1, where none stands before it/);
  });
});
