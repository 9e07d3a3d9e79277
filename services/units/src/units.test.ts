import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestHost } from '@ntm-ledger/service-host/testing';
import { ADMIN, openTestHost } from '@ntm-ledger/service-host/testing';
import type { ExecutionResult } from 'graphql';
import { randomUUID } from 'node:crypto';
import { unitsService } from './index.js';

const REGISTER = `mutation($input: RegisterUnitsInput!) { registerUnits(input: $input) { position units { id code name } warnings { message } } }`;
const REORGANISE = `mutation($input: RecordReorganisationInput!) {
  recordReorganisation(input: $input) { position units { id code name predecessors { unit { code } extent } } warnings { message } }
}`;
const WITHDRAW = `mutation($input: WithdrawFactInput!) { withdrawFact(input: $input) { position withdrawn { id type } warnings { message } } }`;

const CLERK_OF_38 = { actorId: 'clerk-38', role: 'clerk', scope: '38' } as const;
const source = { title: 'Danh mục hành chính' };

/** The input of a mutation about an old fact. */
function backfill(more: object): Record<string, unknown> {
  return { requestId: randomUUID(), mode: 'BACKFILL', source, ...more };
}

/** Hà Trung with two of its communes, and a province beside its own. */
const HA_TRUNG = backfill({
  requestId: '5b0d3a0e-7a52-4a52-8d66-1a2b3c4d5e6f',
  effectiveOn: '2004-08-31',
  precision: 'BY',
  units: [
    { kind: 'COMMUNE', type: 'xã', name: 'Hà Vân', code: '15283', parent: { ref: 'district' } },
    { kind: 'COMMUNE', type: 'xã', name: 'Hà Thanh', code: '15289', parent: { ref: 'district' } },
    { kind: 'COMMUNE', type: 'xã', name: 'Hà Giang', code: '15292', parent: { ref: 'district' } },
    { ref: 'country', kind: 'COUNTRY', type: 'quốc gia', name: 'Việt Nam', code: 'VN' },
    { ref: 'province', kind: 'PROVINCE', type: 'tỉnh', name: 'Thanh Hóa', code: '38', parent: { ref: 'country' } },
    { kind: 'PROVINCE', type: 'tỉnh', name: 'Hà Giang', code: '02', parent: { ref: 'country' } },
    { ref: 'district', kind: 'DISTRICT', type: 'huyện', name: 'Hà Trung', code: '392', parent: { ref: 'province' } },
  ],
});

const MERGER = backfill({
  requestId: '7c1d3a0e-7a52-4a52-8d66-1a2b3c4d5e6f',
  effectiveOn: '2019-12-01',
  basis: { number: '786/NQ-UBTVQH14' },
  changes: [
    {
      establish: {
        unit: { kind: 'COMMUNE', type: 'xã', name: 'Hoạt Giang', code: '15283', parent: { code: '392' } },
        from: [{ unit: { code: '15283' } }, { unit: { code: '15289' } }],
      },
    },
  ],
});

let ledger: TestHost;
beforeEach(async () => {
  ledger = await openTestHost([unitsService]);
  const registered = await ledger.run('units', REGISTER, { input: HA_TRUNG }, ADMIN);
  expect(registered.errors).toBeUndefined();
});
afterEach(async () => {
  await ledger.close();
});

function ask(query: string): Promise<ExecutionResult> {
  return ledger.run('units', query);
}

/** The names a search gives, the likeliest first. */
async function found(text: string, at = ''): Promise<unknown[]> {
  const { data } = await ask(`{ searchUnits(text: "${text}", first: 5${at}) { edges { matchedName node { fullName } } } }`);
  const { edges } = data?.['searchUnits'] as { edges: { matchedName: string; node: { fullName: string } }[] };
  return edges.map(({ node }) => node.fullName);
}

describe('units registered in one input', () => {
  it('may name each other in any order, and are found by the code of the day', async () => {
    const { data } = await ask(
      '{ unit(code: "15292") { fullName parent { fullName parent { name } } ancestors { code } establishedOn establishedPrecision } }',
    );
    expect(data).toEqual({
      unit: {
        fullName: 'xã Hà Giang',
        parent: { fullName: 'huyện Hà Trung', parent: { name: 'Thanh Hóa' } },
        ancestors: [{ code: '392' }, { code: '38' }, { code: 'VN' }],
        establishedOn: '2004-08-31',
        establishedPrecision: 'BY',
      },
    });
  });

  it('are recorded all or none: a type of another kind, a code too short and a name for nothing are all named', async () => {
    const input = backfill({
      effectiveOn: '2004-08-31',
      units: [
        { kind: 'COMMUNE', type: 'huyện', name: 'X', code: '123', parent: { code: '38' } },
        { kind: 'COMMUNE', type: 'xã', name: 'Y', code: '99999', parent: { ref: 'nothing' } },
      ],
    });
    const before = await ledger.store.head();
    const byRef = await ledger.run('units', REGISTER, { input }, ADMIN);
    expect(byRef.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'input.units.1.parent.ref' }],
    });
    input['units'] = (input['units'] as object[]).slice(0, 1);
    const byRule = await ledger.run('units', REGISTER, { input }, ADMIN);
    expect(byRule.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'input.units.0.type' }, { path: 'input.units.0.code' }],
    });
    expect(await ledger.store.head()).toBe(before);
  });

  it('bear no code that a living unit bears: refused live, recorded with a warning when it is an old fact', async () => {
    const units = [{ kind: 'COMMUNE', type: 'xã', name: 'Khác', code: '15292', parent: { code: '392' } }];
    const live = await ledger.run(
      'units',
      REGISTER,
      { input: { ...backfill({ effectiveOn: '2010-01-01', units }), mode: 'LIVE' } },
      ADMIN,
    );
    expect(live.errors?.[0]?.extensions).toMatchObject({ code: 'RULE_VIOLATED', rule: 'codeIsFree' });
    const old = await ledger.run('units', REGISTER, { input: backfill({ effectiveOn: '2010-01-01', units }) }, ADMIN);
    expect(old.data).toMatchObject({
      registerUnits: { warnings: [{ message: 'The code 15292 of xã Khác is borne by xã Hà Giang on that day.' }] },
    });
  });
});

describe('a merger', () => {
  it('gives the code to another unit from its day on, and leads both ways', async () => {
    const merged = await ledger.run('units', REORGANISE, { input: MERGER }, CLERK_OF_38);
    expect(merged.data).toMatchObject({
      recordReorganisation: {
        units: [{ code: '15283', name: 'Hoạt Giang', predecessors: [{ extent: 'WHOLE' }, { extent: 'WHOLE' }] }, {}, {}],
        warnings: [],
      },
    });
    const { data } = await ask(`{
      before: unit(code: "15283", at: { effectiveOn: "2019-11-30" }) { name successors { unit { name } } }
      after: unit(code: "15283", at: { effectiveOn: "2019-12-01" }) { name predecessors { unit { name code endedOn } basis { number } } }
      ended: unit(code: "15289", at: { effectiveOn: "2019-12-01" }) { name }
    }`);
    expect(data).toEqual({
      before: { name: 'Hà Vân', successors: [] },
      after: {
        name: 'Hoạt Giang',
        predecessors: [
          { unit: { name: 'Hà Vân', code: '15283', endedOn: '2019-12-01' }, basis: { number: '786/NQ-UBTVQH14' } },
          { unit: { name: 'Hà Thanh', code: '15289', endedOn: '2019-12-01' }, basis: { number: '786/NQ-UBTVQH14' } },
        ],
      },
      ended: null,
    });
  });

  it('that is withdrawn leaves the register as if it had never been known, and what was known before still shows it', async () => {
    const { data } = await ledger.run('units', REORGANISE, { input: MERGER }, CLERK_OF_38);
    const { position } = data?.['recordReorganisation'] as { position: string };
    const event = (await ledger.store.readAt(Number(position) as never))?.id;
    const input = { ...backfill({ eventId: event, position, reason: 'ghi nhầm' }), mode: 'LIVE' };
    const withdrawn = await ledger.run('units', WITHDRAW, { input }, CLERK_OF_38);
    expect(withdrawn.data).toMatchObject({
      withdrawFact: { withdrawn: [{ type: 'UnitEstablished' }, { type: 'UnitEnded' }, { type: 'UnitEnded' }] },
    });
    const answer = await ask(`{
      now: unit(code: "15283") { name }
      then: unit(code: "15283", at: { moment: "2026-01-01@${position}" }) { name }
    }`);
    expect(answer.data).toEqual({ now: { name: 'Hà Vân' }, then: { name: 'Hoạt Giang' } });
    const again = await ledger.run('units', WITHDRAW, { input: { ...input, requestId: randomUUID() } }, CLERK_OF_38);
    expect(again.errors?.[0]?.extensions).toEqual({ code: 'CONFLICT' });
  });

  it('rests on the units it merged: those cannot be withdrawn before it', async () => {
    await ledger.run('units', REORGANISE, { input: MERGER }, CLERK_OF_38);
    const first = await ledger.store.readAt(1 as never);
    // A withdrawal is no fact of the past: nothing is left without ground in either mode.
    const input = backfill({ eventId: first?.id, position: '1', reason: 'ghi nhầm' });
    const refused = await ledger.run('units', WITHDRAW, { input }, ADMIN);
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'RULE_VIOLATED', rule: 'nothingRestsOnIt' });
  });

  it('cannot be withdrawn once another unit bears the code that it gave up', async () => {
    const changes = [{ recode: { unit: { code: '15292' }, code: '15293' } }];
    const recode = backfill({ effectiveOn: '2019-12-01', basis: { number: '1' }, changes });
    const recoded = await ledger.run('units', REORGANISE, { input: recode }, CLERK_OF_38);
    const { position } = recoded.data?.['recordReorganisation'] as { position: string };
    const units = [{ kind: 'COMMUNE', type: 'xã', name: 'Mới', code: '15292', parent: { code: '392' } }];
    const registered = await ledger.run(
      'units',
      REGISTER,
      { input: backfill({ effectiveOn: '2020-01-01', units }) },
      CLERK_OF_38,
    );
    expect(registered.data).toMatchObject({ registerUnits: { warnings: [] } });
    const eventId = (await ledger.store.readAt(Number(position) as never))?.id;
    for (const mode of ['LIVE', 'BACKFILL']) {
      const input = { ...backfill({ eventId, position, reason: 'ghi nhầm' }), mode };
      const refused = await ledger.run('units', WITHDRAW, { input }, CLERK_OF_38);
      expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'RULE_VIOLATED', rule: 'nothingRestsOnIt' });
    }
  });

  it("is another province's to record", async () => {
    const refused = await ledger.run('units', REORGANISE, { input: MERGER }, { ...CLERK_OF_38, scope: '02' });
    expect(refused.errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' });
  });
});

describe('mutations sent at once', () => {
  it('are all recorded when they have nothing to do with each other', async () => {
    const hamlet = (index: number): Promise<ExecutionResult> => {
      const units = [{ kind: 'HAMLET', type: 'thôn', name: `Thôn ${String(index)}`, parent: { code: '15292' } }];
      return ledger.run('units', REGISTER, { input: backfill({ effectiveOn: '2010-01-01', units }) }, CLERK_OF_38);
    };
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => hamlet(index)));
    expect(answers.filter(({ errors }) => errors !== undefined)).toEqual([]);
  });

  it('cannot both pass a rule that only one may pass', async () => {
    const claim = (name: string): Promise<ExecutionResult> => {
      const units = [{ kind: 'COMMUNE', type: 'xã', name, code: '15999', parent: { code: '392' } }];
      return ledger.run(
        'units',
        REGISTER,
        { input: { ...backfill({ effectiveOn: '2010-01-01', units }), mode: 'LIVE' } },
        CLERK_OF_38,
      );
    };
    const answers = await Promise.all(['Một', 'Hai', 'Ba'].map(claim));
    expect(answers.map(({ errors }) => errors?.[0]?.extensions['rule']).sort()).toEqual(['codeIsFree', 'codeIsFree', undefined]);
  });

  it('bear one request id in whichever case it is written', async () => {
    const first = await ledger.run('units', REORGANISE, { input: MERGER }, CLERK_OF_38);
    const upper = { ...MERGER, requestId: String(MERGER['requestId']).toUpperCase() };
    expect(await ledger.run('units', REORGANISE, { input: upper }, CLERK_OF_38)).toEqual(first);
  });

  it("cannot move a commune under another province's", async () => {
    const changes = [{ reparent: { unit: { code: '15292' }, parent: { code: '02' } } }];
    const input = backfill({ effectiveOn: '2020-01-01', basis: { number: '1' }, changes });
    const refused = await ledger.run('units', REORGANISE, { input }, CLERK_OF_38);
    expect(refused.errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' });
  });
});

describe('a search', () => {
  it.each([
    ['ha giang', ['tỉnh Hà Giang', 'xã Hà Giang']],
    ['xã ha giang', ['xã Hà Giang', 'tỉnh Hà Giang']],
    ['HÀ GANG', ['tỉnh Hà Giang', 'xã Hà Giang']],
    ['huyen ha trung', ['huyện Hà Trung']],
    ['Thanh Hoá', ['tỉnh Thanh Hóa']],
    ['nowhere', []],
  ])('for "%s" finds what a person means', async (text, names) => {
    expect(await found(text)).toEqual(names);
  });

  it('gives the same answer at a moment however many units of that name are recorded later', async () => {
    const at =
      '{ searchUnits(text: "ha", at: { moment: "2026-01-01@7" }, first: 500) { totalCount edges { matchedName node { id } } } }';
    const before = await ask(at);
    const units = Array.from({ length: 600 }, () => ({ kind: 'HAMLET', type: 'thôn', name: 'Hà', parent: { code: '15292' } }));
    await ledger.run('units', REGISTER, { input: backfill({ effectiveOn: '2010-01-01', units }) }, ADMIN);
    expect(await ask(at)).toEqual(before);
    expect((await ask('{ searchUnits(text: "ha", first: 1) { totalCount } }')).data).toEqual({
      searchUnits: { totalCount: 605 },
    });
  });

  it('finds the units of the day that is asked', async () => {
    await ledger.run('units', REORGANISE, { input: MERGER }, CLERK_OF_38);
    expect(await found('hoat giang')).toEqual(['xã Hoạt Giang']);
    expect(await found('hoat giang', ', at: { effectiveOn: "2019-11-30" }')).toEqual([]);
    expect(await found('ha van')).toEqual(['xã Hà Vân']);
  });
});

describe('a mutation sent again', () => {
  it('with its request id records nothing and gives the same answer, also after a restart', async () => {
    const send = (): Promise<ExecutionResult> => ledger.run('units', REORGANISE, { input: MERGER }, CLERK_OF_38);
    const [first, ...others] = await Promise.all([send(), send(), send()]);
    expect(first.errors).toBeUndefined();
    const head = await ledger.store.head();
    await ledger.restart();
    for (const other of [...others, await send()]) expect(other).toEqual(first);
    expect(await ledger.store.head()).toBe(head);
  });

  it('with its request id but another input is a conflict', async () => {
    await ledger.run('units', REORGANISE, { input: MERGER }, CLERK_OF_38);
    const other = await ledger.run('units', REORGANISE, { input: { ...MERGER, effectiveOn: '2020-01-01' } }, CLERK_OF_38);
    expect(other.errors?.[0]?.extensions).toEqual({ code: 'CONFLICT' });
  });

  it('without a token records nothing', async () => {
    const refused = await ledger.run('units', REORGANISE, { input: MERGER });
    expect(refused).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });
});
