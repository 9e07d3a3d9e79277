import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ADMIN } from '@ntm-ledger/service-host/testing';
import { published } from '../testing/facts.js';
import { append } from '../testing/history.js';
import type { TitleLedger } from '../testing/title-ledger.js';
import {
  CLERK,
  DECIDER,
  HA_HAI,
  HA_VAN,
  HOAT_GIANG,
  openTitleLedger,
  recognition,
  RECORD_DECISION,
  THINH_VINH,
} from '../testing/title-ledger.js';

let ledger: TitleLedger;
beforeEach(async () => {
  ledger = await openTitleLedger();
});
afterEach(() => ledger.close());

describe('recordDecision', () => {
  it('answers with the decision and the titles of the unit after it', async () => {
    const answer = await ledger.record();
    expect(answer).toEqual({
      position: await ledger.head(),
      decision: { id: answer.decision.id, kind: 'RECOGNITION', number: '99/QĐ-UBND' },
      titles: [{ id: answer.titles[0]?.id, level: 'NTM', inForce: true }],
      warnings: [],
    });
  });

  it('sent again gives the same answer, however much has happened since, and records nothing', async () => {
    const input = recognition();
    const first = await ledger.host.run('recognition', RECORD_DECISION, { input }, DECIDER);
    await ledger.record({ kind: 'REVOCATION', signedOn: '2024-01-01', awardYear: null });
    const before = await ledger.head();
    await ledger.host.restart();
    const again = await ledger.host.run('recognition', RECORD_DECISION, { input }, DECIDER);
    expect(JSON.stringify(again)).toBe(JSON.stringify(first));
    expect(await ledger.head()).toBe(before);
  });

  it('shows a title that comes into force after today as it will be', async () => {
    expect((await ledger.record({ effectiveOn: '2998-01-01' })).titles).toMatchObject([{ level: 'NTM', inForce: true }]);
  });

  it('LIVE is a decider’s, BACKFILL a clerk’s too', async () => {
    expect(await ledger.errorOf(RECORD_DECISION, { input: recognition({ mode: 'LIVE' }) }, CLERK)).toEqual({ code: 'FORBIDDEN' });
    expect((await ledger.record({}, CLERK)).decision.kind).toBe('RECOGNITION');
    expect(await ledger.errorOf(RECORD_DECISION, { input: recognition({ mode: 'LIVE', awardYear: 2021 }) }, DECIDER)).toEqual({
      code: 'RULE_VIOLATED',
      rule: 'recognitionHasItsCase',
      basis: 'Quyết định 18/2022/QĐ-TTg',
    });
    const revocation = { mode: 'LIVE', kind: 'REVOCATION', awardYear: null, signedOn: '2024-01-26' };
    expect((await ledger.record(revocation)).warnings).toEqual([]);
  });

  it('needs a token', async () => {
    expect(await ledger.errorOf(RECORD_DECISION, { input: recognition() })).toEqual({ code: 'UNAUTHENTICATED' });
  });

  it('is refused outside the actor’s scope, before any rule is looked at', async () => {
    const input = recognition({ mode: 'LIVE', level: 'CIVILISED_URBAN' });
    expect(await ledger.errorOf(RECORD_DECISION, { input }, { ...DECIDER, scope: '40' })).toEqual({ code: 'FORBIDDEN' });
    expect(await ledger.errorOf(RECORD_DECISION, { input }, DECIDER)).toEqual({
      code: 'RULE_VIOLATED',
      rule: 'levelIsOfTheUnitsScheme',
      basis: 'Quyết định 04/2022/QĐ-TTg',
    });
  });

  it('finds the unit that bore the code on the day of the decision', async () => {
    await ledger.record({ unit: { code: '15283' }, signedOn: '2018-10-31', awardYear: 2018 });
    await ledger.record({ unit: { code: '15283' }, awardYear: 2022 });
    expect((await ledger.unitAt(HA_VAN, '2024-01-01')).titles).toMatchObject([
      { level: 'NTM', inForce: false, endedBy: 'UNIT_CHANGE' },
    ]);
    expect((await ledger.unitAt(HOAT_GIANG, '2024-01-01')).titles).toMatchObject([
      { level: 'NTM', inForce: true, endedBy: null },
    ]);
  });

  it('takes a title older than the unit’s entry in the register, named by its id', async () => {
    const { warnings } = await ledger.record({ unit: { id: HA_HAI }, signedOn: '2003-05-01', awardYear: null });
    expect(warnings).toHaveLength(1);
    expect(await ledger.errorOf(RECORD_DECISION, { input: recognition({ signedOn: '2003-05-01' }) }, ADMIN)).toEqual({
      code: 'NOT_FOUND',
    });
  });

  it('takes a hamlet by its name under the code of its commune', async () => {
    await ledger.record({
      unit: { code: '15343', hamlet: 'Thịnh Vinh' },
      level: 'MODEL',
      number: null,
      signedOn: null,
      authority: null,
      effectiveOn: '2022-01-01',
      precision: 'YEAR',
    });
    expect((await ledger.unitAt(THINH_VINH, '2022-12-30')).titles).toEqual([]);
    expect((await ledger.unitAt(THINH_VINH, '2022-12-31')).titles).toMatchObject([
      { level: 'MODEL', from: '2022-12-31', fromPrecision: 'YEAR', decision: { number: null, complete: false } },
    ]);
  });

  it('takes only a criteria set that is published', async () => {
    const input = recognition({ criteriaSet: 'xa-ntm-2021' });
    expect(await ledger.errorOf(RECORD_DECISION, { input }, DECIDER)).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'input.criteriaSet' }],
    });
    await append(ledger.host.store, published('2022-03-08', 'xa-ntm-2021'));
    expect(await ledger.record({ criteriaSet: 'xa-ntm-2021' })).toMatchObject({ decision: { kind: 'RECOGNITION' } });
  });

  it('names what is wrong with an input, with paths', async () => {
    const error = await ledger.errorOf(RECORD_DECISION, { input: recognition({ number: '', awardYear: 12 }) }, DECIDER);
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ path: 'input.awardYear' }, { path: 'input.number' }] });
  });
});
