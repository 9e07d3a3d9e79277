import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ADMIN } from '@ntm-ledger/service-host/testing';
import type { OpenRegister } from '../testing/reform-register.js';
import { backfill, openReformRegister } from '../testing/reform-register.js';

let opened: OpenRegister;
beforeAll(async () => {
  opened = await openReformRegister();
});
afterAll(async () => {
  await opened.ledger.close();
});

const FIELDS = `{
  from to scopeBefore { fullName moment } scopeAfter { fullName moment } unitsBefore unitsAfter entered left totalCount counts { change count }
  nodes {
    change attribute before after effectiveOn effectivePrecision position basis { number }
    unit { fullName moment } predecessors { unit { fullName } extent } successors { unit { fullName } extent }
  }
  pageInfo { hasNextPage endCursor }
}`;

async function changes(args: string): Promise<Record<string, unknown> | null> {
  const { unitChanges } = await opened.ask(`{ unitChanges(${args}) ${FIELDS} }`);
  return unitChanges as Record<string, unknown> | null;
}

const REFORM = 'from: { effectiveOn: "2025-06-30" }, to: { effectiveOn: "2025-07-01" }';

describe('unitChanges', () => {
  it('shows what the reform made of the communes of a province, and that the counts balance', async () => {
    const found = await changes(`scope: "38", ${REFORM}, kinds: [COMMUNE]`);
    expect(found).toMatchObject({
      scopeBefore: { fullName: 'tỉnh Thanh Hóa' },
      scopeAfter: { fullName: 'tỉnh Thanh Hóa' },
      unitsBefore: 5,
      entered: 2,
      left: 5,
      unitsAfter: 2,
      totalCount: 7,
      counts: [
        { change: 'ESTABLISHED', count: 2 },
        { change: 'ENDED', count: 5 },
      ],
    });
    const { nodes, to } = found as { nodes: Record<string, unknown>[]; to: string };
    expect(nodes[0]).toEqual({
      change: 'ENDED',
      attribute: null,
      before: 'xã Hà Bình',
      after: null,
      effectiveOn: '2025-07-01',
      effectivePrecision: 'DAY',
      position: expect.stringMatching(/^\d+$/),
      basis: { number: '1686/NQ-UBTVQH15' },
      unit: { fullName: 'xã Hà Bình', moment: to },
      predecessors: [],
      successors: [
        { unit: { fullName: 'xã Hà Trung' }, extent: 'PART' },
        { unit: { fullName: 'xã Hoạt Giang' }, extent: 'PART' },
      ],
    });
    expect(nodes.at(-1)).toMatchObject({
      change: 'ESTABLISHED',
      before: null,
      after: 'xã Hoạt Giang',
      predecessors: [{ extent: 'WHOLE' }, { extent: 'WHOLE' }, { extent: 'PART' }, { extent: 'PART' }],
      successors: [],
    });
  });

  it('gives the same answer again when it is asked for the moments it settled', async () => {
    const first = await changes(`scope: "VN", ${REFORM}`);
    const { from, to } = first as { from: string; to: string };
    expect(await changes(`scope: "VN", from: { moment: "${from}" }, to: { moment: "${to}" }`)).toEqual(first);
  });

  it('comes a page at a time', async () => {
    const first = await changes(`scope: "VN", ${REFORM}, kinds: [COMMUNE], first: 6`);
    const { pageInfo, totalCount } = first as { pageInfo: { endCursor: string }; totalCount: number };
    const rest = await changes(`scope: "VN", ${REFORM}, kinds: [COMMUNE], after: "${pageInfo.endCursor}"`);
    expect(first).toMatchObject({ pageInfo: { hasNextPage: true } });
    expect(rest?.['nodes']).toHaveLength(totalCount - 6);
    expect(rest).toMatchObject({ totalCount, unitsBefore: 7, pageInfo: { hasNextPage: false } });
  });

  it('shows what was recorded between two moments about one day', async () => {
    const { unit } = await opened.ask('{ unit(code: "VN") { moment } }');
    const [today, head] = (unit as { moment: string }).moment.split('@');
    const found = await changes(
      `scope: "VN", from: { moment: "${String(today)}@5" }, to: { moment: "${String(today)}@${String(head)}" }`,
    );
    expect(found).toMatchObject({
      unitsBefore: 5,
      unitsAfter: 6,
      counts: [
        { change: 'REGISTERED_LATER', count: 3 },
        { change: 'ENDED', count: 2 },
      ],
    });
    const { nodes } = found as { nodes: Record<string, unknown>[] };
    expect(nodes.filter(({ change }) => change === 'REGISTERED_LATER')).toMatchObject([
      { predecessors: [{}, {}] },
      { predecessors: [{}, {}, {}] },
      { predecessors: [{}, {}, {}, {}] },
    ]);
  });

  it('shows whose end was withdrawn between two moments, with the day and the act of that end', async () => {
    const own = await openReformRegister();
    const slip = { number: '9/NQ-HĐND' };
    const change = { changes: [{ abolish: { unit: { code: '15271' }, manner: 'UNKNOWN' } }] };
    await own.record('recordReorganisation', backfill({ effectiveOn: '2026-01-01', basis: slip, ...change }));
    const ended = await own.ledger.store.head();
    const eventId = (await own.ledger.store.readAt(ended))?.id;
    const withdrawn = await own.ledger.run(
      'units',
      'mutation ($input: WithdrawFactInput!) { withdrawFact(input: $input) { position } }',
      { input: backfill({ eventId, position: String(ended), reason: 'ghi nhầm' }) },
      ADMIN,
    );
    expect(withdrawn.errors).toBeUndefined();
    const day = '2026-02-01';
    const { unitChanges } = await own.ask(
      `{ unitChanges(scope: "38", from: { moment: "${day}@${String(ended)}" }, to: { effectiveOn: "${day}" }) ${FIELDS} }`,
    );
    expect(unitChanges).toMatchObject({
      unitsBefore: 2,
      entered: 1,
      left: 0,
      unitsAfter: 3,
      nodes: [
        {
          change: 'END_WITHDRAWN',
          before: null,
          after: 'xã Hà Trung',
          effectiveOn: '2026-01-01',
          effectivePrecision: 'DAY',
          position: String(ended),
          basis: slip,
          predecessors: [],
          successors: [],
        },
      ],
    });
    await own.ledger.close();
  });

  it('is null where nobody bears the code at either moment', async () => {
    expect(await changes(`scope: "99", ${REFORM}`)).toBeNull();
  });

  it('compares an earlier moment with a later one', async () => {
    const problems = async (from: string, to: string): Promise<unknown> =>
      opened.refusal(`{ unitChanges(scope: "VN", from: { ${from} }, to: { ${to} }) { totalCount } }`);
    expect(await problems('effectiveOn: "2025-07-01"', 'effectiveOn: "2025-06-30"')).toEqual([
      { code: 'BAD_USER_INPUT', problems: [{ path: 'from', message: '2025-07-01 is later than 2025-06-30, the day of `to`' }] },
    ]);
    expect(await problems('moment: "2025-06-30@9"', 'moment: "2025-07-01@5"')).toMatchObject([
      { code: 'BAD_USER_INPUT', problems: [{ path: 'from', message: expect.stringContaining('more was known than at `to`') }] },
    ]);
    expect(await problems('moment: "2025-06-30@9", effectiveOn: "2025-06-30"', 'effectiveOn: "2025-06-30"')).toMatchObject([
      { code: 'BAD_USER_INPUT' },
    ]);
  });
});
