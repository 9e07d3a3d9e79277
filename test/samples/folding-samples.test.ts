import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assessmentsService } from '@ntm-ledger/assessments';
import { auditService } from '@ntm-ledger/audit';
import type { RecordedEvent } from '@ntm-ledger/event-store';
import { readStoredSamples } from '@ntm-ledger/events/testing';
import { recognitionService } from '@ntm-ledger/recognition';
import type { ServiceDefinition } from '@ntm-ledger/service-host';
import { ServiceHost } from '@ntm-ledger/service-host';
import { unitsService } from '@ntm-ledger/units';
import { parse } from 'graphql';
import { pino } from 'pino';
import { logOf } from './log-of-samples.js';

const SERVICES: readonly ServiceDefinition[] = [unitsService, assessmentsService, recognitionService, auditService];

/** Units of the samples: xã Hoạt Giang of 2025, xã Hà Hải, huyện Hà Trung, thị trấn Hà Trung. */
const HOAT_GIANG = '4aaa96aa-6c82-5222-b322-2d5dd01fef1d';
const HA_HAI = 'e609f045-35a2-517f-bec1-a0a97e720aaa';
const HA_TRUNG = 'c071fd34-1451-58c3-aefe-e5bcac24a96c';
const HA_TRUNG_TOWN = '8da96490-1155-571e-b840-092c66cb6f5c';

let samples: readonly RecordedEvent[];
let host: ServiceHost;
const opened: ServiceHost[] = [];
beforeAll(async () => {
  samples = (await readStoredSamples()).map(({ recorded }) => recorded);
  host = await opening(SERVICES, samples);
});
afterAll(async () => {
  for (const each of opened) await each.close();
});

async function opening(services: readonly ServiceDefinition[], events: readonly RecordedEvent[]): Promise<ServiceHost> {
  const verifier = { verify: () => Promise.resolve({ actor: null, reason: 'nobody records here' }) };
  const logger = pino({ level: 'silent' });
  const one = await ServiceHost.open({ store: logOf(events), services, verifier, logger });
  opened.push(one);
  return one;
}

async function ask(service: string, query: string, variables: Record<string, unknown> = {}): Promise<unknown> {
  const mounted = host.services.find(({ name }) => name === service);
  const result = await mounted?.execute({ document: parse(query), variables, headers: {} });
  if (result === undefined || Symbol.asyncIterator in result) throw new Error(`${service} gave no answer`);
  expect(result.errors).toBeUndefined();
  return result.data;
}

/** What a service says of a unit on a day, by what all samples say. */
async function unitIn(service: string, id: string, day: string, fields: string): Promise<unknown> {
  const moment = `${day}@${String(samples.at(-1)?.position)}`;
  const query = `query($keys: [_Any!]!) { _entities(representations: $keys) { ... on Unit { ${fields} } } }`;
  const answer = await ask(service, query, { keys: [{ __typename: 'Unit', id, moment }] });
  return Reflect.get(Object(answer), '_entities');
}

describe('the stored samples of every event version', () => {
  it('fold, in order, in every service’s model', () => {
    expect(host.problems()).toEqual([]);
    expect(host.now()).toMatch(new RegExp(`@${String(samples.at(-1)?.position)}$`));
  });

  it('fold one by one too, whatever the models have not seen', async () => {
    for (const sample of samples) {
      const alone = await opening(SERVICES, [sample]);
      expect(alone.problems()).toEqual([]);
    }
  });

  it.each(SERVICES.map(({ name }) => name))('fold in %s where it runs alone', async (name) => {
    const alone = await opening(
      SERVICES.filter((service) => service.name === name),
      samples,
    );
    expect(alone.problems()).toEqual([]);
  });

  it('are told by the audit, a sentence each, in both languages', async () => {
    const summaries = 'type position vi: summary(language: VI) en: summary(language: EN)';
    const answer = await ask('audit', `{ log(first: 100) { caughtUp events { ${summaries} } } }`);
    expect(answer).toEqual({
      log: {
        caughtUp: true,
        events: samples.map(({ type, position }) => ({
          type,
          position: String(position),
          vi: expect.stringMatching(/.{10}/),
          en: expect.stringMatching(/.{10}/),
        })),
      },
    });
  });
});

describe('what the samples come to', () => {
  it('is a unit that was formed, renamed and recoded', async () => {
    const fields = 'fullName code establishedOn endedOn';
    expect(await unitIn('units', HOAT_GIANG, '2025-06-30', fields)).toEqual([null]);
    const formed = { fullName: 'xã Hoạt Giang', code: '15286', establishedOn: '2025-07-01', endedOn: null };
    expect(await unitIn('units', HOAT_GIANG, '2025-07-01', fields)).toEqual([formed]);
    expect(await unitIn('units', HOAT_GIANG, '2025-09-01', fields)).toEqual([
      { ...formed, fullName: 'xã Hoạt Giang Mới', code: '15290' },
    ]);
  });

  it('is a unit that was registered and divided', async () => {
    const fields = 'fullName establishedPrecision endedOn endManner';
    expect(await unitIn('units', HA_TRUNG_TOWN, '2025-07-01', fields)).toEqual([
      { fullName: 'thị trấn Hà Trung', establishedPrecision: 'BY', endedOn: '2025-07-01', endManner: 'DIVIDED' },
    ]);
  });

  it('is a total that gives way to an assessment under the same set', async () => {
    const fields = 'scorecards { criteriaSet { id } met size certainty asOf }';
    const card = (certainty: string, met: number, asOf: string): unknown => ({
      scorecards: [{ criteriaSet: { id: 'huyen-ntm-2021' }, met, size: 9, certainty, asOf }],
    });
    expect(await unitIn('assessments', HA_TRUNG, '2022-12-31', fields)).toEqual([card('STATED_TOTAL', 4, '2022-12-31')]);
    expect(await unitIn('assessments', HA_TRUNG, '2023-06-30', fields)).toMatchObject([
      { scorecards: [{ met: 1, size: 9, asOf: '2023-06-30' }] },
    ]);
  });

  it('is a set that was published, amended and ended, and a card that is read by it', async () => {
    const query = `query($at: AtInput) { criteriaSet(id: "xa-mau-2025", at: $at) {
      effectiveTo indicatorsTotal critical bands { from to } amendments { criteria }
      criteria { number indicators { thresholds { value region year communeGroup } sourced } }
    } }`;
    const on = async (effectiveOn: string): Promise<unknown> => ask('assessments', query, { at: { effectiveOn } });
    const income = (value: string, region: string): unknown => ({ value, region, year: 2025, communeGroup: null });
    expect(await on('2025-08-31')).toMatchObject({
      criteriaSet: {
        effectiveTo: null,
        indicatorsTotal: 9,
        critical: [2],
        bands: [{ to: 5 }, { to: 4 }, { to: 2 }],
        amendments: [],
        criteria: [
          { number: 1 },
          { indicators: [{ thresholds: [income('48', 'TDMNPB'), income('53.5', 'BTB')], sourced: false }] },
          { indicators: [{ thresholds: [{ value: '5' }, { value: '13', communeGroup: 'GROUP_3' }] }, { sourced: true }] },
        ],
      },
    });
    expect(await on('2025-12-29')).toMatchObject({
      criteriaSet: {
        effectiveTo: '2026-02-14',
        indicatorsTotal: 10,
        critical: [2, 3],
        amendments: [{ criteria: [2] }],
        criteria: [{}, { indicators: [{ thresholds: [income('50', 'TDMNPB'), income('55', 'BTB')], sourced: true }] }, {}],
      },
    });
    const card = 'scorecards { criteriaSet { id } met size missing }';
    expect(await unitIn('assessments', HOAT_GIANG, '2025-12-31', card)).toEqual([
      { scorecards: [{ criteriaSet: { id: 'xa-mau-2025' }, met: 1, size: 5, missing: [2] }] },
    ]);
  });

  it('is a card with a value of the year before', async () => {
    const card = 'scorecards { round criteria { indicators { value year } } }';
    const criteria = [{ indicators: [{ value: '56', year: 2025 }] }, { indicators: [{ value: '4.5', year: null }] }];
    expect(await unitIn('assessments', HOAT_GIANG, '2026-01-20', card)).toEqual([
      { scorecards: [{ round: 'VERIFICATION', criteria }] },
    ]);
  });

  it('is a title that was granted, announced and revoked', async () => {
    const fields = 'titles(includeEnded: true) { level inForce until endedBy decision { announcedOn } }';
    const held = { level: 'NTM', inForce: true, until: null, endedBy: null, decision: { announcedOn: '2023-03-13' } };
    expect(await unitIn('recognition', HA_HAI, '2023-03-13', fields)).toEqual([{ titles: [held] }]);
    expect(await unitIn('recognition', HA_HAI, '2024-03-01', fields)).toEqual([
      { titles: [{ ...held, inForce: false, until: '2024-03-01', endedBy: 'REVOKED' }] },
    ]);
  });

  it('is a title that was acknowledged, and a refusal that was withdrawn', async () => {
    const titles = 'titles { level inForce decision { number } }';
    expect(await unitIn('recognition', HOAT_GIANG, '2025-08-20', titles)).toEqual([
      { titles: [{ level: 'NTM', inForce: true, decision: { number: '01/QĐ-MẪU' } }] },
    ]);
    const withdrawal = samples.find(({ type }) => type === 'FactWithdrawn')?.position;
    const history = 'history(first: 50) { nodes { type withdrawnBy } }';
    expect(await unitIn('audit', HOAT_GIANG, '2025-08-21', history)).toEqual([
      {
        history: {
          nodes: expect.arrayContaining([
            { type: 'RecognitionRefused', withdrawnBy: String(withdrawal) },
            { type: 'TitleAcknowledged', withdrawnBy: null },
          ]),
        },
      },
    ]);
  });

  it('is a case that was opened, voted, sent back and then decided', async () => {
    const fields = 'cases { level awardYear stage standing next entry steps { step outcome details } decision { number } }';
    const votes = { kind: 'VOTES', inFavour: 19, total: 20, members: 21, batch: 'đợt 1 năm 2026 (mẫu)' };
    const steps = [
      { step: 'REGISTRATION', outcome: null, details: null },
      { step: 'COUNCIL_VOTE', outcome: 'PASSED', details: votes },
      { step: 'RETURNED', outcome: null, details: { kind: 'RETURN', to: 'SELF_ASSESSMENT', reason: 'Thiếu minh chứng (mẫu)' } },
    ];
    const file = { level: 'NTM', awardYear: 2026, entry: 'PLEDGE' };
    const back = { ...file, stage: 'SELF_ASSESSMENT', standing: 'OPEN', next: 'SELF_ASSESSMENT', steps, decision: null };
    expect(await unitIn('recognition', HOAT_GIANG, '2026-08-31', fields)).toEqual([{ cases: [back] }]);
    const decided = { stage: 'DECISION', standing: 'RECOGNISED', next: 'ANNOUNCEMENT', decision: { number: '02/QĐ-MẪU' } };
    const last = { step: 'DECISION', outcome: 'PASSED', details: null };
    expect(await unitIn('recognition', HOAT_GIANG, '2026-09-01', fields)).toEqual([
      { cases: [{ ...file, ...decided, steps: [...steps, last] }] },
    ]);
  });
});
