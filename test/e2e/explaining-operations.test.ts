import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operation } from './support/contract.js';
import type { Input } from './support/facts.js';
import { backfilled } from './support/facts.js';
import { FORMS } from './support/forms.js';
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
});
