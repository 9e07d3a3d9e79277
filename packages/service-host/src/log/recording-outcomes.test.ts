import { describe, expect, it } from '@jest/globals';
import type { Position } from '@ntm-ledger/event-store';
import { AppendOutcomeUnknown, StoreStopped, StoreUnavailable } from '@ntm-ledger/event-store';
import type { Decided } from '@ntm-ledger/events';
import { refuse } from '@ntm-ledger/events';
import { GraphQLError } from 'graphql';
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { publicError } from '../errors.js';
import type { FollowedLog } from '../testing/open-logs.js';
import { useLogs } from '../testing/open-logs.js';
import { appendFacts, renaming } from '../testing/sample-facts.js';
import { storeAround } from '../testing/store-around.js';
import { OutcomeUnknown } from './outcome-unknown.js';
import { eventId, Recorder } from './recorder.js';
import { accepted, eventsOf, record, REQUEST_ID, refusalOf, request } from '../testing/recording.js';

const logs = useLogs();

describe('an append whose outcome is unknown', () => {
  /** A log that loses its answer to the first append, which it wrote or did not write. */
  async function losingAnswer(written: boolean, meanwhile = false): Promise<FollowedLog> {
    let lost = false;
    return logs.open({
      around: (store) =>
        storeAround(store, async ({ pass }) => {
          if (lost) return pass();
          lost = true;
          if (written) await pass();
          if (meanwhile) await appendFacts(store, [renaming('meanwhile')]);
          throw new AppendOutcomeUnknown('the connection broke');
        }),
    });
  }

  it.each([
    ['was written', true, false],
    ['was not written', false, false],
    ['was written before others wrote', true, true],
    ['was not written and others wrote', false, true],
  ])('and that %s is settled: the request is recorded once', async (_, written, meanwhile) => {
    const log = await losingAnswer(written, meanwhile);
    const recorded = await record(log, request());
    expect(recorded.events).toMatchObject([{ id: eventId(REQUEST_ID, 0), correlationId: REQUEST_ID }]);
    const events = await eventsOf(log.store);
    expect(events.filter(({ id }) => id === eventId(REQUEST_ID, 0))).toHaveLength(1);
    expect(events).toHaveLength(meanwhile ? 2 : 1);
    expect(await record(log, request())).toEqual(recorded);
  });
});

describe('a log that falls silent', () => {
  const SILENT = new StoreUnavailable('the server does not answer');

  /** A log that does not say how far it goes once an append has been through, whatever became of that. */
  async function silentAfter(append: Parameters<typeof storeAround>[1]): Promise<FollowedLog> {
    let silent = false;
    return logs.open({
      around: (store) => ({
        ...storeAround(store, async (passing) => {
          silent = true;
          return append(passing);
        }),
        head: () => (silent ? Promise.reject(SILENT) : store.head()),
      }),
    });
  }

  it('after it has taken an append leaves that recorded, and answered', async () => {
    const log = await silentAfter(({ pass }) => pass());
    expect(await record(log, request())).toMatchObject({ position: 1 });
  });

  it('promises nothing of a request that is sent again: it may be recorded since it was sent first', async () => {
    const log = await silentAfter(({ pass }) => pass());
    await record(log, request());
    const error: unknown = await record(log, request()).catch((thrown: unknown) => thrown);
    expect(error).toBe(SILENT);
    const told = publicError(new GraphQLError('', { originalError: SILENT }), pino({ level: 'silent' }));
    expect(told.message).not.toMatch(/nothing was recorded/i);
  });

  it.each([
    ['was written', true],
    ['was not written', false],
  ])('after an append that %s without its saying so leaves the outcome unknown', async (_, written) => {
    const log = await silentAfter(async ({ pass }) => {
      if (written) await pass();
      throw new AppendOutcomeUnknown('the connection broke');
    });
    await expect(record(log, request())).rejects.toThrow(OutcomeUnknown);
  });

  it('before anything was sent has recorded nothing, and says so', async () => {
    const log = await logs.open({
      around: (store) => ({ ...storeAround(store, ({ pass }) => pass()), head: () => Promise.reject(SILENT) }),
    });
    await expect(record(log, request())).rejects.toThrow(StoreUnavailable);
  });

  it('is not waited for longer than a request waits, and neither are those who wait for it', async () => {
    const silence = Promise.withResolvers<Position>();
    let silent = true;
    const log = await logs.open({
      around: (store) => ({
        ...storeAround(store, ({ pass }) => pass()),
        head: () => (silent ? silence.promise : store.head()),
      }),
    });
    const recorder = new Recorder(log.store, log.follower, 40);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, (_, index) => recorder.record(request({ requestId: randomUUID(), input: { index } }))),
    );
    expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason instanceof StoreUnavailable)).toEqual(
      outcomes.map(() => true),
    );
    silent = false;
    expect((await recorder.record(request())).position).toBe(1);
  });
});

describe('an append that is lost', () => {
  it('is not told as refused when what it rested on has changed meanwhile', async () => {
    const taken = { code: 'RULE_VIOLATED', rule: 'codeIsFree', message: 'taken', basis: null } as const;
    const log = await logs.open({
      around: (store) => storeAround(store, () => Promise.reject(new AppendOutcomeUnknown('the connection broke'))),
    });
    let asked = 0;
    const decide = (): Decided => ((asked += 1) === 1 ? accepted(renaming('A')) : refuse(taken));
    await expect(record(log, request({ decide }))).rejects.toThrow(OutcomeUnknown);
  });

  it('is refused like any other once its stream has gone on without it', async () => {
    const taken = { code: 'RULE_VIOLATED', rule: 'codeIsFree', message: 'taken', basis: null } as const;
    const log = await logs.open({
      around: (store) =>
        storeAround(store, async () => {
          await appendFacts(store, [renaming('others')]);
          throw new AppendOutcomeUnknown('the connection broke');
        }),
    });
    let asked = 0;
    const decide = (): Decided => ((asked += 1) === 1 ? accepted(renaming('A')) : refuse(taken));
    expect(await refusalOf(record(log, request({ decide })))).toEqual(taken);
  });
});

describe('a log that takes no more events', () => {
  it('is told as it is, not as the client’s fault', async () => {
    const log = await logs.open({
      around: (store) => storeAround(store, () => Promise.reject(new StoreStopped('the disk is full'))),
    });
    await expect(record(log, request())).rejects.toThrow(StoreStopped);
  });
});
