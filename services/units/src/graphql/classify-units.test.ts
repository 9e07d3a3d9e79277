import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { OpenRegister } from '../testing/reform-register.js';
import { backfill, openReformRegister } from '../testing/reform-register.js';

const CLERK_OF_38 = { actorId: 'clerk-38', role: 'clerk', scope: '38' } as const;
const ACT = { number: '861/QĐ-TTg', issuedOn: '2021-06-04' };

let opened: OpenRegister;
beforeEach(async () => {
  opened = await openReformRegister();
});
afterEach(async () => {
  await opened.ledger.close();
});

/** Says something of units as of 4 June 2021, as the clerk of tỉnh Thanh Hóa. */
function classify(more: object): ReturnType<OpenRegister['record']> {
  const input = backfill({ effectiveOn: '2021-06-04', basis: ACT, ...more });
  return opened.record('classifyUnits', input, CLERK_OF_38);
}

/** What a unit counts as on a day. */
async function classifications(code: string, effectiveOn: string): Promise<unknown> {
  const { unit } = await opened.ask(`{
    unit(code: "${code}", at: { effectiveOn: "${effectiveOn}" }) {
      inProgramme
      classifications { attribute value since sincePrecision basis { number } inheritedFrom { fullName } }
    }
  }`);
  return unit;
}

describe('classifyUnits', () => {
  it('says what units count as from a day on, with the act', async () => {
    const { data, errors } = await classify({
      precision: 'MONTH',
      units: [{ code: '15328' }, { code: '15304' }],
      attribute: 'DIFFICULTY',
      value: 'AREA_I',
    });
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ classifyUnits: { units: [{ name: 'Hà Bình' }, { name: 'Hà Ngọc' }], warnings: [] } });
    const said = {
      attribute: 'DIFFICULTY',
      value: 'AREA_I',
      since: '2021-06-30', // a day that the source leaves open counts from the last it allows
      sincePrecision: 'MONTH',
      basis: { number: '861/QĐ-TTg' },
      inheritedFrom: null,
    };
    expect(await classifications('15328', '2021-06-30')).toEqual({ inProgramme: true, classifications: [said] });
    expect(await classifications('15328', '2021-06-29')).toEqual({ inProgramme: true, classifications: [] });
  });

  it('says of a province which region it lies in, and all that lies in it has it from there', async () => {
    await classify({ units: [{ code: '38' }], attribute: 'REGION', value: 'BTB' });
    await classify({ units: [{ code: '15328' }], attribute: 'PROGRAMME', value: 'OUT' });
    expect(await classifications('15328', '2023-01-01')).toMatchObject({
      inProgramme: false,
      classifications: [
        { attribute: 'REGION', value: 'BTB', since: '2021-06-04', inheritedFrom: { fullName: 'tỉnh Thanh Hóa' } },
        { attribute: 'PROGRAMME', value: 'OUT', inheritedFrom: null },
      ],
    });
    expect(await classifications('15271', '2023-01-01')).toMatchObject({
      inProgramme: false,
      classifications: [{ value: 'BTB' }],
    });
    expect(await classifications('17731', '2023-01-01')).toEqual({ inProgramme: true, classifications: [] });
  });

  it('takes back what was said with null, which must be said', async () => {
    await classify({ units: [{ code: '15328' }], attribute: 'PROGRAMME', value: 'OUT' });
    const later = { effectiveOn: '2022-01-01', units: [{ code: '15328' }], attribute: 'PROGRAMME' };
    const forgotten = await classify(later);
    expect(forgotten.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'input.value', message: 'is missing; null takes back what was said before' }],
    });
    expect((await classify({ ...later, value: null })).errors).toBeUndefined();
    expect(await classifications('15328', '2021-12-31')).toMatchObject({ inProgramme: false });
    expect(await classifications('15328', '2022-01-01')).toEqual({ inProgramme: true, classifications: [] });
  });

  it('names every value there is when it is given one that is none, and those of the attribute when it is of another', async () => {
    const problems = async (value: string): Promise<unknown> =>
      (await classify({ units: [{ code: '15328' }], attribute: 'BORDER', value })).errors?.[0]?.extensions['problems'];
    expect(await problems('MAYBE')).toEqual([
      {
        path: 'input.value',
        message: expect.stringMatching(/^expected a value of the attribute: REGION: TDMNPB, .*PROGRAMME: IN, OUT$/),
      },
    ]);
    expect(await problems('BTB')).toEqual([
      { path: 'input.value', message: '"BTB" is no value of BORDER; expected one of: YES, NO' },
    ]);
  });

  it('is refused whole when one unit is not found, is of another province, or is of another kind', async () => {
    const head = await opened.ledger.store.head();
    const extensions = async (...codes: string[]): Promise<unknown> =>
      (await classify({ units: codes.map((code) => ({ code })), attribute: 'BORDER', value: 'NO' })).errors?.[0]?.extensions;
    expect(await extensions('15328', '99999')).toEqual({ code: 'NOT_FOUND' });
    expect(await extensions('15328', '17731')).toEqual({ code: 'FORBIDDEN' });
    expect(await extensions('15328', '392')).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ path: 'input.units.1' }] });
    expect(await extensions()).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await opened.ledger.store.head()).toBe(head);
  });

  it('refuses live what breaks a rule', async () => {
    const input = { mode: 'LIVE', basis: null, units: [{ code: '15328' }], attribute: 'BORDER', value: 'NO' };
    expect((await classify(input)).errors?.[0]?.extensions).toMatchObject({ code: 'RULE_VIOLATED', rule: 'actIsNamed' });
    expect((await classify({ ...input, mode: 'BACKFILL' })).data).toMatchObject({
      classifyUnits: { warnings: [{ rule: 'actIsNamed' }] },
    });
  });

  it('is recorded once however often it is sent', async () => {
    const requestId = randomUUID();
    const input = { requestId, units: [{ code: '15328' }], attribute: 'BORDER', value: 'NO' };
    const first = await classify(input);
    expect(await classify(input)).toEqual(first);
    const unauthenticated = await opened.ledger.run(
      'units',
      'mutation ($input: ClassifyUnitsInput!) { classifyUnits(input: $input) { position } }',
      { input: backfill({ ...input, effectiveOn: '2021-06-04' }) },
    );
    expect(unauthenticated.errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
  });
});
