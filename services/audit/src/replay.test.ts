import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestHost } from '@ntm-ledger/service-host/testing';
import { openTestHost } from '@ntm-ledger/service-host/testing';
import type { ExecutionResult } from 'graphql';
import { auditService } from './index.js';
import type { Given } from './testing/given-log.js';
import { idOf, record } from './testing/given-log.js';
import { HA_TRUNG, HA_VAN_MERGED, hoatGiangEstablished, whole } from './testing/ha-trung.js';

const HOAT_GIANG = idOf('Hoạt Giang');

/** The merger of 01/12/2019, recorded before a name of Hà Vân that came to light late. */
const EVENTS: readonly Given[] = [
  ...HA_TRUNG,
  hoatGiangEstablished(whole('Hà Vân')),
  HA_VAN_MERGED,
  { type: 'UnitRenamed', on: '2022-01-01', data: { unitId: HOAT_GIANG, name: 'Hoạt Giang mới' } },
  { type: 'UnitRenamed', on: '2010-01-01', data: { unitId: idOf('Hà Vân'), name: 'Vân Hà' } },
  { type: 'UnitRenamed', on: '2004-01-01', data: { unitId: idOf('Hà Hải'), name: 'Hải Hà' } },
];

const REPLAY = `subscription Replay($code: String!, $from: Date, $to: Date, $eventsPerSecond: Int, $predecessors: Boolean! = false) {
  replay(code: $code, from: $from, to: $to, eventsPerSecond: $eventsPerSecond, includePredecessors: $predecessors) {
    event { position type effectiveOn summary } moment unit { id moment } done
  }
}`;

interface Message {
  readonly event: { readonly position: string; readonly type: string; readonly effectiveOn: string } | null;
  readonly moment: string;
  readonly unit: { readonly id: string; readonly moment: string } | null;
  readonly done: boolean;
}

let ledger: TestHost;
beforeEach(async () => {
  ledger = await openTestHost([auditService]);
  await record(ledger.store, EVENTS);
});
afterEach(async () => {
  await ledger.close();
});

async function replay(variables: Record<string, unknown>): Promise<Message[]> {
  const opened = await ledger.open('audit', REPLAY, variables);
  if (!(Symbol.asyncIterator in opened)) throw new Error(JSON.stringify(opened.errors));
  const messages: Message[] = [];
  for await (const { data, errors } of opened) {
    expect(errors).toBeUndefined();
    messages.push(data?.['replay'] as Message);
  }
  return messages;
}

async function problemOf(variables: Record<string, unknown>): Promise<unknown> {
  const { errors } = (await ledger.open('audit', REPLAY, variables)) as ExecutionResult;
  return { message: errors?.[0]?.message, ...errors?.[0]?.extensions };
}

const line = ({ event, moment, unit, done }: Message): string =>
  [
    event?.type ?? 'nothing',
    moment,
    unit === null ? 'unknown' : unit.id === HOAT_GIANG ? 'Hoạt Giang' : 'another',
    done ? 'done' : '',
  ]
    .join(' ')
    .trim();

describe('the replay of a unit', () => {
  it('is every event about it with the moment after it; the last says so, and then it completes', async () => {
    expect((await replay({ code: '15283' })).map(line)).toEqual([
      'UnitEstablished 2019-12-01@10 Hoạt Giang',
      'UnitRenamed 2022-01-01@12 Hoạt Giang done',
    ]);
  });

  it('with predecessors follows folding order and not that of the log, and shows the unit that each event is about', async () => {
    expect((await replay({ code: '15283', predecessors: true })).map(line)).toEqual([
      'UnitRegistered 2004-08-31@5 another',
      'UnitRenamed 2010-01-01@13 another',
      'UnitEstablished 2019-12-01@13 Hoạt Giang',
      'UnitEnded 2019-12-01@13 another',
      'UnitRenamed 2022-01-01@13 Hoạt Giang done',
    ]);
  });

  it('takes the unit that bore the code on its last day, and only what falls into its days', async () => {
    expect((await replay({ code: '15283', to: '2015-01-01' })).map(line)).toEqual([
      'UnitRegistered 2004-08-31@5 another',
      'UnitRenamed 2010-01-01@13 another done',
    ]);
    expect((await replay({ code: '15283', from: '2020-01-01' })).map(line)).toEqual([
      'UnitRenamed 2022-01-01@12 Hoạt Giang done',
    ]);
  });

  it('has one message where nothing happened: the unit as it is, and that this is all', async () => {
    const messages = await replay({ code: '15283', from: '2020-01-01', to: '2020-12-31' });
    expect(messages.map(line)).toEqual(['nothing 2020-12-31@14 Hoạt Giang done']);
  });

  it('does not know the unit on a day before it is known to have stood', async () => {
    expect((await replay({ code: '15343' })).map(line)).toEqual([
      'UnitRenamed 2004-01-01@14 unknown',
      'UnitRegistered 2004-08-31@14 another done',
    ]);
  });

  it('is settled when it begins, whatever is recorded meanwhile', async () => {
    const opened = await ledger.open('audit', REPLAY, { code: '15283', eventsPerSecond: 1_000 });
    if (!(Symbol.asyncIterator in opened)) throw new Error('no stream');
    await opened.next();
    await record(
      ledger.store,
      [{ type: 'UnitRenamed', on: '2023-01-01', data: { unitId: HOAT_GIANG, name: 'Khác' } }],
      EVENTS.length,
    );
    const { value } = (await opened.next()) as { value: ExecutionResult };
    expect(value.data?.['replay']).toMatchObject({ event: { type: 'UnitRenamed', effectiveOn: '2022-01-01' }, done: true });
    expect(await opened.next()).toMatchObject({ done: true });
  });

  it('ends at once when the reader leaves', async () => {
    const opened = await ledger.open('audit', REPLAY, { code: '15283', eventsPerSecond: 1 });
    if (!(Symbol.asyncIterator in opened)) throw new Error('no stream');
    await opened.next();
    const waiting = opened.next();
    await opened.return?.();
    expect(await waiting).toMatchObject({ done: true });
  });

  it('says what is wrong with what it is asked', async () => {
    expect(await problemOf({ code: '99999' })).toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringMatching(/^code: no unit bore the code 99999 by \d{4}-\d\d-\d\d$/),
    });
    const problems = async (variables: object): Promise<unknown> => {
      const found = (await problemOf({ code: '15283', ...variables })) as { problems?: { path: string }[] };
      return found.problems?.map(({ path }) => path);
    };
    expect(await problems({ code: '' })).toEqual(['code']);
    expect(await problems({ code: '152833' })).toEqual(['code']);
    expect(await problems({ eventsPerSecond: 0, from: '2020-01-01', to: '2019-01-01' })).toEqual(['from', 'eventsPerSecond']);
    expect(await problems({ eventsPerSecond: 1_001 })).toEqual(['eventsPerSecond']);
  });
});
