import { describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { MAX_APPEND_BYTES, MAX_BODY_BYTES } from '../../append-rules.js';
import { InvalidAppend, WrongExpectedRevision } from '../../errors.js';
import type { NewEvent } from '../../event-store.js';
import { NO_STREAM, toRevision } from '../../position.js';
import type { CurrentSubject } from './subject.js';
import { anEvent, freshStream, gather, idsOf, someEvents } from './subject.js';

export function describeAppending(subject: CurrentSubject): void {
  describe('appending', () => {
    test('gives back every character of an event as it was handed over', async () => {
      const { store } = subject();
      const stream = freshStream('xã-Đồng-Tháp');
      const bodies = [
        '{"name":"Xã Nghĩa Hưng, huyện Chư Păh – được công nhận"}'.normalize('NFC'),
        '{"emoji":"🌾👩‍🌾","quotes":"\\"\\\\\\u0000\\n"}',
        '{"decimal":"0.10","integer":9007199254740991,"null":null}',
        '[]',
      ];
      await store.append(
        stream,
        bodies.map((body) => anEvent('ĐãCôngNhận', body)),
        NO_STREAM,
      );
      const read = await gather(store.readStream(stream));
      expect(read.map(({ body }) => body)).toEqual(bodies);
      expect(read.map(({ type }) => type)).toEqual(bodies.map(() => 'ĐãCôngNhận'));
      expect(read.map((event) => event.stream)).toEqual(bodies.map(() => stream));
    });

    test('answers with the place of the last event, where it can be read', async () => {
      const { store } = subject();
      const stream = freshStream();
      const events = someEvents(3);
      const result = await store.append(stream, events, NO_STREAM);
      expect(result.revision).toBe(2);
      expect(await store.readAt(result.position)).toMatchObject({ ...events[2], stream, revision: 2, position: result.position });
    });

    test('counts revisions in each stream from 0 without gaps, and positions upwards over all streams', async () => {
      const { store } = subject();
      const [one, other] = [freshStream('one'), freshStream('other')];
      const results = [
        await store.append(one, someEvents(2), NO_STREAM),
        await store.append(other, someEvents(1), NO_STREAM),
        await store.append(one, someEvents(1), toRevision(1)),
        await store.append(other, someEvents(2), toRevision(0)),
      ];
      expect(results.map(({ revision }) => revision)).toEqual([1, 0, 2, 2]);
      const positions: number[] = results.map(({ position }) => position);
      expect(positions).toEqual(positions.toSorted((a, b) => a - b));
      expect(new Set(positions).size).toBe(4);
    });

    test('never writes an earlier time on a later event', async () => {
      const { store } = subject();
      const before = await store.head();
      for (let n = 0; n < 5; n += 1) await store.append(freshStream(), someEvents(2), NO_STREAM);
      const times = (await gather(store.readAll({ after: before }))).map(({ recordedAt }) => recordedAt);
      expect(times).toHaveLength(10);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times.every((time) => Number.isSafeInteger(time) && time > 0)).toBe(true);
    });

    test('keeps the time at which another log took what is copied, and its own time for all else', async () => {
      const { store } = subject();
      const stream = freshStream();
      const recordedAt = Date.parse('2021-06-30T00:00:00.123Z');
      const started = Date.now();
      const { revision } = await store.append(stream, someEvents(2), NO_STREAM, { recordedAt });
      await store.append(stream, someEvents(1), revision);
      const [first, second, own] = (await gather(store.readStream(stream))).map((event) => event.recordedAt);
      expect([first, second]).toEqual([recordedAt, recordedAt]);
      // A server may run on another machine, by another clock.
      expect(Math.abs(Number(own) - started)).toBeLessThan(60_000);
      await expect(store.append(stream, someEvents(1), toRevision(2), { recordedAt: 0.5 })).rejects.toThrow(InvalidAppend);
    });

    test.each<[string, { stream?: string; events: NewEvent[] }]>([
      ['no event', { events: [] }],
      ['an id that stands twice', { events: [anEvent(), ...[anEvent()].flatMap((event) => [event, event])] }],
      ['an id that is no UUID', { events: [{ ...anEvent(), id: 'first' }] }],
      [
        'an id in capitals, which would be a second spelling of it',
        { events: [{ ...anEvent(), id: randomUUID().toUpperCase() }] },
      ],
      ['a type that belongs to the store', { events: [anEvent('$metadata')] }],
      ['a type without a name', { events: [anEvent('')] }],
      ['a stream that belongs to the store', { stream: '$all', events: [anEvent()] }],
      ['a stream without a name', { stream: '', events: [anEvent()] }],
      ['half a character', { events: [anEvent('ThingHappened', '"\ud83c"')] }],
      ['a body one byte too long', { events: [anEvent('ThingHappened', 'ă'.repeat(MAX_BODY_BYTES / 2) + '1')] }],
      ['more bytes than one call may carry', { events: moreThanOneCallMayCarry() }],
    ])('refuses an append with %s and writes nothing', async (_, { stream = freshStream(), events }) => {
      const { store } = subject();
      const before = await store.head();
      await expect(store.append(stream, events, NO_STREAM)).rejects.toThrow(InvalidAppend);
      expect(await store.head()).toBe(before);
    });

    test('takes a body of the greatest length, in bytes and not in characters', async () => {
      const { store } = subject();
      const stream = freshStream();
      const body = `"${'ă'.repeat(MAX_BODY_BYTES / 2 - 1)}"`;
      await store.append(stream, [anEvent('ThingHappened', body)], NO_STREAM);
      expect((await gather(store.readStream(stream)))[0]?.body).toBe(body);
    });
  });

  describe('expecting a revision', () => {
    test('refuses a first append to a stream that is there, and says where it ends', async () => {
      const { store } = subject();
      const stream = freshStream();
      await store.append(stream, someEvents(2), NO_STREAM);
      const refusal = store.append(stream, someEvents(1), NO_STREAM);
      await expect(refusal).rejects.toThrow(WrongExpectedRevision);
      await expect(refusal).rejects.toMatchObject({ stream, expected: NO_STREAM, actual: 1 });
    });

    test('refuses an append to a stream that is not there, and says so', async () => {
      const { store } = subject();
      const stream = freshStream();
      const refusal = store.append(stream, someEvents(1), toRevision(0));
      await expect(refusal).rejects.toThrow(WrongExpectedRevision);
      await expect(refusal).rejects.toMatchObject({ expected: 0, actual: NO_STREAM });
    });

    test.each([0, 3])(
      'refuses an append that expects revision %i of a stream at 2, and writes none of its events',
      async (expected) => {
        const { store } = subject();
        const stream = freshStream();
        const events = someEvents(3);
        await store.append(stream, events, NO_STREAM);
        await expect(store.append(stream, someEvents(2), toRevision(expected))).rejects.toMatchObject({ expected, actual: 2 });
        expect(idsOf(await gather(store.readStream(stream)))).toEqual(idsOf(events));
      },
    );

    test('lets exactly one of many writers win that saw the same end', async () => {
      const { store } = subject();
      const stream = freshStream();
      await store.append(stream, someEvents(1), NO_STREAM);
      const attempts = Array.from({ length: 12 }, () => someEvents(2));
      const outcomes = await Promise.allSettled(attempts.map((events) => store.append(stream, events, toRevision(0))));
      const won = outcomes.flatMap(({ status }, index) => (status === 'fulfilled' ? [index] : []));
      expect(won).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected')
          expect(outcome.reason).toMatchObject({ name: 'WrongExpectedRevision', expected: 0, actual: 2 });
      }
      const winner = attempts[won[0] ?? -1] ?? [];
      expect(idsOf(await gather(store.readStream(stream, { from: toRevision(1) })))).toEqual(idsOf(winner));
    });

    test('lets writers that read again and retry all come through', async () => {
      const { store } = subject();
      const stream = freshStream();
      await store.append(stream, someEvents(1), NO_STREAM);
      const appendWithRetry = async (event: NewEvent): Promise<void> => {
        for (;;) {
          const [last] = await gather(store.readStream(stream, { direction: 'backwards', limit: 1 }));
          if (last === undefined) throw new Error('the stream has gone');
          try {
            await store.append(stream, [event], last.revision);
            return;
          } catch (error) {
            if (!(error instanceof WrongExpectedRevision)) throw error;
          }
        }
      };
      const events = Array.from({ length: 8 }, () => someEvents(5));
      await Promise.all(
        events.map(async (own) => {
          for (const event of own) await appendWithRetry(event);
        }),
      );
      const read = await gather(store.readStream(stream));
      expect(read.map(({ revision }) => revision)).toEqual(Array.from({ length: 41 }, (_, n) => n));
      expect(new Set(idsOf(read.slice(1)))).toEqual(new Set(idsOf(events.flat())));
    });

    test('shows each append whole or not at all to those who read meanwhile', async () => {
      const { store } = subject();
      const stream = freshStream();
      let writing = true;
      const write = async (): Promise<void> => {
        let end = await store.append(stream, someEvents(5), NO_STREAM);
        for (let n = 0; n < 20; n += 1) end = await store.append(stream, someEvents(5), end.revision);
        writing = false;
      };
      const watch = async (): Promise<number[]> => {
        const lengths: number[] = [];
        while (writing) {
          lengths.push((await gather(store.readStream(stream))).length);
          await nextTurn();
        }
        return lengths;
      };
      const [lengths] = await Promise.all([watch(), write()]);
      expect(lengths.filter((length) => length % 5 !== 0)).toEqual([]);
    });
  });
}

function moreThanOneCallMayCarry(): NewEvent[] {
  const body = `"${'x'.repeat(MAX_BODY_BYTES - 2)}"`;
  return Array.from({ length: Math.ceil(MAX_APPEND_BYTES / MAX_BODY_BYTES) }, () => anEvent('ThingHappened', body));
}
