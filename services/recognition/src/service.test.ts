import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeEvent } from '@ntm-ledger/events';
import type { TokenClaims } from '@ntm-ledger/service-host';
import type { TestHost } from '@ntm-ledger/service-host/testing';
import { ADMIN, openTestHost } from '@ntm-ledger/service-host/testing';
import { parsePosition } from '@ntm-ledger/temporal';
import { randomUUID } from 'node:crypto';
import { createRecognitionService } from './index.js';
import type { Fact } from './testing/facts.js';
import { ended, established, published, registered, withdrawn } from './testing/facts.js';
import { append } from './testing/history.js';

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const VN = id(1);
const THANH_HOA = id(2);
const HA_TRUNG = id(3);
const HA_VAN = id(4);
const HA_THANH = id(5);
const HA_HAI = id(6);
const HOAT_GIANG = id(7);
const NGHE_AN = id(8);
const THINH_VINH = id(9);

const country: readonly Fact[] = [
  registered('2004-01-01', { unitId: VN, kind: 'COUNTRY', type: 'quốc gia', name: 'Việt Nam', code: 'VN' }),
  registered('2004-01-01', { unitId: THANH_HOA, kind: 'PROVINCE', type: 'tỉnh', name: 'Thanh Hóa', code: '38', parentId: VN }),
  registered('2004-01-01', { unitId: NGHE_AN, kind: 'PROVINCE', type: 'tỉnh', name: 'Nghệ An', code: '40', parentId: VN }),
  registered('2004-01-01', {
    unitId: HA_TRUNG,
    kind: 'DISTRICT',
    type: 'huyện',
    name: 'Hà Trung',
    code: '392',
    parentId: THANH_HOA,
  }),
  registered('2004-01-01', { unitId: HA_VAN, name: 'Hà Vân', code: '15283', parentId: HA_TRUNG }),
  registered('2004-01-01', { unitId: HA_THANH, name: 'Hà Thanh', code: '15289', parentId: HA_TRUNG }),
  registered('2004-01-01', { unitId: HA_HAI, name: 'Hà Hải', code: '15343', parentId: HA_TRUNG }),
  registered('2004-01-01', { unitId: THINH_VINH, kind: 'HAMLET', type: 'thôn', name: 'Thịnh Vinh', parentId: HA_HAI }),
];

/** The merger of 01/12/2019: the name is new, the code is that of Hà Vân. */
const merger: readonly Fact[] = [
  ended('2019-12-01', HA_VAN, [{ unitId: HOAT_GIANG, extent: 'WHOLE', clause: null }]),
  ended('2019-12-01', HA_THANH, [{ unitId: HOAT_GIANG, extent: 'WHOLE', clause: null }]),
  established('2019-12-01', { unitId: HOAT_GIANG, code: '15283', parentId: HA_TRUNG }, [
    { unitId: HA_VAN, extent: 'WHOLE', clause: null },
    { unitId: HA_THANH, extent: 'WHOLE', clause: null },
  ]),
];

const DECIDER: TokenClaims = { actorId: 'decider-1', role: 'decider', scope: '38' };
const CLERK: TokenClaims = { actorId: 'clerk-1', role: 'clerk', scope: '392' };

let test: TestHost;

beforeEach(async () => {
  test = await openTestHost([createRecognitionService({ heartbeatMs: 5 })]);
  await append(test.store, ...country, ...merger);
});

afterEach(async () => {
  await test.close();
});

const RECORD_DECISION = `mutation RecordDecision($input: RecordDecisionInput!) {
  recordDecision(input: $input) { position decision { id kind number } titles { id level inForce } warnings { message } }
}`;

const RECORD_ANNOUNCEMENT = `mutation RecordAnnouncement($input: RecordAnnouncementInput!) {
  recordAnnouncement(input: $input) { position decision { id announcedOn } warnings { rule } }
}`;

function recognition(changes: object = {}) {
  return {
    requestId: randomUUID(),
    mode: 'BACKFILL',
    source: { title: 'Trang tin huyện Hà Trung', issuedOn: '2023-02-24' },
    kind: 'RECOGNITION',
    unit: { code: '15343' },
    level: 'NTM',
    awardYear: 2022,
    number: '99/QĐ-UBND',
    signedOn: '2023-01-26',
    authority: 'Chủ tịch UBND tỉnh Thanh Hóa',
    ...changes,
  };
}

interface Answer<T> {
  readonly data: T;
}

/** What an operation answers. @throws when it answers with errors, with what they say. */
async function ask<T>(operation: string, variables: object = {}, as?: TokenClaims): Promise<T> {
  const result = await test.run('recognition', operation, { ...variables }, as);
  if (result.errors !== undefined)
    throw new Error(JSON.stringify(result.errors.map(({ message, extensions }) => ({ message, ...extensions }))));
  return (JSON.parse(JSON.stringify(result)) as Answer<T>).data;
}

async function errorOf(operation: string, variables: object, as?: TokenClaims): Promise<unknown> {
  const { errors } = await test.run('recognition', operation, { ...variables }, as);
  return JSON.parse(JSON.stringify(errors?.[0]?.extensions ?? null));
}

interface DecisionAnswer {
  readonly position: string;
  readonly decision: { readonly id: string; readonly kind: string; readonly number: string | null };
  readonly titles: readonly { readonly id: string; readonly level: string; readonly inForce: boolean }[];
  readonly warnings: readonly { readonly message: string }[];
}

async function record(changes: object = {}, as: TokenClaims = DECIDER): Promise<DecisionAnswer> {
  const { recordDecision } = await ask<{ recordDecision: DecisionAnswer }>(RECORD_DECISION, { input: recognition(changes) }, as);
  return recordDecision;
}

const UNIT = `query Unit($unit: _Any!) { _entities(representations: [$unit]) { ... on Unit {
  titles(includeEnded: true) { level awardYear inForce from fromPrecision until endedBy attestation decision { number complete announcedOn } }
  recognitionSummary { denominator levels { level inForce share { numerator denominator percent } } hamletLevels { level inForce } }
  cases { id level awardYear stage since holder }
} } }`;

interface UnitAnswer {
  readonly titles: readonly { readonly level: string; readonly inForce: boolean; readonly endedBy: string | null }[];
  readonly recognitionSummary: {
    readonly denominator: number;
    readonly levels: readonly object[];
    readonly hamletLevels: readonly object[];
  };
  readonly cases: readonly object[];
}

async function unitAt(unitId: string, day: string): Promise<UnitAnswer> {
  const moment = `${day}@${await head()}`;
  const { _entities } = await ask<{ _entities: [UnitAnswer] }>(UNIT, { unit: { __typename: 'Unit', id: unitId, moment } });
  return _entities[0];
}

async function head(): Promise<string> {
  return String(await test.store.head());
}

describe('recordDecision', () => {
  it('answers with the decision and the titles of the unit after it', async () => {
    const answer = await record();
    expect(answer).toEqual({
      position: await head(),
      decision: { id: answer.decision.id, kind: 'RECOGNITION', number: '99/QĐ-UBND' },
      titles: [{ id: answer.titles[0]?.id, level: 'NTM', inForce: true }],
      warnings: [],
    });
  });

  it('sent again gives the same answer, however much has happened since, and records nothing', async () => {
    const input = recognition();
    const first = await test.run('recognition', RECORD_DECISION, { input }, DECIDER);
    await record({ kind: 'REVOCATION', signedOn: '2024-01-01', awardYear: null });
    const before = await head();
    await test.restart();
    const again = await test.run('recognition', RECORD_DECISION, { input }, DECIDER);
    expect(JSON.stringify(again)).toBe(JSON.stringify(first));
    expect(await head()).toBe(before);
  });

  it('shows a title that comes into force after today as it will be', async () => {
    expect((await record({ effectiveOn: '2998-01-01' })).titles).toMatchObject([{ level: 'NTM', inForce: true }]);
  });

  it('LIVE is a decider’s, BACKFILL a clerk’s too', async () => {
    expect(await errorOf(RECORD_DECISION, { input: recognition({ mode: 'LIVE' }) }, CLERK)).toEqual({ code: 'FORBIDDEN' });
    expect((await record({}, CLERK)).decision.kind).toBe('RECOGNITION');
    expect(await errorOf(RECORD_DECISION, { input: recognition({ mode: 'LIVE', awardYear: 2021 }) }, DECIDER)).toEqual({
      code: 'RULE_VIOLATED',
      rule: 'recognitionHasItsCase',
      basis: 'Quyết định 18/2022/QĐ-TTg',
    });
    const revocation = { mode: 'LIVE', kind: 'REVOCATION', awardYear: null, signedOn: '2024-01-26' };
    expect((await record(revocation)).warnings).toEqual([]);
  });

  it('needs a token', async () => {
    expect(await errorOf(RECORD_DECISION, { input: recognition() })).toEqual({ code: 'UNAUTHENTICATED' });
  });

  it('is refused outside the actor’s scope, before any rule is looked at', async () => {
    const input = recognition({ mode: 'LIVE', level: 'CIVILISED_URBAN' });
    expect(await errorOf(RECORD_DECISION, { input }, { ...DECIDER, scope: '40' })).toEqual({ code: 'FORBIDDEN' });
    expect(await errorOf(RECORD_DECISION, { input }, DECIDER)).toEqual({
      code: 'RULE_VIOLATED',
      rule: 'levelIsOfTheUnitsScheme',
      basis: 'Quyết định 04/2022/QĐ-TTg',
    });
  });

  it('finds the unit that bore the code on the day of the decision', async () => {
    await record({ unit: { code: '15283' }, signedOn: '2018-10-31', awardYear: 2018 });
    await record({ unit: { code: '15283' }, awardYear: 2022 });
    expect((await unitAt(HA_VAN, '2024-01-01')).titles).toMatchObject([{ level: 'NTM', inForce: false, endedBy: 'UNIT_CHANGE' }]);
    expect((await unitAt(HOAT_GIANG, '2024-01-01')).titles).toMatchObject([{ level: 'NTM', inForce: true, endedBy: null }]);
  });

  it('takes a title older than the unit’s entry in the register, named by its id', async () => {
    const { warnings } = await record({ unit: { id: HA_HAI }, signedOn: '2003-05-01', awardYear: null });
    expect(warnings).toHaveLength(1);
    expect(await errorOf(RECORD_DECISION, { input: recognition({ signedOn: '2003-05-01' }) }, ADMIN)).toEqual({
      code: 'NOT_FOUND',
    });
  });

  it('takes a hamlet by its name under the code of its commune', async () => {
    await record({
      unit: { code: '15343', hamlet: 'Thịnh Vinh' },
      level: 'MODEL',
      number: null,
      signedOn: null,
      authority: null,
      effectiveOn: '2022-01-01',
      precision: 'YEAR',
    });
    expect((await unitAt(THINH_VINH, '2022-12-30')).titles).toEqual([]);
    expect((await unitAt(THINH_VINH, '2022-12-31')).titles).toMatchObject([
      { level: 'MODEL', from: '2022-12-31', fromPrecision: 'YEAR', decision: { number: null, complete: false } },
    ]);
  });

  it('takes only a criteria set that is published', async () => {
    const input = recognition({ criteriaSet: 'xa-ntm-2021' });
    expect(await errorOf(RECORD_DECISION, { input }, DECIDER)).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'input.criteriaSet' }],
    });
    await append(test.store, published('2022-03-08', 'xa-ntm-2021'));
    expect(await record({ criteriaSet: 'xa-ntm-2021' })).toMatchObject({ decision: { kind: 'RECOGNITION' } });
  });

  it('names what is wrong with an input, with paths', async () => {
    const error = await errorOf(RECORD_DECISION, { input: recognition({ number: '', awardYear: 12 }) }, DECIDER);
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ path: 'input.awardYear' }, { path: 'input.number' }] });
  });
});

describe('recordAnnouncement', () => {
  const announcement = (changes: object) => ({
    input: { requestId: randomUUID(), mode: 'BACKFILL', source: { title: 'Tin' }, announcedOn: '2023-03-13', ...changes },
  });

  it('names the decision by its id, or by what it gave', async () => {
    const { decision } = await record();
    const byId = await ask<object>(RECORD_ANNOUNCEMENT, announcement({ decision: decision.id }), CLERK);
    expect(byId).toEqual({
      recordAnnouncement: { position: await head(), decision: { id: decision.id, announcedOn: '2023-03-13' }, warnings: [] },
    });
    const again = announcement({ unit: { code: '15343' }, level: 'NTM', awardYear: 2022, announcedOn: '2023-03-01' });
    expect(await ask<object>(RECORD_ANNOUNCEMENT, again, CLERK)).toMatchObject({
      recordAnnouncement: { decision: { id: decision.id, announcedOn: '2023-03-01' }, warnings: [{ rule: 'announcedOnce' }] },
    });
    expect((await unitAt(HA_HAI, '2023-03-12')).titles).toMatchObject([{ decision: { announcedOn: '2023-03-01' } }]);
    expect((await unitAt(HA_HAI, '2023-02-28')).titles).toMatchObject([{ decision: { announcedOn: null } }]);
  });

  it('names the decision without its year where it alone gave the level, and is told of all where it did not', async () => {
    const { decision } = await record({ awardYear: null });
    const named = { unit: { code: '15343' }, level: 'NTM' };
    expect(await ask<object>(RECORD_ANNOUNCEMENT, announcement(named), CLERK)).toMatchObject({
      recordAnnouncement: { decision: { id: decision.id, announcedOn: '2023-03-13' }, warnings: [] },
    });
    const { decision: other } = await record();
    expect(await errorOf(RECORD_ANNOUNCEMENT, announcement(named), CLERK)).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'input.decision', message: expect.stringMatching(new RegExp(`${decision.id}.*${other.id}`)) }],
    });
  });

  it('is refused without a decision, and with two ways of naming one', async () => {
    const { decision } = await record();
    expect(await errorOf(RECORD_ANNOUNCEMENT, announcement({ decision: id(99) }), CLERK)).toEqual({ code: 'NOT_FOUND' });
    expect(
      await errorOf(RECORD_ANNOUNCEMENT, announcement({ unit: { code: '15343' }, level: 'NTM', awardYear: 2021 }), CLERK),
    ).toEqual({ code: 'NOT_FOUND' });
    for (const wrong of [{}, { unit: { code: '15343' } }, { decision: decision.id, level: 'NTM' }]) {
      expect(await errorOf(RECORD_ANNOUNCEMENT, announcement(wrong), CLERK)).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
  });

  it('is refused outside the actor’s scope, however the decision is named', async () => {
    const { decision } = await record();
    const stranger = { ...CLERK, scope: '40' };
    for (const named of [
      { decision: decision.id },
      { unit: { code: '15343' }, level: 'NTM', awardYear: 2022 },
      { unit: { code: '15343' }, level: 'NTM', awardYear: 2021 },
    ]) {
      expect(await errorOf(RECORD_ANNOUNCEMENT, announcement(named), stranger)).toEqual({ code: 'FORBIDDEN' });
    }
  });
});

describe('a unit', () => {
  it('has a summary with shares, whatever its tier', async () => {
    await record();
    await record({ unit: { code: '15283' } });
    const share = { numerator: 2, denominator: 2, percent: '100.00' };
    const none = { numerator: 0, denominator: 2, percent: '0.00' };
    const levels = [
      { level: 'NTM', inForce: 2, share },
      { level: 'ADVANCED', inForce: 0, share: none },
      { level: 'MODEL', inForce: 0, share: none },
      { level: 'MODERN', inForce: 0, share: none },
    ];
    for (const scope of [VN, THANH_HOA, HA_TRUNG]) {
      expect((await unitAt(scope, '2023-12-31')).recognitionSummary).toMatchObject({ denominator: 2, levels });
    }
    expect((await unitAt(NGHE_AN, '2023-12-31')).recognitionSummary).toMatchObject({
      denominator: 0,
      levels: [{ share: { percent: null } }, {}, {}, {}],
    });
    expect((await unitAt(HA_TRUNG, '2019-11-30')).recognitionSummary.denominator).toBe(3);
  });

  it('with a moment that is none is a bad input, and the others of the batch are answered', async () => {
    const query = 'query ($units: [_Any!]!) { _entities(representations: $units) { ... on Unit { titles { level } } } }';
    const units = [
      { __typename: 'Unit', id: HA_HAI, moment: 'now' },
      { __typename: 'Unit', id: HA_HAI, moment: '2023-12-31@1' },
    ];
    const { data, errors } = await test.run('recognition', query, { units });
    expect(JSON.parse(JSON.stringify(data))).toEqual({ _entities: [null, { titles: [] }] });
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});

describe('decision', () => {
  const DECISION = `query ($id: ID!, $at: AtInput) { decision(id: $id, at: $at) {
    id kind number signedOn authority complete level awardYear announcedOn unit { id moment }
  } }`;

  it('is found at the moments it is in force and known, and as an entity', async () => {
    const { decision, position } = await record();
    const at = { moment: `2023-06-01@${position}` };
    const shown = {
      id: decision.id,
      kind: 'RECOGNITION',
      number: '99/QĐ-UBND',
      signedOn: '2023-01-26',
      authority: 'Chủ tịch UBND tỉnh Thanh Hóa',
      complete: true,
      level: 'NTM',
      awardYear: 2022,
      announcedOn: null,
      unit: { id: HA_HAI, moment: at.moment },
    };
    expect(await ask(DECISION, { id: decision.id, at })).toEqual({ decision: shown });
    expect(await ask(DECISION, { id: decision.id, at: { effectiveOn: '2023-01-25' } })).toEqual({ decision: null });
    expect(await ask(DECISION, { id: decision.id, at: { moment: '2023-06-01@5' } })).toEqual({ decision: null });
    const entity = `query ($ref: _Any!) { _entities(representations: [$ref]) { ... on Decision { number } ... on Title { level inForce } } }`;
    const ref = (__typename: string, key: string | undefined) => ({ ref: { __typename, id: key, moment: at.moment } });
    const [title] = (await record({ awardYear: 2021 })).titles;
    expect(await ask(entity, ref('Decision', decision.id))).toEqual({ _entities: [{ number: '99/QĐ-UBND' }] });
    expect(await ask(entity, ref('Title', title?.id))).toEqual({ _entities: [{ level: 'NTM', inForce: true }] });
  });
});

describe('recognitionEvents and recognitionFeed', () => {
  const FIELDS = 'position id type effectiveOn recordedAt unit { id moment } decision { id kind number level awardYear }';
  const EVENTS = `subscription ($after: Position, $under: String) { recognitionEvents(after: $after, under: $under) { position kind event { ${FIELDS} } } }`;
  const FEED = `query ($after: Position, $first: Int!, $under: String) {
    recognitionFeed(after: $after, first: $first, under: $under) { events { ${FIELDS} } nextAfter caughtUp }
  }`;

  interface EventAnswer {
    readonly position: string;
    readonly type: string;
    readonly unit: { readonly id: string; readonly moment: string };
    readonly decision: { readonly id: string; readonly kind: string } | null;
  }
  interface Message {
    readonly recognitionEvents: { readonly position: string; readonly kind: string; readonly event: EventAnswer | null };
  }

  /** The events of a subscription until its first heartbeat, and the stream. */
  async function backlog(variables: object = {}) {
    const stream = await test.open('recognition', EVENTS, { ...variables });
    if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream.errors));
    const events: EventAnswer[] = [];
    for (;;) {
      const { value } = (await stream.next()) as { value: unknown };
      const { recognitionEvents: message } = (JSON.parse(JSON.stringify(value)) as Answer<Message>).data;
      if (message.event === null) return { events, heartbeat: message, stream };
      events.push(message.event);
    }
  }

  async function feed(variables: object = {}) {
    const answer = await ask<{ recognitionFeed: { events: EventAnswer[]; nextAfter: string; caughtUp: boolean } }>(FEED, {
      first: 100,
      ...variables,
    });
    return answer.recognitionFeed;
  }

  async function withdraw(position: string): Promise<void> {
    const recorded = await test.store.readAt(parsePosition(position));
    if (recorded === undefined) throw new Error(`no event stands at ${position}`);
    await append(test.store, withdrawn('2023-04-01', decodeEvent(recorded)));
  }

  it('tell what was recorded, each event at its own moment', async () => {
    const { decision, position } = await record();
    const { events, heartbeat, stream } = await backlog();
    expect(events).toMatchObject([
      {
        position,
        type: 'RecognitionGranted',
        effectiveOn: '2023-01-26',
        unit: { id: HA_HAI, moment: `2023-01-26@${position}` },
        decision: { id: decision.id, kind: 'RECOGNITION', number: '99/QĐ-UBND', level: 'NTM', awardYear: 2022 },
      },
    ]);
    expect(heartbeat).toEqual({ position, kind: 'HEARTBEAT', event: null });
    expect((await feed()).events).toEqual(events);
    await stream.return?.();
  });

  it('go on with what comes, and with heartbeats', async () => {
    const { stream } = await backlog();
    const { position } = await record();
    for (;;) {
      const { value } = (await stream.next()) as { value: unknown };
      const { recognitionEvents: message } = (JSON.parse(JSON.stringify(value)) as Answer<Message>).data;
      if (message.kind === 'HEARTBEAT') continue;
      expect(message).toMatchObject({ position, event: { type: 'RecognitionGranted' } });
      break;
    }
    await stream.return?.();
  });

  it('tell of announcements and withdrawals with the decision they are about', async () => {
    const { decision, position } = await record();
    const input = {
      requestId: randomUUID(),
      mode: 'BACKFILL',
      source: { title: 'Tin' },
      decision: decision.id,
      announcedOn: '2023-03-13',
    };
    await ask(RECORD_ANNOUNCEMENT, { input }, CLERK);
    await withdraw(position);
    const { events } = await feed();
    expect(events.map((event) => [event.type, event.decision?.id])).toEqual([
      ['RecognitionGranted', decision.id],
      ['RecognitionAnnounced', decision.id],
      ['FactWithdrawn', decision.id],
    ]);
    expect((await unitAt(HA_HAI, '2023-12-31')).titles).toEqual([]);
  });

  it('keep to the scope that bears the code at the moment of the event', async () => {
    await record({ unit: { code: '15283' }, signedOn: '2018-10-31', awardYear: 2018 });
    await record({ unit: { code: '15283' } });
    await record();
    const units = async (under: string) => (await feed({ under })).events.map(({ unit }) => unit.id);
    expect(await units('15283')).toEqual([HA_VAN, HOAT_GIANG]);
    expect(await units('15343')).toEqual([HA_HAI]);
    expect(await units('38')).toEqual([HA_VAN, HOAT_GIANG, HA_HAI]);
    expect(await units('VN')).toHaveLength(3);
    expect(await units('40')).toEqual([]);
    const { events, heartbeat, stream } = await backlog({ under: '40' });
    expect([events, heartbeat.position]).toEqual([[], await head()]);
    await stream.return?.();
  });

  it('are read in pages without a gap', async () => {
    for (const awardYear of [2018, 2019, 2020, 2021, 2022]) await record({ awardYear });
    const { events } = await feed();
    const paged: EventAnswer[] = [];
    let after: string | null = null;
    for (let caughtUp = false; !caughtUp;) {
      const page = await feed({ after, first: 2 });
      paged.push(...page.events);
      ({ nextAfter: after, caughtUp } = page);
    }
    expect(paged).toEqual(events);
    expect(events).toHaveLength(5);
  });

  it('refuse a cursor of another log, and a code that never was one', async () => {
    expect(await errorOf(FEED, { first: 1, after: '999999' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'after' }],
    });
    expect(await errorOf(FEED, { first: 1, under: '99999' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'under' }],
    });
    expect(await errorOf(FEED, { first: -1 })).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ path: 'first' }] });
    const refused = await test.open('recognition', EVENTS, { under: '99999' });
    expect(refused).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  it.each(['', '123456'])('refuse the text "%s", which is no code, whichever way they are read', async (under) => {
    const noCode = { code: 'BAD_USER_INPUT', problems: [{ path: 'under', message: expect.stringMatching(/\b5 characters/) }] };
    const opened = await test.open('recognition', EVENTS, { under });
    expect(opened).toMatchObject({ errors: [{ extensions: { ...noCode } }] });
    expect(await errorOf(FEED, { first: 1, under })).toMatchObject({ code: noCode.code, problems: [{ path: 'under' }] });
  });

  it('end when the client leaves, even while nothing comes', async () => {
    const { stream } = await backlog();
    const waiting = stream.next();
    await stream.return?.();
    await waiting;
    expect(await stream.next()).toMatchObject({ done: true });
  });
});
