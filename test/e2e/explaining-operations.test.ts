import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operation } from './support/contract.js';
import type { Input } from './support/facts.js';
import { backfilled } from './support/facts.js';
import { FORMS } from './support/forms.js';
import { at, textAt } from './support/graphql-client.js';
import type { Ledger } from './support/ledger.js';
import { startLedger } from './support/ledger.js';

/** Every criterion of a set of 19, those of some numbers not met. */
const criteria = (...notMet: readonly number[]): readonly Input[] =>
  Array.from({ length: 19 }, (_, index) => ({
    number: index + 1,
    outcome: notMet.includes(index + 1) ? 'NOT_MET' : 'MET',
  }));

describe.each(FORMS)('what explains how things stand, letter for letter (%s)', (form) => {
  let ledger: Ledger;
  let clerk: string;
  beforeAll(async () => {
    ledger = await startLedger(form);
    clerk = await ledger.token('clerk', '38');
  });
  afterAll(() => ledger.remove());

  const run = (name: string, variables: object): Promise<Readonly<Record<string, unknown>>> =>
    ledger.ask(operation(name), variables);
  const record = async (name: string, input: Input): Promise<void> => {
    await ledger.ask(operation(name), { input: backfilled(input) }, { token: clerk });
  };
  const assess = (code: string, effectiveOn: string, ...notMet: readonly number[]): Promise<void> =>
    record('RecordAssessment', { unit: { code }, criteriaSet: 'xa-ntm-2021', effectiveOn, criteria: criteria(...notMet) });

  describe('RevocationTest', () => {
    const test = async (day: string, code = '15343', level = 'NTM'): Promise<unknown> =>
      (await run('RevocationTest', { code, level, at: { effectiveOn: day } }))['unit'];

    it('says of six criteria that fail, Thu nhập among them, that the title would have to be revoked; and revokes nothing', async () => {
      await assess('15343', '2023-12-31', 2, 3, 5, 6, 7, 10);
      expect(await test('2024-06-30')).toEqual({
        revocationTest: {
          wouldRevoke: true,
          failing: 6,
          size: 19,
          criticalFailing: [{ number: 10, name: 'Thu nhập' }],
          reason: '6 of 19 not met (31.58 %), one of them critical: Thu nhập',
          basis: 'Quyết định 18/2022/QĐ-TTg',
        },
      });
      const { unit } = await run('CommuneCard', { code: '15343', at: { effectiveOn: '2024-06-30' } });
      expect(unit).toMatchObject({ titles: [{ level: 'NTM', inForce: true }] });
    });

    it('says of six others that it would not', async () => {
      await assess('15277', '2023-12-31', 2, 3, 5, 6, 7, 9);
      expect(await test('2024-06-30', '15277')).toMatchObject({
        revocationTest: { wouldRevoke: false, failing: 6, reason: '6 of 19 not met (31.58 %), none of them critical' },
      });
    });

    it('cannot say where nobody looked, nor by what act before there was one', async () => {
      expect(await test('2023-06-30')).toMatchObject({
        revocationTest: { wouldRevoke: null, failing: null, size: null, criticalFailing: [] },
      });
      expect(await test('2022-04-01')).toMatchObject({ revocationTest: { wouldRevoke: null, basis: null } });
      expect(await test('2024-06-30', '15271', 'CIVILISED_URBAN')).toMatchObject({
        revocationTest: {
          wouldRevoke: null,
          reason: 'no revocation test for CIVILISED_URBAN of a thị trấn is known from a source',
        },
      });
    });
  });

  describe('Readiness', () => {
    const readiness = async (scope: string, level: string, day: string): Promise<unknown> =>
      at(await run('Readiness', { scope, level, at: { effectiveOn: day } }), 'unit.readiness');

    it('of huyện Hà Trung for NTM: two communes without a title, two advanced ones to find, and nobody asked its residents', async () => {
      expect(await readiness('392', 'NTM', '2023-02-24')).toMatchObject({
        ready: 'NO',
        basis: expect.stringContaining('Quyết định 320/QĐ-TTg'),
        conditions: [
          { name: 'everyCommuneNtm', met: 'NO', explanation: expect.stringContaining('not by 2: Hà Giang, Hà Ngọc') },
          {
            name: 'communesAdvanced',
            required: 'at least 2 of 19 communes ADVANCED (10 %)', // 10 % of 19 is 1.9
            actual: '0 of 19 (0.00 %)',
            met: 'NO',
          },
          { name: 'townshipsCivilisedUrban', required: 'at least 1 of 1 townships CIVILISED_URBAN (100 %)', met: 'NO' },
          { name: 'wholeSetMet', required: 'all 9 criteria of huyen-ntm-2021' },
          { name: 'residentsSatisfied', actual: null, met: 'UNKNOWN', explanation: 'no survey of residents is recorded' },
        ],
      });
    });

    it('of a commune that meets all nineteen: the three conditions beside the criteria are not known', async () => {
      await assess('15304', '2023-12-31');
      expect(await readiness('15304', 'NTM', '2024-06-30')).toMatchObject({
        ready: 'UNKNOWN',
        basis: expect.stringContaining('Quyết định 18/2022/QĐ-TTg'),
        conditions: [
          { name: 'wholeSetMet', actual: '19 of 19 met', met: 'YES' },
          { name: 'residentsSatisfied', met: 'UNKNOWN' },
          { name: 'noConstructionDebt', met: 'UNKNOWN' },
          { name: 'securityNotComplex', met: 'UNKNOWN' },
        ],
      });
    });

    it('of a unit that the level is not for is none, and says why', async () => {
      expect(await readiness('15271', 'NTM', '2024-06-30')).toEqual({
        ready: 'NO',
        basis: null,
        conditions: [
          {
            name: 'levelIsOfTheUnitsScheme',
            required: 'a unit that NTM is for',
            actual: 'thị trấn',
            met: 'NO',
            explanation: 'for a thị trấn there is CIVILISED_URBAN',
          },
        ],
      });
    });
  });

  describe('WhyDidItChange', () => {
    const why = async (scope: string, from: object, to: object, level = 'NTM'): Promise<unknown> =>
      (await run('WhyDidItChange', { scope, level, from, to }))['titleChanges'];
    const on = (effectiveOn: string, more: object = {}): object => ({ effectiveOn, ...more });

    it('of 2022 in Hà Trung: fourteen and three are seventeen', async () => {
      expect(await why('392', on('2022-12-30'), on('2022-12-31'))).toMatchObject({
        before: 14,
        after: 17,
        recognised: [
          { title: { level: 'NTM' }, unit: { name: 'Hà Vinh' }, decision: { number: null } },
          { unit: { name: 'Hoạt Giang' } },
          { unit: { name: 'Hà Hải' } },
        ],
        acknowledged: [],
        revoked: [],
        endedByUnitChange: [],
        superseded: [],
        balanced: true,
      });
    });

    it('of the first of July 2025: every title ended with its commune, by an act, and none was revoked', async () => {
      const found = await why('38', on('2025-06-30'), on('2025-07-01'));
      expect(found).toMatchObject({ after: 0, recognised: [], revoked: [], superseded: [], balanced: true });
      const ended = at(found, 'endedByUnitChange') as readonly unknown[];
      expect(ended).toHaveLength(Number(at(found, 'before')));
      expect(ended).toContainEqual({
        title: { id: expect.any(String), level: 'NTM' },
        unit: { name: 'Hà Hải' },
        successors: [{ name: 'Lĩnh Toại' }],
        basis: { number: '1686/NQ-UBTVQH15' },
      });
    });

    it('of a title revoked, and of one recorded in error: the one by its decision, the other as a correction', async () => {
      await record('RecordDecision', {
        ...{ kind: 'RECOGNITION', unit: { code: '15325' }, level: 'ADVANCED', awardYear: 2023 },
        ...{ number: '11/QĐ-UBND', authority: 'Chủ tịch UBND tỉnh', signedOn: '2023-05-01' },
      });
      const known = { minPosition: await ledger.head() };
      const before = textAt(
        await ledger.ask('query ($at: AtInput) { unit(code: "392", at: $at) { moment } }', {
          at: on('2023-12-31', known),
        }),
        'unit.moment',
      );
      await record('RecordDecision', {
        ...{ kind: 'REVOCATION', unit: { code: '15325' }, level: 'ADVANCED' },
        ...{ number: '12/QĐ-UBND', authority: 'Chủ tịch UBND tỉnh', signedOn: '2023-10-01' },
      });
      expect(await why('392', on('2023-06-30'), on('2023-12-31'), 'ADVANCED')).toMatchObject({
        before: 1,
        after: 0,
        revoked: [{ title: { level: 'ADVANCED' }, unit: { name: 'Hà Tiến' }, decision: { number: '12/QĐ-UBND' } }],
        balanced: true,
      });
      expect(await why('392', { moment: before }, on('2023-12-31'), 'ADVANCED')).toMatchObject({
        before: 1,
        after: 0,
        revoked: [{ decision: { number: '12/QĐ-UBND' } }],
        balanced: true,
      });
    });

    it('of two moments that are not in order says what is wrong', async () => {
      const answer = await ledger.send(operation('WhyDidItChange'), {
        ...{ scope: '392', level: 'NTM', from: on('2024-01-01'), to: on('2023-01-01') },
      });
      expect(answer.errors).toMatchObject([
        {
          extensions: { code: 'BAD_USER_INPUT', problems: [{ path: 'from', message: expect.stringContaining('is later than') }] },
        },
      ]);
      expect(await why('99999', on('2023-01-01'), on('2024-01-01'))).toBeNull();
    });
  });
});
