import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EventStore } from '@ntm-ledger/event-store';
import { openSqliteEventStore } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import { decodeEvent } from '@ntm-ledger/events';
import { allServices } from '@ntm-ledger/local';
import { ServiceHost } from '@ntm-ledger/service-host';
import { toIsoDate } from '@ntm-ledger/temporal';
import { documentsOf, importRegister, readRegister } from '@ntm-ledger/units/importing';
import { parse } from 'graphql';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { dayCount } from './day-count.js';
import type { WrittenHistory } from './national-history.js';
import { writeNationalHistory } from './national-history.js';
import { averageMetOn, shareOn } from './national-totals.js';
import { smallNation } from './small-nation.js';

const COMMUNES = 360;

let dir: string;
const stores: EventStore[] = [];
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ntm-history-'));
});
afterAll(async () => {
  for (const store of stores) await store.close();
  await rm(dir, { recursive: true });
});

/** A log with the register of a small nation and its history. */
async function historyOf(communes: number, seed: number): Promise<{ store: EventStore; written: WrittenHistory }> {
  const store = openSqliteEventStore({ path: join(dir, `log-${String(stores.length)}.db`) });
  stores.push(store);
  const files = smallNation(communes);
  const register = { ...readRegister(files), sourceOf: documentsOf(files), stoodBy: toIsoDate('2004-08-31') };
  await importRegister(store, register, { rows: 'ALL_OR_NONE' });
  return { store, written: await writeNationalHistory(store, { seed }) };
}

async function eventsOf(store: EventStore): Promise<LedgerEvent[]> {
  const events: LedgerEvent[] = [];
  for await (const page of store.readAll()) events.push(...page.map(decodeEvent));
  return events;
}

async function digestOf(store: EventStore): Promise<string> {
  const hash = createHash('sha256');
  for await (const page of store.readAll()) for (const { id, stream, body } of page) hash.update(`${id}${stream}${body}`);
  return hash.digest('hex');
}

describe('a nation’s certification, written for measuring', () => {
  test('is the same for the same seed and register, event by event, and another for another seed', async () => {
    const [one, again, other] = [await historyOf(40, 1), await historyOf(40, 1), await historyOf(40, 2)];
    expect(await digestOf(again.store)).toBe(await digestOf(one.store));
    expect(await digestOf(other.store)).not.toBe(await digestOf(one.store));
  });

  test('is refused by a log that holds no register of the country', async () => {
    const store = openSqliteEventStore({ path: join(dir, 'empty.db') });
    stores.push(store);
    await expect(writeNationalHistory(store, { seed: 1 })).rejects.toThrow('holds none');
  });

  describe('in a small nation', () => {
    let events: LedgerEvent[];
    let written: WrittenHistory;
    let host: ServiceHost;
    let scope: string;
    beforeAll(async () => {
      const history = await historyOf(COMMUNES, 1);
      written = history.written;
      events = await eventsOf(history.store);
      scope =
        events.find(({ type, data }) => type === 'UnitRegistered' && 'code' in data && data.code === 'VN')?.concerns[0] ?? '';
      host = await ServiceHost.open({
        store: history.store,
        services: allServices({ heartbeatMs: 15_000 }),
        verifier: { verify: () => Promise.resolve({ actor: null, reason: 'nobody records here' }) },
        logger: pino({ level: 'silent' }),
      });
    });
    afterAll(() => host.close());

    /** What a service says of the country on a day, as far as everything is known. */
    async function ask(service: string, day: string, field: string): Promise<unknown> {
      const query = `query($keys: [_Any!]!) { _entities(representations: $keys) { ... on Unit { ${field} } } }`;
      const key = { __typename: 'Unit', id: scope, moment: `${day}@${String(events.length)}` };
      const mounted = host.services.find(({ name }) => name === service);
      const result = await mounted?.execute({ document: parse(query), variables: { keys: [key] }, headers: {} });
      if (result === undefined || Symbol.asyncIterator in result) throw new Error(`${service} gave no answer`);
      expect(result.errors).toBeUndefined();
      return result.data?.['_entities'];
    }

    async function titlesOn(day: string): Promise<{ xa: number; ntm: number; advanced: number; model: number }> {
      const answer = await ask('recognition', day, 'recognitionSummary { denominator levels { inForce } }');
      const [{ recognitionSummary: said }] = answer as [
        { recognitionSummary: { denominator: number; levels: { inForce: number }[] } },
      ];
      const [ntm = 0, advanced = 0, model = 0] = said.levels.map(({ inForce }) => inForce);
      return { xa: said.denominator, ntm, advanced, model };
    }

    test('folds in every service’s read models', () => {
      expect(host.problems()).toEqual([]);
    });

    test.each(['2014-12-31', '2015-12-31', '2018-12-31', '2019-06-30', '2021-12-31', '2023-06-30', '2025-06-30', '2025-12-31'])(
      'has the published share of communes with each title on %s',
      async (day) => {
        const { xa, ntm, advanced, model } = await titlesOn(day);
        const on = dayCount(day);
        expect(Math.abs(ntm - shareOn('NTM', on) * xa)).toBeLessThanOrEqual(1);
        expect(Math.abs(advanced - shareOn('ADVANCED', on) * ntm)).toBeLessThanOrEqual(1);
        expect(Math.abs(model - shareOn('MODEL', on) * ntm)).toBeLessThanOrEqual(1);
      },
    );

    test.each([
      ['2015-12-31', 'xa-ntm-2016'],
      ['2019-12-31', 'xa-ntm-2016'],
      ['2022-12-31', 'xa-ntm-2021'],
      ['2024-12-31', 'xa-ntm-2021'],
    ])('has the published average of criteria met on %s, under %s', async (day, set) => {
      const answer = await ask('assessments', day, `assessmentSummary(criteriaSet: "${set}") { averageMet assessedUnits }`);
      const [{ assessmentSummary: said }] = answer as [{ assessmentSummary: { averageMet: string; assessedUnits: number } }];
      expect(Number(said.averageMet)).toBeCloseTo(averageMetOn(dayCount(day)), 1);
      expect(said.assessedUnits).toBe((await titlesOn(day)).xa);
    });

    test('measures every commune that stands at the end of each of ten years in each series of its type', () => {
      const withdrawn = new Set(events.flatMap((event) => (event.type === 'FactWithdrawn' ? event.data.eventId : [])));
      const rounds = events.filter(
        (event) =>
          !withdrawn.has(event.id) &&
          ((event.type === 'ScoreStated' && event.data.statement === 'ACTUAL') ||
            (event.type === 'UnitAssessed' && event.data.round === 'SELF_ASSESSMENT')),
      );
      const xa = COMMUNES * 0.8;
      expect(rounds).toHaveLength(10 * (3 * xa + (COMMUNES - xa)));
      expect(new Set(rounds.map(({ effectiveOn }) => effectiveOn)).size).toBe(10);
    });

    test('corrects three facts of a hundred: each mistake is withdrawn in its stream, and recorded anew behind that', () => {
      const byId = new Map(events.map((event) => [event.id, event]));
      const withdrawals = events.filter((event) => event.type === 'FactWithdrawn');
      expect(withdrawals).toHaveLength(written.corrections);
      expect(withdrawals.length / (written.scores + written.decisions)).toBeCloseTo(0.03, 2);
      for (const { data, stream, concerns, position } of withdrawals) {
        const mistake = byId.get(data.eventId);
        expect(mistake).toMatchObject({ position: data.position, type: data.type, stream, concerns });
        expect(events.some((event) => event.stream === stream && event.position > position)).toBe(true);
      }
    });

    test('records facts roughly in the order in which they come into force, some years late', () => {
      const facts = events.filter(({ type }) => type === 'UnitAssessed' || type === 'RecognitionGranted');
      let [latest, late] = ['', 0];
      for (const { effectiveOn } of facts) {
        if (effectiveOn > latest) latest = effectiveOn;
        if (dayCount(latest) - dayCount(effectiveOn) > 365) late += 1;
      }
      expect(late / facts.length).toBeGreaterThan(0.02);
      expect(late / facts.length).toBeLessThan(0.1);
    });

    test('tells the year of a title from the day of its signature, acknowledges what mergers formed, and knows plans and rounds without result', () => {
      const decisions = events.filter(({ type }) => type === 'RecognitionGranted');
      const forYearBefore = decisions.filter(
        ({ data }) => 'signedOn' in data && data.signedOn !== null && data.awardYear !== Number(data.signedOn.slice(0, 4)),
      );
      expect(forYearBefore.length / decisions.length).toBeGreaterThan(0.3);
      expect(events.some(({ type }) => type === 'TitleAcknowledged')).toBe(true);
      expect(events.some(({ type, data }) => type === 'ScoreStated' && data.statement === 'PLAN')).toBe(true);
      expect(events.some(({ type, data }) => type === 'UnitAssessed' && data.criteria.length === 0)).toBe(true);
    });
  });
});
