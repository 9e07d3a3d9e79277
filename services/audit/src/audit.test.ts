import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Position } from '@ntm-ledger/event-store';
import { toPosition } from '@ntm-ledger/event-store';
import type { TestHost } from '@ntm-ledger/service-host/testing';
import { openTestHost } from '@ntm-ledger/service-host/testing';
import type { ExecutionResult } from 'graphql';
import { parse } from 'graphql';
import { auditService } from './index.js';
import type { Given } from './testing/given-log.js';
import { idOf, record } from './testing/given-log.js';
import { HA_TRUNG, HA_VAN_MERGED, hoatGiangEstablished, part, whole } from './testing/ha-trung.js';

const HOAT_GIANG = idOf('Hoạt Giang');

/** The merger of 01/12/2019, a title before and one after it, a fact about a merged unit that came to light late, and a correction. */
const EVENTS: readonly Given[] = [
  ...HA_TRUNG,
  recognised('Hà Vân', '2017-12-31', 2017),
  hoatGiangEstablished(whole('Hà Vân'), part('Hà Lai')),
  HA_VAN_MERGED,
  {
    type: 'UnitCeded',
    on: '2019-12-01',
    data: { unitId: idOf('Hà Lai'), receivers: [{ unitId: HOAT_GIANG, extent: 'PART', clause: null }], certainty: 'STATED' },
  },
  recognised('Hoạt Giang', '2022-12-31', 2022),
  recognised('Hà Lai', '2021-12-31', 2021),
  {
    type: 'FactWithdrawn',
    on: '2022-12-31',
    concerns: [HOAT_GIANG],
    data: { eventId: idOf('event 13'), position: toPosition(14), type: 'RecognitionGranted', reason: 'ghi nhầm' },
  },
];

function recognised(name: string, on: string, awardYear: number): Given {
  return {
    type: 'RecognitionGranted',
    on,
    precision: 'YEAR',
    source: {
      title: 'Hội nghị tổng kết',
      number: null,
      issuer: null,
      issuedOn: null,
      url: 'https://hatrung.thanhhoa.gov.vn',
      digest: null,
    },
    data: {
      decisionId: idOf(`decision on ${name}`),
      titleId: idOf(`title of ${name}`),
      unitId: idOf(name),
      level: 'NTM',
      number: null,
      signedOn: null,
      authority: null,
      awardYear,
      complete: false,
      caseId: null,
      field: null,
      criteriaSetId: null,
      attestation: 'NAMED',
    },
  };
}

const HISTORY = `query History($units: [_Any!]!, $first: Int!, $after: String, $predecessors: Boolean!) {
  _entities(representations: $units) {
    ... on Unit {
      history(first: $first, after: $after, includePredecessors: $predecessors) {
        totalCount
        edges { cursor node {
          id position type effectiveOn precision recordedAt unit { id moment } actor { id role scope } mode summary english: summary(language: EN)
          basis { number issuedOn authority title clause } source { title number issuedOn url issuer digest } data warnings { rule }
          correlationId causationId withdrawnBy
        } }
        nodes { position }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

interface Node {
  readonly position: string;
  readonly type: string;
  readonly effectiveOn: string;
  readonly summary: string;
  readonly withdrawnBy: string | null;
}
interface History {
  readonly totalCount: number;
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

let ledger: TestHost;
let positions: Position[];
beforeEach(async () => {
  ledger = await openTestHost([auditService]);
  positions = await record(ledger.store, EVENTS);
});
afterEach(async () => {
  await ledger.close();
});

interface Ask {
  readonly unit?: string;
  readonly moment?: string;
  readonly first?: number;
  readonly after?: string | null;
  readonly predecessors?: boolean;
}

function ask({
  unit = HOAT_GIANG,
  moment = '2025-01-01@16',
  first = 100,
  after = null,
  predecessors = false,
}: Ask): Promise<ExecutionResult> {
  const units = [{ __typename: 'Unit', id: unit, moment }];
  return ledger.run('audit', HISTORY, { units, first, after, predecessors });
}

async function historyAt(asked: Ask): Promise<History> {
  const { data, errors } = await ask(asked);
  expect(errors).toBeUndefined();
  const [unit] = data?.['_entities'] as [{ readonly history: History }];
  return unit.history;
}

function typesOf({ edges }: History): string[] {
  return edges.map(({ node }) => `${node.effectiveOn} ${node.position} ${node.type}`);
}

describe('the history of a unit', () => {
  it('stands on consecutive positions here', () => {
    expect(positions).toEqual(EVENTS.map((_, index) => index + 1));
  });

  it('is every event about it, oldest first', async () => {
    const history = await historyAt({});
    expect(history.totalCount).toBe(3);
    expect(typesOf(history)).toEqual([
      '2019-12-01 11 UnitEstablished',
      '2022-12-31 14 RecognitionGranted',
      '2022-12-31 16 FactWithdrawn',
    ]);
  });

  it('is, with predecessors, also every event about what became it, as a whole or in part, before and after', async () => {
    const history = await historyAt({ predecessors: true });
    expect(typesOf(history)).toEqual([
      '2004-08-31 5 UnitRegistered',
      '2004-08-31 8 UnitRegistered',
      '2017-12-31 10 RecognitionGranted',
      '2019-12-01 11 UnitEstablished',
      '2019-12-01 12 UnitEnded',
      '2019-12-01 13 UnitCeded',
      '2021-12-31 15 RecognitionGranted',
      '2022-12-31 14 RecognitionGranted',
      '2022-12-31 16 FactWithdrawn',
    ]);
    expect(history.edges.map(({ node }) => node.summary).slice(2, 5)).toEqual([
      'Xã Hà Vân được công nhận đạt chuẩn nông thôn mới năm 2017 (quyết định chưa rõ số)',
      'Xã Hoạt Giang (mã 15283, thuộc huyện Hà Trung) được thành lập ngày 01/12/2019 trên cơ sở toàn bộ xã Hà Vân và một phần xã Hà Lai theo Nghị quyết số 786/NQ-UBTVQH14',
      'Xã Hà Vân kết thúc hoạt động từ ngày 01/12/2019 do sáp nhập để thành lập xã Hoạt Giang',
    ]);
  });

  it('keeps to both clocks', async () => {
    expect(typesOf(await historyAt({ moment: '2022-12-30@16' }))).toEqual(['2019-12-01 11 UnitEstablished']);
    expect(typesOf(await historyAt({ moment: '2025-01-01@12', predecessors: true }))).toEqual([
      '2004-08-31 5 UnitRegistered',
      '2004-08-31 8 UnitRegistered',
      '2017-12-31 10 RecognitionGranted',
      '2019-12-01 11 UnitEstablished',
      '2019-12-01 12 UnitEnded',
    ]);
    expect(typesOf(await historyAt({ moment: '2019-11-30@16', predecessors: true }))).toEqual([]);
  });

  it('keeps a withdrawn fact, which says so from the withdrawal on', async () => {
    const title = async (moment: string): Promise<string | null | undefined> =>
      (await historyAt({ moment })).edges.find(({ node }) => node.position === '14')?.node.withdrawnBy;
    expect(await title('2025-01-01@15')).toBeNull();
    expect(await title('2025-01-01@16')).toBe('16');
  });

  it('shows an event as it was recorded', async () => {
    const { edges } = await historyAt({ moment: '2025-01-01@15' });
    expect(edges[1]?.node).toEqual({
      id: idOf('event 13'),
      position: '14',
      type: 'RecognitionGranted',
      effectiveOn: '2022-12-31',
      precision: 'YEAR',
      recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      unit: { id: HOAT_GIANG, moment: '2025-01-01@15' },
      actor: { id: 'u-17', role: 'clerk', scope: '38' },
      mode: 'BACKFILL',
      summary: 'Xã Hoạt Giang được công nhận đạt chuẩn nông thôn mới năm 2022 (quyết định chưa rõ số)',
      english: 'Hoạt Giang commune was recognised as meeting the new-rural standard for 2022 (decision number not known)',
      basis: null,
      source: {
        title: 'Hội nghị tổng kết',
        number: null,
        issuedOn: null,
        url: 'https://hatrung.thanhhoa.gov.vn',
        issuer: null,
        digest: null,
      },
      data: recognised('Hoạt Giang', '2022-12-31', 2022).data,
      warnings: [],
      correlationId: idOf('request 13'),
      causationId: null,
      withdrawnBy: null,
    });
  });

  it('gives every entry once through pages of any size, also while more is recorded', async () => {
    const whole = typesOf(await historyAt({ predecessors: true }));
    for (const first of [1, 2, 4, 9]) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: History = await historyAt({ predecessors: true, first, after });
        seen.push(...typesOf(page));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
        await record(ledger.store, [recognised('Hà Vân', '2018-12-31', 2018)], EVENTS.length + 100 * first + seen.length);
      } while (after !== null);
      expect(seen).toEqual(whole);
    }
  });

  it('is the same bytes after more was recorded and after a restart', async () => {
    const before = JSON.stringify(await ask({ predecessors: true }));
    await record(
      ledger.store,
      [{ type: 'UnitRenamed', on: '2010-01-01', data: { unitId: idOf('Hà Vân'), name: 'Vân Hà' } }],
      EVENTS.length,
    );
    expect(JSON.stringify(await ask({ predecessors: true }))).toBe(before);
    await ledger.restart();
    expect(JSON.stringify(await ask({ predecessors: true }))).toBe(before);
  });

  it('of a unit that nothing is known of is empty', async () => {
    expect(await historyAt({ unit: idOf('nowhere'), predecessors: true })).toMatchObject({ totalCount: 0, edges: [] });
  });

  it('refuses a cursor of another list, a bad moment and a negative page', async () => {
    for (const bad of [{ after: 'bm9wZQ' }, { moment: '2023-02-29@1' }, { first: -1 }]) {
      const { errors } = await ask(bad);
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    }
  });

  it('is told in the language of the request', async () => {
    const audit = ledger.host.services.find(({ name }) => name === 'audit');
    const document = parse('{ eventAt(position: "12") { summary vietnamese: summary(language: VI) } }');
    expect(await audit?.execute({ document, headers: { 'accept-language': 'en-GB,en;q=0.9' } })).toEqual({
      data: {
        eventAt: {
          summary: 'Hà Vân commune ceased to exist on 1 December 2019 when it was merged to form Hoạt Giang commune',
          vietnamese: 'Xã Hà Vân kết thúc hoạt động từ ngày 01/12/2019 do sáp nhập để thành lập xã Hoạt Giang',
        },
      },
    });
  });
});

describe('the log', () => {
  const LOG = `query Log($after: Position, $first: Int!, $types: [String!]) {
    log(after: $after, first: $first, types: $types) { events { position type unit { id moment } withdrawnBy } nextAfter caughtUp }
  }`;

  it('is paged through to its end, and goes on from there', async () => {
    const seen: unknown[] = [];
    let after: unknown = null;
    for (let caughtUp = false; !caughtUp;) {
      const { data, errors } = await ledger.run('audit', LOG, { first: 5, after });
      expect(errors).toBeUndefined();
      const page = data?.['log'] as { events: { position: string }[]; nextAfter: string; caughtUp: boolean };
      seen.push(...page.events.map(({ position }) => position));
      ({ caughtUp, nextAfter: after } = page);
    }
    expect(seen).toEqual(positions.map(String));
    await record(ledger.store, [recognised('Hà Lai', '2023-12-31', 2023)], EVENTS.length);
    const { data } = await ledger.run('audit', LOG, { first: 5, after: '17' });
    expect(data?.['log']).toEqual({ events: [], nextAfter: '17', caughtUp: true });
    const { data: next } = await ledger.run('audit', LOG, { first: 5, after });
    expect(next?.['log']).toMatchObject({ events: [{ position: '17' }], nextAfter: '17', caughtUp: true });
  });

  it('gives the events of some types, each with its unit where it stands', async () => {
    const { data } = await ledger.run('audit', LOG, { first: 2, types: ['RecognitionGranted'] });
    expect(data?.['log']).toEqual({
      events: [
        { position: '10', type: 'RecognitionGranted', unit: { id: idOf('Hà Vân'), moment: '2017-12-31@10' }, withdrawnBy: null },
        { position: '14', type: 'RecognitionGranted', unit: { id: HOAT_GIANG, moment: '2022-12-31@14' }, withdrawnBy: '16' },
      ],
      nextAfter: '14',
      caughtUp: false,
    });
  });

  it('refuses types that no event has', async () => {
    const { errors } = await ledger.run('audit', LOG, { first: 2, types: ['RecognitionGranted', 'TitleGranted'] });
    expect(errors?.[0]?.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'types.1', message: '"TitleGranted" is no type of event' }],
    });
  });

  it('has one event at a position, or none', async () => {
    const at = (position: string): Promise<ExecutionResult> =>
      ledger.run('audit', 'query($p: Position!) { eventAt(position: $p) { type unit { id } } }', { p: position });
    expect((await at('12')).data).toEqual({ eventAt: { type: 'UnitEnded', unit: { id: idOf('Hà Vân') } } });
    expect((await at('0')).data).toEqual({ eventAt: null });
  });
});
