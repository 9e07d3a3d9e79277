import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import type { ListeningGateway } from '@ntm-ledger/gateway';
import { readSettings } from '@ntm-ledger/service-host';
import * as fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Ledger } from './open-ledger.js';
import { openLedger } from './open-ledger.js';
import { loadSample, readSample } from './sample.js';

/** Communes of the sample that facts are recorded of. */
const COMMUNES = ['15304', '15292', '15313'] as const;
const QUESTIONS = [
  'query ($code: String!, $at: AtInput) { unit(code: $code, at: $at) { name moment titles(includeEnded: true) { level from until } scorecards { met asOf } } }',
  'query ($at: AtInput) { unit(code: "38", at: $at) { moment recognitionSummary { denominator levels { level inForce } } assessmentSummary(criteriaSet: "xa-ntm-2021") { assessedUnits averageMet } } }',
  'query ($code: String!, $at: AtInput) { a: unit(code: $code, at: $at) { moment titles { level } } criteriaSets(at: $at) { totalCount } }',
  'query ($code: String!, $at: AtInput!) { unit(code: $code, at: $at) { history(first: 20) { totalCount nodes { summary withdrawnBy } } } }',
  'query ($code: String!, $at: AtInput!) { titleChanges(scope: "38", level: NTM, from: {effectiveOn: "2015-01-01"}, to: $at) { before after } unit(code: $code) { moment } }',
  '{ log(first: 500, types: ["RecognitionGranted", "FactWithdrawn"]) { events { id } } }',
];

let folder: string;
let ledger: Ledger;
let keeping: ListeningGateway;
let plain: ListeningGateway;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ntm-kept-'));
  ledger = await openLedger(readSettings({ PORT: '0', NTM_DATA_DIR: folder }, { port: 0 }), pino({ level: 'silent' }));
  await loadSample(await readSample(), ledger, () => undefined);
  keeping = await ledger.listen();
  plain = await ledger.listen({ keptAnswerBytes: 0, planQueries: false });
}, 120_000);
afterAll(async () => {
  await keeping.close();
  await plain.close();
  await ledger.close();
  await rm(folder, { recursive: true });
});

/** An operation's answer: its form and its very bytes. */
async function answer(gateway: ListeningGateway, body: object, language = 'vi'): Promise<string> {
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language },
    body: JSON.stringify(body),
  });
  return `${String(response.status)} ${response.headers.get('content-type') ?? ''}\n${await response.text()}`;
}

const fact = (input: object): Record<string, unknown> => ({
  input: { requestId: randomUUID(), mode: 'BACKFILL', source: { title: 'Báo cáo thử', issuedOn: '2024-01-15' }, ...input },
});
const record = async (mutation: string, input: object): Promise<void> => {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { position } }`;
  // A refusal is no fact; there is nothing more to see then.
  await ledger.send({ document, variables: fact(input) });
};

const day = fc.integer({ min: 0, max: 4000 }).map((n) => new Date(Date.UTC(2014, 0, 1 + n)).toISOString().slice(0, 10));
const commune = fc.constantFrom(...COMMUNES);
const recorded = fc.oneof(
  fc.tuple(commune, fc.integer({ min: 0, max: 19 }), day).map(
    ([code, met, effectiveOn]) =>
      () =>
        record('recordStatedScore', { unit: { code }, criteriaSet: 'xa-ntm-2021', met, size: 19, effectiveOn }),
  ),
  fc.tuple(commune, day).map(
    ([code, effectiveOn]) =>
      () =>
        record('recordDecision', {
          kind: 'RECOGNITION',
          unit: { code },
          level: 'NTM',
          awardYear: Number(effectiveOn.slice(0, 4)),
          effectiveOn,
        }),
  ),
  fc.nat({ max: 60 }).map((back) => async () => {
    const wrong = await ledger.store.readAt(toPosition(Number(await ledger.store.head()) - back));
    if (wrong !== undefined)
      await record('withdrawFact', { eventId: wrong.id, position: String(wrong.position), reason: 'Ghi nhầm' });
  }),
);
/** How far back from the end of the log a question goes; -1 is the fact that comes while it is asked. */
const asked = fc.record({
  question: fc.constantFrom(...QUESTIONS),
  code: commune,
  language: fc.constantFrom('vi', 'en'),
  effectiveOn: day,
  at: fc.oneof(fc.constantFrom('now', 'day', 'ahead'), fc.nat({ max: 6 })),
});

test('a gateway that plans and keeps answers gives the same as one that delegates and keeps none, while facts are recorded, corrected and withdrawn', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(recorded, fc.array(asked, { minLength: 1, maxLength: 3 })), { minLength: 1, maxLength: 8 }),
      async (steps) => {
        for (const [recordOne, questions] of steps) {
          const head = Number(await ledger.store.head());
          const ready: (() => Promise<string>)[] = [];
          const early: Promise<unknown>[] = [];
          for (const { question, code, language, effectiveOn, at } of questions) {
            const position = at === 'ahead' ? head + 1 : typeof at === 'number' ? head - at : undefined;
            const given =
              position !== undefined ? { moment: `${effectiveOn}@${String(position)}` } : at === 'day' ? { effectiveOn } : {};
            const body = { query: question, variables: { code, at: given } };
            if (at === 'ahead') early.push(answer(keeping, body, language));
            else early.push(answer(keeping, body, language), answer(keeping, body, language));
            ready.push(async () => {
              const [expected, first, second] = [
                await answer(plain, body, language),
                await answer(keeping, body, language),
                await answer(keeping, body, language),
              ];
              expect([first, second]).toEqual([expected, expected]);
              return expected;
            });
          }
          await recordOne();
          // What waits for the next fact gets one in any case.
          await record('recordStatedScore', {
            unit: { code: '15304' },
            criteriaSet: 'xa-ntm-2021',
            met: 7,
            size: 19,
            effectiveOn: '2022-06-30',
          });
          await Promise.all(early);
          for (const check of ready) await check();
        }
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);
