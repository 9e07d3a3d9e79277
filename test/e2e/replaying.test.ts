import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operation } from './support/contract.js';
import { backfilled } from './support/facts.js';
import { FORMS } from './support/forms.js';
import { textAt } from './support/graphql-client.js';
import type { Ledger } from './support/ledger.js';
import { startLedger } from './support/ledger.js';
import type { Listener } from './support/listener.js';
import { listen, TRANSPORTS } from './support/listener.js';

/** A message of `replay`, as far as these tests look into it. */
interface Message {
  readonly event: { readonly position: string; readonly type: string; readonly effectiveOn: string; readonly summary: string };
  readonly moment: string;
  readonly unit: Readonly<Record<string, unknown>> | null;
  readonly done: boolean;
}

describe.each(FORMS)('ReplayUnit, letter for letter (%s)', (form) => {
  let ledger: Ledger;
  beforeAll(async () => {
    ledger = await startLedger(form);
    const clerk = await ledger.token('clerk', '38');
    const score = { unit: { code: '15343' }, criteriaSet: 'xa-ntm-2021', met: 17, size: 19, effectiveOn: '2024-06-30' };
    await ledger.ask(operation('RecordStatedScore'), { input: backfilled(score) }, { token: clerk });
  });
  afterAll(() => ledger.remove());

  describe.each(TRANSPORTS)('over %s', (transport) => {
    const replay = (variables: Record<string, unknown>): Listener =>
      listen({ transport, url: ledger.url, query: operation('ReplayUnit'), variables });
    const messagesOf = ({ received }: Listener): Message[] => received.map((data) => data['replay'] as Message);
    const played = async (variables: Record<string, unknown>): Promise<Message[]> => {
      const listener = replay(variables);
      expect(await listener.ended()).toBeUndefined();
      return messagesOf(listener);
    };

    it('plays the life of xã Hà Hải, each event with what the commune was after it, in all subgraphs', async () => {
      const messages = await played({ code: '15343', eventsPerSecond: 200 });
      expect(messages.map(({ event, done }) => `${event.effectiveOn} ${event.type}${done ? ', done' : ''}`)).toEqual([
        '2004-08-31 UnitRegistered',
        '2022-12-31 RecognitionGranted',
        '2023-03-13 RecognitionAnnounced',
        '2024-06-30 ScoreStated',
        '2025-07-01 UnitEnded, done',
      ]);
      expect(messages.map(({ unit }) => unit)).toEqual([
        { name: 'Hà Hải', titles: [], scorecards: [], cases: [] },
        { name: 'Hà Hải', titles: [{ level: 'NTM', inForce: true }], scorecards: [], cases: [] },
        { name: 'Hà Hải', titles: [{ level: 'NTM', inForce: true }], scorecards: [], cases: [] },
        {
          name: 'Hà Hải',
          titles: [{ level: 'NTM', inForce: true }],
          scorecards: [{ criteriaSet: { id: 'xa-ntm-2021' }, met: 17, size: 19 }],
          cases: [],
        },
        {
          name: 'Hà Hải',
          titles: [], // none in force any more
          scorecards: [{ criteriaSet: { id: 'xa-ntm-2021' }, met: 17, size: 19 }],
          cases: [],
        },
      ]);
      expect(messages[1]?.event.summary).toBe(
        'Xã Hà Hải được công nhận đạt chuẩn nông thôn mới năm 2022 (quyết định chưa rõ số)',
      );
    });

    it('names moments that give the same state again when they are asked for', async () => {
      for (const { moment, unit } of await played({ code: '15343', from: '2022-01-01', to: '2024-12-31' })) {
        const { unit: again } = await ledger.ask(
          'query ($at: AtInput) { unit(code: "15343", at: $at) { name titles { level inForce } scorecards { criteriaSet { id } met size } cases { level stage } } }',
          { at: { moment } },
        );
        expect(again).toEqual(unit);
      }
    });

    it('plays what falls between two days, and says when that is all', async () => {
      const messages = await played({ code: '15343', from: '2023-01-01', to: '2023-12-31' });
      expect(messages).toMatchObject([{ event: { type: 'RecognitionAnnounced' }, done: true }]);
      const none = await played({ code: '15343', from: '2023-04-01', to: '2023-12-31' });
      expect(none).toMatchObject([{ event: null, unit: { name: 'Hà Hải', titles: [{ level: 'NTM' }] }, done: true }]);
    });

    it('ends when the client wants no more, and the next client is served', async () => {
      const slow = replay({ code: '15343', eventsPerSecond: 1 });
      await slow.until((received) => received.length > 0, 'the first event');
      slow.close();
      expect(await played({ code: '15343', to: '2022-12-31' })).toHaveLength(2);
    });

    it('says clearly what is wrong: a code that nobody bore, a pace that nobody can follow', async () => {
      const reasonOf = async (variables: Record<string, unknown>): Promise<string> => String(await replay(variables).ended());
      const unknown = await reasonOf({ code: '99999' });
      expect(unknown).toContain('NOT_FOUND');
      expect(unknown).toContain('no unit bore the code 99999');
      expect(await reasonOf({ code: '15343', eventsPerSecond: 100_000 })).toContain('BAD_USER_INPUT');
    });
  });

  it('of a commune that a merger formed tells, when asked, also the lives of those that it came from', async () => {
    const listener = listen({
      transport: 'WebSocket',
      url: ledger.url,
      query:
        'subscription { replay(code: "15298", includePredecessors: true) { event { type unit { name } } unit { name } done } }',
      variables: {},
    });
    expect(await listener.ended()).toBeUndefined();
    const names = listener.received.map((data) => textAt(data, 'replay.unit.name'));
    expect(names).toEqual(expect.arrayContaining(['Hà Hải', 'Lĩnh Toại']));
    expect(textAt(listener.received[0], 'replay.event.type')).toBe('UnitRegistered');
  });
});
