import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operation } from './support/contract.js';
import { dayOf2010, recognition, recording } from './support/facts.js';
import { FORMS } from './support/forms.js';
import { textAt } from './support/graphql-client.js';
import type { Ledger } from './support/ledger.js';
import { startLedger } from './support/ledger.js';
import { listen, TRANSPORTS } from './support/listener.js';
import type { Listener } from './support/listener.js';
import type { CuttableWay } from './support/network-cut.js';
import { openCuttableWay } from './support/network-cut.js';

/** A message of `recognitionEvents`, as far as these tests look into it. */
interface Message {
  readonly position: string;
  readonly kind: 'EVENT' | 'HEARTBEAT';
  readonly event: { readonly id: string; readonly effectiveOn: string; readonly unit: Readonly<Record<string, unknown>> } | null;
}

const HEARTBEAT_MS = 100;

describe.each(FORMS)('an integration that listens to titles (%s)', (form) => {
  let ledger: Ledger;
  let way: CuttableWay;
  let clerk: string;
  let titles = 0;
  beforeAll(async () => {
    ledger = await startLedger(form, { heartbeatMs: HEARTBEAT_MS });
    way = await openCuttableWay(ledger.url);
    clerk = await ledger.token('clerk', '38');
  });
  afterAll(async () => {
    await way.close();
    await ledger.remove();
  });

  /** Records a title that nobody has recorded before; gives the place where it stands. */
  const recordTitle = async (): Promise<string> => {
    const input = recognition('15304', dayOf2010((titles += 1)));
    return textAt(await ledger.ask(recording('recordDecision'), { input }, { token: clerk }), 'recordDecision.position');
  };
  /** Every event after a position, as the feed pages through them. */
  const eventsAfter = async (start: string): Promise<unknown[]> => {
    const events: unknown[] = [];
    for (let after = start, caughtUp = false; !caughtUp;) {
      const { recognitionFeed: page } = await ledger.ask(operation('RecognitionFeed'), { after, first: 7, under: '38' });
      const { nextAfter, ...read } = page as { events: unknown[]; nextAfter: string; caughtUp: boolean };
      events.push(...read.events);
      [after, caughtUp] = [nextAfter, read.caughtUp];
    }
    return events;
  };

  it('reads the feed in pages of any size, and every page goes on where the last one ended', async () => {
    const all = await eventsAfter('0');
    expect(all.length).toBeGreaterThanOrEqual(22);
    const { recognitionFeed: whole } = await ledger.ask(operation('RecognitionFeed'), { first: 500, under: '38' });
    expect(whole).toMatchObject({ events: all, caughtUp: true });
    const positions = all.map((event) => Number(textAt(event, 'position')));
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    expect(all[0]).toMatchObject({
      type: 'RecognitionGranted',
      effectiveOn: '2021-12-31',
      decision: { kind: 'RECOGNITION', level: 'NTM' },
    });
  });

  describe.each(TRANSPORTS)('over %s', (transport) => {
    const subscribe = (after: string | null, under: string | null = '38'): Listener =>
      listen({ transport, url: way.url, query: operation('RecognitionEvents'), variables: { after, under } });
    const messagesOf = ({ received }: Listener): Message[] =>
      received.map(({ recognitionEvents }) => recognitionEvents as Message);
    const eventsOf = (listener: Listener): Message[] => messagesOf(listener).filter(({ kind }) => kind === 'EVENT');
    const lastOf = (listener: Listener): string => messagesOf(listener).at(-1)?.position ?? '0';

    it('gets the backlog from its cursor, then what is recorded meanwhile', async () => {
      const [, , third] = await eventsAfter('0');
      const cursor = textAt(third, 'position');
      const backlog = await eventsAfter(cursor);
      const listener = subscribe(cursor);
      await listener.until(() => eventsOf(listener).length >= backlog.length, 'the backlog');
      for (let n = 0; n < 3; n += 1) {
        const position = await recordTitle();
        await listener.until(
          () => lastOf(listener) === position && messagesOf(listener).at(-1)?.kind === 'EVENT',
          `the event at ${position}`,
        );
      }
      listener.close();
      const expected = await eventsAfter(cursor);
      expect(expected).toHaveLength(backlog.length + 3);
      expect(eventsOf(listener).map(({ event }) => event?.id)).toEqual(expected.map((event) => textAt(event, 'id')));
    });

    it('hears from a quiet ledger by heartbeats that say how far the log was read', async () => {
      const cursor = await recordTitle();
      const listener = subscribe(cursor);
      await listener.until((received) => received.length >= 3, 'three heartbeats');
      listener.close();
      expect(messagesOf(listener)).toEqual(
        messagesOf(listener).map(() => ({ kind: 'HEARTBEAT', event: null, position: cursor })),
      );
    });

    it('gets every event once when its connection is cut again and again while facts are recorded', async () => {
      const start = await recordTitle();
      const seen: Message[] = [];
      let cursor = start;
      const readUntilCut = async (enough: number): Promise<void> => {
        const listener = subscribe(cursor);
        await listener.until(() => eventsOf(listener).length >= enough, `${enough} events after ${cursor}`);
        way.cut();
        expect(await listener.ended()).toBeDefined();
        seen.push(...eventsOf(listener));
        cursor = lastOf(listener);
      };
      for (let round = 0; round < 4; round += 1) {
        const reading = readUntilCut(3);
        for (let n = 0; n < 5; n += 1) await recordTitle();
        await reading;
      }
      const last = await recordTitle();
      const listener = subscribe(cursor);
      await listener.until(() => BigInt(lastOf(listener)) >= BigInt(last), 'the rest');
      listener.close();
      seen.push(...eventsOf(listener));

      const expected = await eventsAfter(start);
      expect(expected).toHaveLength(21);
      expect(seen.map(({ position }) => position)).toEqual(expected.map((event) => textAt(event, 'position')));
      expect(new Set(seen.map(({ event }) => event?.id)).size).toBe(21);
    });

    it('gets name and parent of each unit as they are at the moment of the event', async () => {
      const after = await ledger.head();
      const position = await recordTitle();
      const today = await ledger.ask(
        recording('recordDecision'),
        { input: recognition('15286', '2025-08-01') },
        { token: clerk },
      );
      const listener = subscribe(after);
      await listener.until(() => eventsOf(listener).length >= 2, 'two events');
      listener.close();
      expect(eventsOf(listener)).toMatchObject([
        {
          position,
          event: {
            type: 'RecognitionGranted',
            unit: { code: '15304', name: 'Hà Ngọc', moment: `${dayOf2010(titles)}@${position}`, parent: { name: 'Hà Trung' } },
          },
        },
        {
          event: {
            unit: {
              code: '15286',
              name: 'Hoạt Giang',
              moment: `2025-08-01@${textAt(today, 'recordDecision.position')}`,
              parent: { name: 'Thanh Hóa' },
            },
          },
        },
      ]);
    });

    it('listens to one district alone when it asks so', async () => {
      const after = await ledger.head();
      const listener = subscribe(after, '386');
      const inside = recognition('14944', dayOf2010(titles));
      await recordTitle();
      const answer = await ledger.ask(recording('recordDecision'), { input: inside }, { token: clerk });
      await listener.until(() => eventsOf(listener).length > 0, 'the event within');
      listener.close();
      expect(eventsOf(listener)).toMatchObject([
        {
          position: textAt(answer, 'recordDecision.position'),
          event: { unit: { name: 'Ái Thượng', parent: { name: 'Bá Thước' } } },
        },
      ]);
    });

    it('is told what is wrong with a cursor that is none', async () => {
      const listener = listen({
        transport,
        url: way.url,
        query: operation('RecognitionEvents'),
        variables: { after: 'yesterday' },
      });
      expect(String(await listener.ended())).toContain('BAD_USER_INPUT');
    });
  });

  it('goes on where it was after the ledger itself was killed and started again', async () => {
    const start = await recordTitle();
    const subscribe = (after: string): Listener =>
      listen({
        transport: 'WebSocket',
        url: ledger.url,
        query: operation('RecognitionEvents'),
        variables: { after, under: '38' },
      });
    const eventsOf = ({ received }: Listener): string[] =>
      received
        .map(({ recognitionEvents }) => recognitionEvents as Message)
        .flatMap(({ kind, position }) => (kind === 'EVENT' ? [position] : []));
    const before = subscribe(start);
    const first = await recordTitle();
    await before.until(() => eventsOf(before).includes(first), 'the event before the end');
    await ledger.killAndRestart();
    expect(await before.ended()).toBeDefined();

    const second = await recordTitle();
    const after = subscribe(first);
    await after.until(() => eventsOf(after).includes(second), 'the event after the start');
    after.close();
    expect([...eventsOf(before), ...eventsOf(after)]).toEqual([first, second]);
  });
});
