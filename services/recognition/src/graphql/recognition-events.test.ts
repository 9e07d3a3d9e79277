import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeEvent } from '@ntm-ledger/events';
import { parsePosition } from '@ntm-ledger/temporal';
import { randomUUID } from 'node:crypto';
import { withdrawn } from '../testing/facts.js';
import { append } from '../testing/history.js';
import type { TitleLedger } from '../testing/title-ledger.js';
import { CLERK, HA_HAI, HA_VAN, HOAT_GIANG, openTitleLedger, RECORD_ANNOUNCEMENT } from '../testing/title-ledger.js';

let ledger: TitleLedger;
beforeEach(async () => {
  ledger = await openTitleLedger();
});
afterEach(() => ledger.close());

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
    const stream = await ledger.host.open('recognition', EVENTS, { ...variables });
    if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream.errors));
    const events: EventAnswer[] = [];
    for (;;) {
      const { value } = (await stream.next()) as { value: unknown };
      const { recognitionEvents: message } = (JSON.parse(JSON.stringify(value)) as { readonly data: Message }).data;
      if (message.event === null) return { events, heartbeat: message, stream };
      events.push(message.event);
    }
  }

  async function feed(variables: object = {}) {
    const answer = await ledger.ask<{ recognitionFeed: { events: EventAnswer[]; nextAfter: string; caughtUp: boolean } }>(FEED, {
      first: 100,
      ...variables,
    });
    return answer.recognitionFeed;
  }

  async function withdraw(position: string): Promise<void> {
    const recorded = await ledger.host.store.readAt(parsePosition(position));
    if (recorded === undefined) throw new Error(`no event stands at ${position}`);
    await append(ledger.host.store, withdrawn('2023-04-01', decodeEvent(recorded)));
  }

  it('tell what was recorded, each event at its own moment', async () => {
    const { decision, position } = await ledger.record();
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
    const { position } = await ledger.record();
    for (;;) {
      const { value } = (await stream.next()) as { value: unknown };
      const { recognitionEvents: message } = (JSON.parse(JSON.stringify(value)) as { readonly data: Message }).data;
      if (message.kind === 'HEARTBEAT') continue;
      expect(message).toMatchObject({ position, event: { type: 'RecognitionGranted' } });
      break;
    }
    await stream.return?.();
  });

  it('tell of announcements and withdrawals with the decision they are about', async () => {
    const { decision, position } = await ledger.record();
    const input = {
      requestId: randomUUID(),
      mode: 'BACKFILL',
      source: { title: 'Tin' },
      decision: decision.id,
      announcedOn: '2023-03-13',
    };
    await ledger.ask(RECORD_ANNOUNCEMENT, { input }, CLERK);
    await withdraw(position);
    const { events } = await feed();
    expect(events.map((event) => [event.type, event.decision?.id])).toEqual([
      ['RecognitionGranted', decision.id],
      ['RecognitionAnnounced', decision.id],
      ['FactWithdrawn', decision.id],
    ]);
    expect((await ledger.unitAt(HA_HAI, '2023-12-31')).titles).toEqual([]);
  });

  it('keep to the scope that bears the code at the moment of the event', async () => {
    await ledger.record({ unit: { code: '15283' }, signedOn: '2018-10-31', awardYear: 2018 });
    await ledger.record({ unit: { code: '15283' } });
    await ledger.record();
    const units = async (under: string) => (await feed({ under })).events.map(({ unit }) => unit.id);
    expect(await units('15283')).toEqual([HA_VAN, HOAT_GIANG]);
    expect(await units('15343')).toEqual([HA_HAI]);
    expect(await units('38')).toEqual([HA_VAN, HOAT_GIANG, HA_HAI]);
    expect(await units('VN')).toHaveLength(3);
    expect(await units('40')).toEqual([]);
    const { events, heartbeat, stream } = await backlog({ under: '40' });
    expect([events, heartbeat.position]).toEqual([[], await ledger.head()]);
    await stream.return?.();
  });

  it('are read in pages without a gap', async () => {
    for (const awardYear of [2018, 2019, 2020, 2021, 2022]) await ledger.record({ awardYear });
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
    expect(await ledger.errorOf(FEED, { first: 1, after: '999999' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'after' }],
    });
    expect(await ledger.errorOf(FEED, { first: 1, under: '99999' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'under' }],
    });
    expect(await ledger.errorOf(FEED, { first: -1 })).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ path: 'first' }] });
    const refused = await ledger.host.open('recognition', EVENTS, { under: '99999' });
    expect(refused).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  it.each(['', '123456'])('refuse the text "%s", which is no code, whichever way they are read', async (under) => {
    const noCode = { code: 'BAD_USER_INPUT', problems: [{ path: 'under', message: expect.stringMatching(/\b5 characters/) }] };
    const opened = await ledger.host.open('recognition', EVENTS, { under });
    expect(opened).toMatchObject({ errors: [{ extensions: { ...noCode } }] });
    expect(await ledger.errorOf(FEED, { first: 1, under })).toMatchObject({ code: noCode.code, problems: [{ path: 'under' }] });
  });

  it('end when the client leaves, even while nothing comes', async () => {
    const { stream } = await backlog();
    const waiting = stream.next();
    await stream.return?.();
    await waiting;
    expect(await stream.next()).toMatchObject({ done: true });
  });
});
