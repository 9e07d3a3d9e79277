import { afterEach, describe, expect, it } from '@jest/globals';
import type { EventStore } from '@ntm-ledger/event-store';
import type { LedgerDraft, LedgerEvent } from '@ntm-ledger/events';
import { encodeEvent } from '@ntm-ledger/events';
import { storeAround } from '@ntm-ledger/service-host/testing';
import { Folded, importing, ScratchLogs, told } from '../testing/imported-register.js';
import { FORMER, HISTORY, REFORM, REFORMED, SMALL_REGISTER } from '../testing/small-register.js';

const WITHDRAWAL = '7d1f0c1e-6a53-4f0b-9d0c-2b8f3f6f1a10';

const logs = new ScratchLogs();
afterEach(() => logs.remove());

describe('importing again', () => {
  it('records nothing twice', async () => {
    const store = await logs.empty();
    const first = await importing(store);
    const end = await store.head();
    const second = await importing(store);
    expect(second).toMatchObject({ recorded: {}, problems: [] });
    expect(await store.head()).toBe(end);
    expect(first.known).toBeLessThan(second.known);
  });

  it('goes on where an import was cut short, wherever that was', async () => {
    const whole = await logs.empty();
    await importing(whole);
    const expected = await told(whole);
    for (const appends of [1, 2, 3, 5, 8, 11, 14, 17]) {
      const store = await logs.empty();
      await expect(importing(failingAfter(store, appends))).rejects.toThrow('cut short');
      expect((await importing(store)).problems).toEqual([]);
      expect(await told(store)).toEqual(expected);
    }
  });

  it('adds to a register that was imported without its reform', async () => {
    const whole = await logs.empty();
    await importing(whole);
    const store = await logs.empty();
    const { 'units-2026-changes.csv': changes = '', ...others } = SMALL_REGISTER;
    await importing(store, { 'units-history.csv': HISTORY, 'mergers-former.csv': FORMER });
    expect((await Folded.of(store)).name('15283', '2025-08-01')).toBe('xã Hoạt Giang'); // no file says that it has ended
    expect((await importing(store, others)).problems).toEqual([]);
    expect((await importing(store, { 'units-2026-changes.csv': changes })).problems).toEqual([]);
    expect(await told(store)).toEqual(await told(whole));
  });

  it('ends the districts of a register that was imported before its reform, though no file of the reform names them', async () => {
    const store = await logs.empty();
    await importing(store, { 'units-history.csv': HISTORY, 'mergers-former.csv': FORMER });
    const { problems } = await importing(store, { 'units-2025.csv': REFORMED, 'mergers-2025.csv': REFORM });
    expect(problems).toEqual([]);
    const folded = await Folded.of(store);
    expect([folded.name('392', '2025-06-30'), folded.name('392', '2025-07-01')]).toEqual(['huyện Hà Trung', 'nobody']);
    expect(folded.resolution('72/2025/QH15')).toHaveLength(8);
  });

  it('refuses what begins before the register in the log does, in one sentence', async () => {
    const store = await logs.empty();
    await importing(store, { 'units-2025.csv': REFORMED }, 'ALL_OR_NONE', '2025-07-01');
    const { problems } = await importing(store);
    expect(problems).toEqual([expect.objectContaining({ message: expect.stringContaining('only on 2025-07-01') })]);
  });

  it('does not record again what was recorded and taken back, and says so', async () => {
    const store = await logs.empty();
    await importing(store);
    const { events } = await Folded.of(store);
    const change = events.at(-1);
    if (change === undefined) throw new Error('nothing was imported');
    await withdraw(store, change);
    const { problems, recorded } = await importing(store);
    expect(problems.map(({ file, message }) => [file, message])).toEqual([
      ['units-2026-changes.csv', expect.stringContaining('was recorded and taken back')],
    ]);
    expect(recorded).toEqual({});
  });
});

describe('files that say otherwise than the log', () => {
  const units = (...rows: string[]): Record<string, string> => ({
    'units.csv': [
      HISTORY.split('\n')[0],
      '38,,province,tỉnh,Tỉnh Thanh Hóa,,',
      '392,38,district,huyện,Huyện Hà Trung,,',
      ...rows,
    ].join('\n'),
  });
  const former = (...rows: string[]): Record<string, string> => ({
    'former.csv': [FORMER.split('\n')[0], ...rows].join('\n'),
  });

  it('about what became of a unit are told which fact to take back', async () => {
    const store = await logs.empty();
    const ended = units('15289,392,commune,xã,Xã Hà Thanh,,2019-11-30', '15283,392,commune,xã,Xã Hà Vân,,');
    await importing(store, ended);
    const { problems } = await importing(store, { ...ended, ...former('15289,15283,main,commune,2019-12-01,alias,register') });
    expect(problems).toEqual([
      {
        file: 'former.csv',
        line: 2,
        column: 'new_code',
        message:
          'in the log xã Hà Thanh ended on 2019-12-01 with nothing said of what became of it; ' +
          'take back that fact (position 6) before this row is imported',
      },
    ]);
  });

  it('about when a unit was renamed are refused', async () => {
    const store = await logs.empty();
    const renamed = (last: string, first: string): Record<string, string> =>
      units(`17749,392,commune,xã,Xã Thanh Văn,,${last}`, `17749,392,commune,xã,Xã Đại Đồng,${first},`);
    expect((await importing(store, renamed('2019-12-31', '2020-01-01'))).problems).toEqual([]);
    const { problems } = await importing(store, renamed('2021-12-31', '2022-01-01'));
    expect(problems).toEqual([
      expect.objectContaining({
        line: 4,
        column: 'valid_to',
        message: expect.stringContaining('of the code 17749 on 2021-12-31'),
      }),
    ]);
  });

  it('about a unit that stands do not bring it back', async () => {
    const store = await logs.empty();
    await importing(store, units('15289,392,commune,xã,Xã Hà Thanh,,2009-12-31', '15283,392,commune,xã,Xã Hà Vân,,'));
    const { problems } = await importing(
      store,
      units('15289,392,commune,xã,Xã Hà Thanh,,2019-12-31', '15283,392,commune,xã,Xã Hà Vân,,'),
    );
    expect(problems).toEqual([expect.objectContaining({ line: 4, column: 'valid_to' })]);
  });
});

async function withdraw(
  store: EventStore,
  { id, stream, position, revision, type, concerns, effectiveOn }: LedgerEvent,
): Promise<void> {
  const draft: LedgerDraft = {
    type: 'FactWithdrawn',
    effectiveOn,
    precision: 'DAY',
    concerns,
    mode: 'LIVE',
    basis: null,
    source: null,
    warnings: [],
    causationId: id,
    data: { eventId: id, position, type, reason: 'ghi nhầm' },
  };
  const actor = { id: 'clerk-1', role: 'clerk', scope: 'VN' };
  const request = { actor, basedOn: position, correlationId: WITHDRAWAL, requestDigest: '0'.repeat(64) };
  await store.append(stream, [encodeEvent(WITHDRAWAL, draft, request)], revision);
}

/** A log that breaks off after so many appends. */
function failingAfter(store: EventStore, appends: number): EventStore {
  let left = appends;
  return storeAround(store, async ({ pass }) => {
    if (left === 0) throw new Error('cut short');
    left -= 1;
    return pass();
  });
}
