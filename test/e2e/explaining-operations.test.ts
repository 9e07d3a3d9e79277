import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operation } from './support/contract.js';
import type { Input } from './support/facts.js';
import { backfilled } from './support/facts.js';
import { FORMS } from './support/forms.js';
import { at } from './support/graphql-client.js';
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
});
