import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { granted } from '../../testing/facts.js';
import type { PlanLedger } from '../../testing/plan-ledger.js';
import { CLERK, HA_BINH, HA_SON, HA_TRUNG, openPlanLedger, THINH_VINH } from '../../testing/plan-ledger.js';

let ledger: PlanLedger;
beforeEach(async () => {
  ledger = await openPlanLedger();
});
afterEach(() => ledger.close());

/** The plan of huyện Hà Trung for 2023 as the page of 24/02/2023 gives it, and a little more. */
const PLAN = {
  unit: { code: '392' },
  year: 2023,
  adoptedOn: '2023-02-24',
  precision: 'BY',
  basis: { number: '01/KH-UBND' },
  targets: [
    { title: { unit: { code: '15313' }, level: 'MODEL' }, ref: 'ha-son', printed: 'xã hà Sơn đạt xã NTM kiểu mẫu' },
    { titleTotal: { level: 'NTM', counting: 'IN_ALL', value: 2 } },
    { title: { unit: { code: '15328', hamlet: 'Thịnh Vinh' }, level: 'MODEL' } },
    { averageMet: { level: 'NTM', criteriaSet: 'xa-ntm-2021', value: '13,25', baseUnits: 20 } },
    {
      criteriaMet: {
        each: { kind: 'COMMUNE', holding: 'NTM', notPlannedFor: 'ADVANCED' },
        level: 'ADVANCED',
        counting: 'MORE',
        value: 2,
      },
    },
    { indicator: { unit: { code: '392' }, measure: 'OCOP_PRODUCTS', stars: 3, value: '1' } },
    { task: { title: 'Mở rộng đường', owner: 'UBND xã Hà Sơn', due: '2023-09-30', resources: 'dân hiến đất', under: 'ha-son' } },
    {
      titleTotal: {
        level: 'NTM',
        unitKind: 'COMMUNE',
        counting: 'MORE',
        value: 1,
        among: { kind: 'COMMUNE', countsAs: { attribute: 'BORDER', value: 'YES' } },
      },
    },
  ],
} as const;

const TARGETS =
  'position plan { id year adoptedOn adoptedOnPrecision targets { id kind targetValue } tasks { id } supportRequested { id } } warnings { rule }';

interface Adopted {
  readonly position: string;
  readonly plan: {
    readonly id: string;
    readonly targets: readonly { readonly id: string; readonly kind: string; readonly targetValue: string }[];
    readonly tasks: readonly { readonly id: string }[];
    readonly supportRequested: readonly { readonly id: string }[];
  };
}

async function adopt(changes: object = {}): Promise<Adopted> {
  return (await ledger.record('adoptPlan', TARGETS, { ...PLAN, ...changes })) as Adopted;
}

/** What clients ask of a plan, as the contract has it. */
const PLAN_FIELDS = `plan(year: 2023) {
  adoptedOn source { title number issuedOn }
  targets { kind level unit { id } targetValue actualValue status explanation }
  tasks { title owner due resources complete }
}`;

describe('a plan that is adopted', () => {
  it('is answered with its targets and what it breaks', async () => {
    expect(await adopt()).toEqual({
      position: expect.any(String),
      plan: {
        id: `plan-${HA_TRUNG}-2023`,
        year: 2023,
        adoptedOn: '2023-02-24',
        adoptedOnPrecision: 'BY',
        targets: [
          { id: expect.any(String), kind: 'TITLE', targetValue: '1' },
          { id: expect.any(String), kind: 'TITLE_TOTAL', targetValue: '2' },
          { id: expect.any(String), kind: 'TITLE', targetValue: '1' },
          { id: expect.any(String), kind: 'AVERAGE_MET', targetValue: '13.25' },
          { id: expect.any(String), kind: 'CRITERIA_MET', targetValue: '2' },
          { id: expect.any(String), kind: 'INDICATOR', targetValue: '1' },
          { id: expect.any(String), kind: 'TASK', targetValue: '1' },
          { id: expect.any(String), kind: 'TITLE_TOTAL', targetValue: '1' },
        ],
        tasks: [{ id: expect.any(String) }],
        supportRequested: [],
      },
      warnings: [{ rule: 'lowerLevelHeldOrPlanned' }],
    });
  });

  it('is answered the same when it is sent again, with the same ids', async () => {
    const requestId = '00000000-0000-4000-8000-0000000000aa';
    const first = await adopt({ requestId });
    expect(await adopt({ requestId })).toEqual(first);
    expect(new Set(first.plan.targets.map(({ id }) => id)).size).toBe(8);
  });

  it('is held against what became of it', async () => {
    await adopt();
    await ledger.append(
      granted('2023-03-20', { unitId: THINH_VINH, level: 'MODEL', awardYear: 2022 }),
      granted('2024-07-04', { unitId: HA_SON, level: 'MODEL', awardYear: 2023 }),
      granted('2023-11-01', { unitId: HA_BINH, awardYear: 2023 }),
    );
    expect(await ledger.unit(HA_TRUNG, '2024-01-01', PLAN_FIELDS)).toMatchObject({
      plan: {
        adoptedOn: '2023-02-24',
        source: { title: 'Trang tin huyện Hà Trung', number: null, issuedOn: '2023-02-24' },
        targets: [
          { kind: 'TITLE', level: 'MODEL', unit: { id: HA_SON }, actualValue: '0', status: 'MISSED' },
          { kind: 'TITLE_TOTAL', level: 'NTM', unit: null, targetValue: '2', actualValue: '1', status: 'MISSED' },
          { kind: 'TITLE', unit: { id: THINH_VINH }, status: 'MET' },
          { kind: 'AVERAGE_MET', actualValue: null, status: 'OPEN', explanation: expect.stringContaining('0, of 2 communes') },
          {
            kind: 'CRITERIA_MET',
            actualValue: null,
            status: 'OPEN',
            explanation: expect.stringContaining('names no criteria set'),
          },
          { kind: 'INDICATOR', actualValue: null, status: 'OPEN' },
          { kind: 'TASK', actualValue: '0', status: 'MISSED' },
          { kind: 'TITLE_TOTAL', actualValue: null, status: 'OPEN' },
        ],
        tasks: [
          { title: 'Mở rộng đường', owner: 'UBND xã Hà Sơn', due: '2023-09-30', resources: 'dân hiến đất', complete: false },
        ],
      },
    });
    const late = 'plan(year: 2023) { targets { status explanation } }';
    expect(await ledger.unit(HA_TRUNG, '2024-07-04', late)).toMatchObject({
      plan: { targets: [{ status: 'MET', explanation: expect.stringContaining('for 2023') }, {}, {}, {}, {}, {}, {}, {}] },
    });
    expect(await ledger.unit(HA_TRUNG, '2023-02-23', late)).toEqual({ plan: null });
  });

  it('shows what its targets say beside their numbers', async () => {
    await adopt();
    const fields = `plan(year: 2023) { basis { number } targets { unitKind counting criteriaSetId baseUnits measure stars side printed baselineOn
      among { kind attribute value } each { kind holding lacking notPlannedFor } } tasks { under duePrecision completedOn } }`;
    const plan = await ledger.unit(HA_TRUNG, '2023-12-31', fields);
    expect(plan).toMatchObject({
      plan: {
        basis: { number: '01/KH-UBND' },
        targets: [
          { printed: 'xã hà Sơn đạt xã NTM kiểu mẫu' },
          { unitKind: 'COMMUNE', counting: 'IN_ALL', baselineOn: null },
          {},
          { criteriaSetId: 'xa-ntm-2021', baseUnits: 20 },
          { each: { kind: 'COMMUNE', holding: 'NTM', lacking: null, notPlannedFor: 'ADVANCED' }, baselineOn: '2022-12-31' },
          { measure: 'OCOP_PRODUCTS', stars: 3, side: 'AT_LEAST' },
          {},
          { among: { kind: 'COMMUNE', attribute: 'BORDER', value: 'YES' } },
        ],
        tasks: [{ under: expect.any(String), duePrecision: 'DAY', completedOn: null }],
      },
    });
  });

  it('is refused twice, and where its input is wrong, with the places', async () => {
    await adopt();
    expect(await ledger.refusal('adoptPlan', PLAN)).toEqual({ code: 'CONFLICT' });
    const other = { ...PLAN, year: 2024, adoptedOn: '2024-01-01', precision: 'DAY' };
    const two = { title: { unit: { code: '15313' }, level: 'NTM' }, task: { title: 'Việc' } };
    expect(await ledger.refusal('adoptPlan', { ...other, targets: [{}] })).toMatchObject({
      problems: [{ path: 'input.targets.0' }],
    });
    expect(await ledger.refusal('adoptPlan', { ...other, targets: [two] })).toMatchObject({
      problems: [{ path: 'input.targets.0' }],
    });
    const twice = [
      { ref: 'a', task: { title: 'Một' } },
      { ref: 'a', task: { title: 'Hai' } },
    ];
    expect(await ledger.refusal('adoptPlan', { ...other, targets: twice })).toMatchObject({
      problems: [{ path: 'input.targets.1.ref' }],
    });
    const unknown = [{ averageMet: { level: 'NTM', value: '13', criteriaSet: 'xa-mat' } }];
    expect(await ledger.refusal('adoptPlan', { ...other, targets: unknown })).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'input.targets.0.averageMet.criteriaSet' }],
    });
    const nobody = [{ title: { unit: { code: '99999' }, level: 'NTM' } }];
    expect(await ledger.refusal('adoptPlan', { ...other, targets: nobody })).toEqual({ code: 'NOT_FOUND' });
    expect(await ledger.refusal('adoptPlan', { ...other, targets: [] })).toMatchObject({ problems: [{ path: 'input.targets' }] });
    const live = { ...other, mode: 'LIVE', targets: [{ title: { unit: { code: '15313' }, level: 'MODEL' } }] };
    expect(await ledger.refusal('adoptPlan', live)).toEqual({
      code: 'RULE_VIOLATED',
      rule: 'lowerLevelHeldOrPlanned',
      basis: 'Quyết định 319/QĐ-TTg',
    });
  });

  it('is recorded by clerks of its scope', async () => {
    expect(await ledger.refusal('adoptPlan', PLAN, { ...CLERK, scope: '386' })).toEqual({ code: 'FORBIDDEN' });
    expect(await ledger.refusal('adoptPlan', PLAN, { ...CLERK, role: 'decider' })).toEqual({ code: 'FORBIDDEN' });
    const elsewhere = { ...PLAN, targets: [{ title: { unit: { code: '386' }, level: 'NTM' } }] };
    expect(await ledger.refusal('adoptPlan', elsewhere)).toEqual({ code: 'FORBIDDEN' });
    expect(await ledger.record('adoptPlan', 'warnings { rule }', elsewhere, { ...CLERK, scope: 'VN' })).toEqual({
      warnings: [{ rule: 'targetWithinScope' }],
    });
  });
});

describe('what happens to a plan', () => {
  const ABOUT = { unit: { code: '392' }, year: 2023, effectiveOn: '2023-06-30' };

  it('is an amendment, which adds, changes and drops targets', async () => {
    const { plan } = await adopt();
    const [model, total, , , , , task] = plan.targets;
    const change = {
      ...ABOUT,
      basis: { number: '15/QĐ-UBND' },
      add: [
        { indicator: { unit: { code: '392' }, measure: 'POOR_HOUSEHOLDS', side: 'AT_MOST', value: '2,5' } },
        { task: { title: 'Việc mới', under: model?.id } },
      ],
      change: [{ target: total?.id, titleTotal: { level: 'NTM', counting: 'IN_ALL', value: 1 } }],
      drop: [task?.id],
    };
    const fields =
      'plan { targets { kind targetValue } tasks { title } amendments { effectiveOn basis { number } added changed dropped } } warnings { rule }';
    expect(await ledger.record('amendPlan', fields, change)).toMatchObject({
      plan: {
        targets: [
          {},
          { kind: 'TITLE_TOTAL', targetValue: '1' },
          {},
          {},
          {},
          {},
          {},
          { kind: 'INDICATOR', targetValue: '2.5' },
          { kind: 'TASK' },
        ],
        tasks: [{ title: 'Việc mới' }],
        amendments: [{ effectiveOn: '2023-06-30', basis: { number: '15/QĐ-UBND' }, changed: [total?.id], dropped: [task?.id] }],
      },
      warnings: [],
    });
    const before = 'plan(year: 2023) { targets { kind } amendments { effectiveOn } }';
    expect(await ledger.unit(HA_TRUNG, '2023-06-29', before)).toMatchObject({ plan: { amendments: [] } });
    expect(await ledger.refusal('amendPlan', { ...change, year: 2022 })).toEqual({ code: 'NOT_FOUND' });
    expect(await ledger.refusal('amendPlan', { ...change, add: [], change: [] })).toMatchObject({
      problems: [{ path: 'input.drop.0' }],
    });
    expect(await ledger.refusal('amendPlan', change, { ...CLERK, scope: '386' })).toEqual({ code: 'FORBIDDEN' });
  });

  it('leaves a task that served a dropped target without one', async () => {
    const { plan } = await adopt();
    const [model] = plan.targets;
    const tasks = 'plan(year: 2023) { tasks { title under } }';
    expect(await ledger.unit(HA_TRUNG, '2023-06-30', tasks)).toMatchObject({ plan: { tasks: [{ under: model?.id }] } });
    await ledger.record('amendPlan', 'position', { ...ABOUT, basis: { number: '15/QĐ-UBND' }, drop: [model?.id] });
    expect(await ledger.unit(HA_TRUNG, '2023-06-30', tasks)).toEqual({
      plan: { tasks: [{ title: 'Mở rộng đường', under: null }] },
    });
  });

  it('is a task that is done', async () => {
    const { plan } = await adopt();
    const task = plan.tasks[0]?.id;
    const fields = 'plan { tasks { title complete completedOn completedOnPrecision } }';
    expect(await ledger.record('completeTask', fields, { ...ABOUT, task })).toEqual({
      plan: { tasks: [{ title: 'Mở rộng đường', complete: true, completedOn: '2023-06-30', completedOnPrecision: 'DAY' }] },
    });
    expect(await ledger.refusal('completeTask', { ...ABOUT, task })).toEqual({ code: 'CONFLICT' });
    expect(await ledger.unit(HA_TRUNG, '2023-06-29', 'plan(year: 2023) { tasks { complete } }')).toEqual({
      plan: { tasks: [{ complete: false }] },
    });
  });

  it('is support that was asked for and given', async () => {
    const { plan } = await adopt();
    const what = { what: 'xi măng làm đường', target: plan.targets[0]?.id };
    const asked = (await ledger.record('requestSupport', TARGETS, {
      ...ABOUT,
      ...what,
      by: 'các xã',
      of: 'UBND huyện',
    })) as Adopted;
    const request = asked.plan.supportRequested[0]?.id;
    const fields = `plan {
      supportRequested { what amount by of target effectiveOn source { title } }
      supportGranted { what amount amountIn by request }
    }`;
    const given = { ...ABOUT, ...what, amount: '500,5', amountIn: 'tấn', by: 'UBND huyện', request };
    expect(await ledger.record('grantSupport', fields, given)).toEqual({
      plan: {
        supportRequested: [
          {
            what: 'xi măng làm đường',
            amount: null,
            by: 'các xã',
            of: 'UBND huyện',
            target: plan.targets[0]?.id,
            effectiveOn: '2023-06-30',
            source: { title: 'Trang tin huyện Hà Trung' },
          },
        ],
        supportGranted: [{ what: 'xi măng làm đường', amount: '500.5', amountIn: 'tấn', by: 'UBND huyện', request }],
      },
    });
    expect(await ledger.refusal('grantSupport', { ...given, request: HA_SON })).toMatchObject({
      problems: [{ path: 'input.request' }],
    });
  });
});

describe('plans of many units', () => {
  it('are listed by year and scope, a page at a time', async () => {
    await adopt();
    const targets = [{ titleTotal: { level: 'NTM', counting: 'MORE', value: 1 } }];
    await ledger.record(
      'adoptPlan',
      'position',
      { unit: { code: '386' }, year: 2021, adoptedOn: '2021-01-14', targets },
      { ...CLERK, scope: '38' },
    );
    const list = (variables: object): Promise<unknown> =>
      ledger.query(
        'query ($year: Int, $under: String, $first: Int, $after: String) { plans(year: $year, under: $under, first: $first, after: $after, at: { effectiveOn: "2023-12-31" }) { totalCount nodes { year unit { id } } pageInfo { hasNextPage } } }',
        variables,
      );
    expect(await list({ first: 1 })).toMatchObject({
      plans: { totalCount: 2, nodes: [{ year: 2021 }], pageInfo: { hasNextPage: true } },
    });
    expect(await list({ year: 2023 })).toMatchObject({ plans: { nodes: [{ year: 2023, unit: { id: HA_TRUNG } }] } });
    expect(await list({ under: '392' })).toMatchObject({ plans: { totalCount: 1 } });
    await expect(list({ under: '99999' })).rejects.toThrow('BAD_USER_INPUT');
    expect(await ledger.unit(HA_TRUNG, '2023-12-31', 'plans { year }')).toEqual({ plans: [{ year: 2023 }] });
  });
});
