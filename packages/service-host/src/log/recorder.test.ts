import { describe, expect, it } from '@jest/globals';
import type { Position } from '@ntm-ledger/event-store';
import type { Decided } from '@ntm-ledger/events';
import { badInput, refuse, UNITS_STREAM } from '@ntm-ledger/events';
import { randomUUID } from 'node:crypto';
import type { FollowedLog } from '../testing/open-logs.js';
import { useLogs } from '../testing/open-logs.js';
import { appendFacts, renaming } from '../testing/sample-facts.js';
import { storeAround } from '../testing/store-around.js';
import { derivedId, eventId } from './recorder.js';
import { accepted, eventsOf, record, REQUEST_ID, refusalOf, request, USED_BEFORE } from '../testing/recording.js';

const logs = useLogs();

describe('a recorded request', () => {
  it('is in the log when it is answered, folded, with who sent it and what it rested on', async () => {
    const log = await logs.open();
    await appendFacts(log.store, [renaming('Hà Thanh')]);
    const recorded = await record(log, request({ decide: () => accepted(renaming('Hoạt Giang'), renaming('Hà Vân')) }));
    expect(recorded.position).toBe(3);
    expect(log.follower.position).toBe(3);
    expect(log.folded.slice(1)).toEqual(recorded.events);
    expect(recorded.events).toMatchObject(
      ['Hoạt Giang', 'Hà Vân'].map((name, index) => ({
        data: { name },
        actor: { id: 'clerk-1', role: 'clerk', scope: 'VN' },
        basedOn: 1,
        correlationId: REQUEST_ID,
        revision: index + 1,
      })),
    );
  });

  it('gives its events ids that follow from the request and nothing else', async () => {
    const log = await logs.open();
    const { events } = await record(log, request({ decide: () => accepted(renaming('A'), renaming('B')) }));
    expect(events.map(({ id }) => id)).toEqual([eventId(REQUEST_ID, 0), eventId(REQUEST_ID, 1)]);
    // Written down, since ids in logs that exist must never come out otherwise.
    expect(eventId('11111111-1111-4111-8111-111111111111', 0)).toBe('4f183d02-8c3b-5a10-aaaf-abb79b0701bc');
    expect(eventId('11111111-1111-4111-8111-111111111111', 1)).toBe('49a09466-932c-5b6a-a072-7161d52f4828');
    expect(derivedId('11111111-1111-4111-8111-111111111111', 'unit')).toBe('03702cda-dd3f-5970-8edb-528890b02730');
    expect(derivedId('11111111-1111-4111-8111-111111111111', 'title', 3)).toBe('d0f28c09-6064-5deb-ae1b-0a8d822d0ca3');
  });

  it('tells each warning once, however many of its events bear it', async () => {
    const log = await logs.open();
    const warning = { rule: 'numberIsKnown', message: 'The decision has no number.', basis: null };
    const other = { ...warning, message: 'The decision has no day.' };
    const { warnings } = await record(
      log,
      request({
        decide: () =>
          accepted({ ...renaming('A'), warnings: [warning] }, { ...renaming('B'), warnings: [other, warning] }, renaming('C')),
      }),
    );
    expect(warnings).toEqual([warning, other]);
  });
});

describe('the same request', () => {
  it('ten times at once is recorded once and answered alike', async () => {
    const log = await logs.open();
    const answers = await Promise.all(Array.from({ length: 10 }, () => record(log, request())));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await eventsOf(log.store)).toHaveLength(1);
  });

  it('later is answered from the log without being decided again', async () => {
    const log = await logs.open();
    const first = await record(log, request());
    await appendFacts(log.store, [renaming('Hà Vân')]);
    const decide = (): Decided => {
      throw new Error('decided again');
    };
    expect(await record(log, request({ decide }))).toEqual(first);
    expect(log.folded).toHaveLength(2);
  });

  it('after a restart is answered with the first result', async () => {
    const before = await logs.open();
    const twoEvents = request({ decide: () => accepted(renaming('A'), renaming('B')) });
    const first = await record(before, twoEvents);
    await record(before, request({ requestId: randomUUID() }));
    await before.close();
    const after = await logs.open();
    expect(await record(after, twoEvents)).toEqual(first);
    expect(await eventsOf(after.store)).toHaveLength(3);
  });

  it('is the same in whatever order its input was written, and with what it leaves out left out', async () => {
    const log = await logs.open();
    const first = await record(log, request({ input: { a: 1, b: { c: null, d: 'đ' } } }));
    expect(await record(log, request({ input: { b: { d: 'đ', e: undefined, c: null }, a: 1 } }))).toEqual(first);
  });
});

describe('a request id used for something else', () => {
  it('is a CONFLICT when the input is another', async () => {
    const log = await logs.open();
    await record(log, request());
    const other = request({ input: { requestId: REQUEST_ID, name: 'Hà Vân' }, decide: () => accepted(renaming('Hà Vân')) });
    expect(await refusalOf(record(log, other))).toEqual(USED_BEFORE);
    expect(await eventsOf(log.store)).toHaveLength(1);
  });

  it('is a CONFLICT when another mutation would write to another stream', async () => {
    const log = await logs.open();
    await record(log, request());
    const other = request({
      input: { requestId: REQUEST_ID, criteriaSet: 'xa-ntm-2021' },
      decide: () => ({ outcome: 'accepted', stream: 'criteria-sets', events: [renaming('A'), renaming('B')] }),
    });
    expect(await refusalOf(record(log, other))).toEqual(USED_BEFORE);
    expect((await eventsOf(log.store)).map(({ stream }) => stream)).toEqual([UNITS_STREAM]);
  });

  it.each([
    ['to one stream', UNITS_STREAM, [renaming('B')]],
    ['to one stream, one with more events', UNITS_STREAM, [renaming('B'), renaming('C')]],
    ['to two streams', 'criteria-sets', [renaming('B')]],
  ] as const)('at once, %s, is recorded for one of them and a CONFLICT for the other', async (_, stream, events) => {
    const log = await logs.open();
    const [first, ...rest] = events;
    const outcomes = await Promise.allSettled([
      record(log, request({ input: { name: 'A' }, decide: () => accepted(renaming('A')) })),
      record(log, request({ input: { name: 'B' }, decide: () => ({ outcome: 'accepted', stream, events: [first, ...rest] }) })),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused?.reason).toMatchObject({ refusal: USED_BEFORE });
    expect(new Set(log.folded.map(({ requestDigest }) => requestDigest)).size).toBe(1);
  });
});

describe('a refused request', () => {
  it('records nothing, and its id may be used again', async () => {
    const log = await logs.open();
    const refusal = { code: 'RULE_VIOLATED', rule: 'r', message: 'not so', basis: 'Quyết định 18/2022/QĐ-TTg' } as const;
    expect(await refusalOf(record(log, request({ decide: () => refuse(refusal) })))).toEqual(refusal);
    expect(await refusalOf(record(log, request({ decide: () => badInput({ path: 'input.name', message: 'x' }) })))).toEqual({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'input.name', message: 'x' }],
    });
    expect(await eventsOf(log.store)).toEqual([]);
    expect((await record(log, request())).position).toBe(1);
  });

  it('has a name that the log cannot hold, and is told where it stands', async () => {
    const log = await logs.open();
    const name = 'Hoạt Giang'.normalize('NFD');
    expect(await refusalOf(record(log, request({ decide: () => accepted(renaming(name)) })))).toEqual({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'input (as data.name)', message: 'is not in Unicode NFC' }],
    });
    expect(await refusalOf(record(log, request({ input: { unit: { name } } })))).toEqual({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'input.unit.name', message: 'is not in Unicode NFC' }],
    });
    expect(await eventsOf(log.store)).toEqual([]);
  });

  it('would be an event larger than the log takes', async () => {
    const log = await logs.open();
    expect(await refusalOf(record(log, request({ decide: () => accepted(renaming('x'.repeat(60_000))) })))).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ message: expect.stringMatching(/bytes of JSON are more than the 60000 one event may have/) }],
    });
  });
});

describe('a decider that another writer was faster than', () => {
  /** A log to which another writer appends just before the first appends that the recorder sends. */
  async function contended(times: number): Promise<FollowedLog> {
    let left = times;
    return logs.open({
      around: (store) =>
        storeAround(store, async ({ pass }) => {
          if (left > 0) {
            left -= 1;
            await appendFacts(store, [renaming(`before ${String(left)}`)]);
          }
          return pass();
        }),
    });
  }

  it('is asked again on the newer state, and basedOn says so', async () => {
    const log = await contended(2);
    const asked: [Position, number][] = [];
    const { events } = await record(
      log,
      request({
        decide: (basedOn) => {
          asked.push([basedOn, log.folded.length]);
          return accepted(renaming(`after ${String(log.folded.length)}`));
        },
      }),
    );
    expect(asked).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
    expect(events).toMatchObject([{ basedOn: 2, position: 3, revision: 2, data: { name: 'after 2' } }]);
  });

  it('may refuse what it would have accepted before', async () => {
    const log = await contended(1);
    const taken = { code: 'RULE_VIOLATED', rule: 'codeIsFree', message: 'taken', basis: null } as const;
    const recording = record(log, request({ decide: () => (log.folded.length === 0 ? accepted(renaming('A')) : refuse(taken)) }));
    expect(await refusalOf(recording)).toEqual(taken);
    expect(await eventsOf(log.store)).toHaveLength(1);
  });

  it('gives up with a CONFLICT when others are always first, and may be sent again', async () => {
    const log = await contended(20);
    expect(await refusalOf(record(log, request()))).toEqual({
      code: 'CONFLICT',
      message: expect.stringContaining('Send the mutation again with the same requestId'),
    });
    expect(log.follower.firstEventOf(REQUEST_ID)).toBeUndefined();
    expect((await record(log, request())).position).toBe(21);
  });

  it('is asked until each of many at once is recorded, each on all that came before', async () => {
    const log = await logs.open();
    const recorded = await Promise.all(
      Array.from({ length: 15 }, (_, index) => record(log, request({ requestId: randomUUID(), input: { index } }))),
    );
    const basedOn = recorded.map(({ events: [event] }) => event.basedOn).sort((a, b) => a - b);
    expect(basedOn).toEqual(Array.from({ length: 15 }, (_, index) => index));
    expect(recorded.every(({ events: [event] }) => event.position === event.basedOn + 1)).toBe(true);
  });
});
