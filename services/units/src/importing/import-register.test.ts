import { afterEach, describe, expect, it } from '@jest/globals';
import type { EventStore } from '@ntm-ledger/event-store';
import { openSqliteEventStore } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import { decodeEvent } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { descendantsOf, fullName, isUnitEvent, Register } from '@ntm-ledger/register';
import { storeAround } from '@ntm-ledger/service-host/testing';
import type { Moment } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesOf, FORMER, HISTORY, REFORM, REFORMED, SMALL_REGISTER } from '../testing/small-register.js';
import type { ImportOptions, ImportSummary } from './import-register.js';
import { importRegister } from './import-register.js';
import { readRegister } from './reading/index.js';
import { documentsOf } from './source-documents.js';

const opened: { store: EventStore; dir: string }[] = [];
afterEach(async () => {
  for (const { store, dir } of opened.splice(0)) {
    await store.close();
    await rm(dir, { recursive: true });
  }
});

async function emptyLog(): Promise<EventStore> {
  const dir = await mkdtemp(join(tmpdir(), 'ntm-import-'));
  const store = openSqliteEventStore({ path: join(dir, 'log.db') });
  opened.push({ store, dir });
  return store;
}

async function importing(
  store: EventStore,
  texts: Readonly<Record<string, string>> = SMALL_REGISTER,
  rows: ImportOptions['rows'] = 'ALL_OR_NONE',
): Promise<ImportSummary> {
  const files = filesOf(texts);
  const given = { ...readRegister(files), sourceOf: documentsOf(files), stoodBy: toIsoDate('2004-08-31') };
  return importRegister(store, given, { rows });
}

/** The register as the log holds it, to be asked by code and day. */
class Folded {
  readonly register = new Register();
  readonly events: LedgerEvent[] = [];

  static async of(store: EventStore): Promise<Folded> {
    const folded = new Folded();
    for await (const batch of store.readAll()) {
      for (const recorded of batch) {
        const event = decodeEvent(recorded);
        folded.events.push(event);
        folded.register.apply(event);
      }
    }
    return folded;
  }

  at(day: string): Moment {
    const last = this.events.at(-1);
    if (last === undefined) throw new Error('the log is empty');
    return { effectiveOn: toIsoDate(day), position: last.position };
  }

  bearer(code: string, day: string): UnitState | undefined {
    return this.register.bearerOf(code, this.at(day));
  }

  /** "xã Hoạt Giang", or nobody. */
  name(code: string, day: string): string {
    const unit = this.bearer(code, day);
    return unit === undefined ? 'nobody' : fullName(unit);
  }

  /** "xã Hà Thanh WHOLE INFERRED", of the bearer of a code on a day. */
  predecessors(code: string, day: string): string[] {
    return this.links(this.bearer(code, day)?.predecessors ?? [], day);
  }

  successors(code: string, before: string, day: string): string[] {
    const id = this.bearer(code, before)?.id ?? '';
    return this.links(this.register.unitAt(id, this.at(day))?.successors ?? [], day);
  }

  private links(links: UnitState['predecessors'], day: string): string[] {
    return links
      .map(({ unitId, extent, certainty }) => {
        const unit = this.register.unitAt(unitId, this.at(day));
        return `${unit === undefined ? unitId : fullName(unit)} ${extent} ${certainty}`;
      })
      .sort();
  }

  /** The types of what was recorded together with the event about a unit of a day. */
  resolution(number: string): LedgerEvent[] {
    return this.events.filter(({ basis }) => basis?.number === number);
  }
}

describe('an imported register', () => {
  it('answers for a code by the day: 15283 was Hà Vân, then Hoạt Giang, and is nobody’s since the reform', async () => {
    const store = await emptyLog();
    expect((await importing(store)).problems).toEqual([]);
    const folded = await Folded.of(store);
    expect(folded.name('15283', '2019-11-30')).toBe('xã Hà Vân');
    expect(folded.name('15283', '2021-01-01')).toBe('xã Hoạt Giang');
    expect(folded.name('15283', '2025-08-01')).toBe('nobody');
    expect(folded.name('15286', '2025-08-01')).toBe('xã Hoạt Giang');
    expect(folded.bearer('15286', '2025-08-01')?.id).not.toBe(folded.bearer('15283', '2021-01-01')?.id);
  });

  it('takes a unit that takes in another and changes its name for a new one, as inferred', async () => {
    const store = await emptyLog();
    await importing(store);
    const folded = await Folded.of(store);
    expect(folded.predecessors('15283', '2019-12-01')).toEqual(['xã Hà Thanh WHOLE INFERRED', 'xã Hà Vân WHOLE INFERRED']);
    expect(folded.bearer('15283', '2019-12-01')?.established.on).toBe('2019-12-01');
  });

  it('takes a unit that takes in another and keeps its name for the same, as inferred', async () => {
    const store = await emptyLog();
    await importing(store);
    const folded = await Folded.of(store);
    expect(folded.bearer('15271', '2019-11-30')?.id).toBe(folded.bearer('15271', '2019-12-01')?.id);
    expect(folded.predecessors('15271', '2019-12-01')).toEqual(['xã Hà Phong WHOLE INFERRED']);
    expect(folded.successors('15301', '2019-11-30', '2019-12-01')).toEqual(['thị trấn Hà Trung WHOLE INFERRED']);
  });

  it('states what a resolution states: one batch, a clause a change, parts and wholes', async () => {
    const store = await emptyLog();
    await importing(store);
    const folded = await Folded.of(store);
    expect(folded.predecessors('15286', '2025-07-01')).toEqual([
      'thị trấn Hà Trung PART STATED',
      'xã Hoạt Giang WHOLE STATED',
      'xã Hà Bình PART STATED',
      'xã Yên Dương WHOLE STATED',
    ]);
    expect(folded.successors('15328', '2025-06-30', '2025-07-01')).toEqual([
      'xã Hoạt Giang PART STATED',
      'xã Hà Trung PART STATED',
    ]);
    const resolution = folded.resolution('1686/NQ-UBTVQH15');
    expect(new Set(resolution.map(({ correlationId }) => correlationId)).size).toBe(1);
    expect(resolution[0]?.basis).toMatchObject({ authority: 'Ủy ban Thường vụ Quốc hội', issuedOn: '2025-06-16' });
    const clauses = resolution.flatMap(({ type, basis }) => (type === 'UnitEstablished' ? [basis?.clause] : []));
    expect(clauses).toEqual(['Điều 1 khoản 136', 'Điều 1 khoản 3', 'Điều 1 khoản 6']);
  });

  it('lets a commune end in a ward of another district', async () => {
    const store = await emptyLog();
    await importing(store);
    expect((await Folded.of(store)).successors('15277', '2025-06-30', '2025-07-01')).toEqual(['phường Bỉm Sơn WHOLE STATED']);
  });

  it('follows Thanh Lĩnh through thị trấn Dùng into xã Đại Đồng, which is not the Đại Đồng of before', async () => {
    const store = await emptyLog();
    await importing(store);
    const folded = await Folded.of(store);
    expect(folded.successors('17761', '2024-12-31', '2025-01-01')).toEqual(['thị trấn Dùng WHOLE INFERRED']);
    expect(folded.successors('17713', '2025-06-30', '2025-07-01')).toEqual(['xã Đại Đồng WHOLE STATED']);
    expect(folded.predecessors('17713', '2025-07-01')).toContain('xã Đại Đồng WHOLE STATED');
  });

  it('knows a code that was given to another unit after a gap, and one that went to it by a merger', async () => {
    const store = await emptyLog();
    await importing(store);
    const folded = await Folded.of(store);
    const names = ['2019-01-01', '2021-01-01', '2023-01-01', '2025-07-01'].map((day) => folded.name('11344', day));
    expect(names).toEqual(['phường Lương Khánh Thiện', 'nobody', 'phường Cầu Đất', 'phường Ngô Quyền']);
    const ids = ['2019-01-01', '2023-01-01', '2025-07-01'].map((day) => folded.bearer('11344', day)?.id);
    expect(new Set(ids).size).toBe(3);
  });

  it('ends a unit whose fate nobody recorded without a successor, and says so', async () => {
    const store = await emptyLog();
    await importing(store);
    const folded = await Folded.of(store);
    const id = folded.bearer('17758', '2012-06-30')?.id ?? '';
    expect(folded.register.unitAt(id, folded.at('2012-07-01'))).toMatchObject({ endManner: 'UNKNOWN', successors: [] });
  });

  it('sees two districts whose codes were swapped go on as themselves', async () => {
    const store = await emptyLog();
    await importing(store);
    const folded = await Folded.of(store);
    const huyen = folded.bearer('447', '2014-01-01')?.id;
    expect(['2015-05-01', '2016-01-01'].map((day) => folded.name('449', day))).toEqual(['huyện Kỳ Anh', 'thị xã Kỳ Anh']);
    expect(folded.bearer('449', '2015-05-01')?.id).toBe(huyen);
    expect(folded.bearer('447', '2016-01-01')?.id).toBe(huyen);
    expect(folded.bearer('449', '2016-01-01')?.id).toBe(folded.bearer('447', '2015-05-01')?.id);
  });

  it('reads from where its districts stand that Hà Tây went into Hà Nội', async () => {
    const store = await emptyLog();
    await importing(store);
    const folded = await Folded.of(store);
    expect(folded.successors('28', '2008-07-31', '2008-08-01')).toEqual(['thành phố Hà Nội WHOLE INFERRED']);
    expect(folded.bearer('268', '2008-07-31')?.id).toBe(folded.bearer('268', '2008-08-01')?.id);
  });

  it('forms a province anew under a code that another bore', async () => {
    const store = await emptyLog();
    await importing(store);
    const folded = await Folded.of(store);
    expect([folded.name('15', '2025-06-30'), folded.name('15', '2025-07-01')]).toEqual(['tỉnh Yên Bái', 'tỉnh Lào Cai']);
    expect(folded.predecessors('15', '2025-07-01')).toEqual(['tỉnh Lào Cai WHOLE STATED', 'tỉnh Yên Bái WHOLE STATED']);
    const commune = folded.bearer('04279', '2025-07-01');
    expect(commune?.id).toBe(folded.bearer('04279', '2025-06-30')?.id);
    expect(commune?.parentId).toBe(folded.bearer('15', '2025-07-01')?.id);
  });

  it('ends every district on the day of the reform, by the law that ends their tier, and an island’s as a commune', async () => {
    const store = await emptyLog();
    await importing(store);
    const folded = await Folded.of(store);
    const country = folded.bearer('VN', '2025-07-01')?.id ?? '';
    expect(descendantsOf(folded.register, country, folded.at('2025-06-30'), ['DISTRICT'])).toHaveLength(9);
    expect(descendantsOf(folded.register, country, folded.at('2025-07-01'), ['DISTRICT'])).toEqual([]);
    expect(folded.resolution('72/2025/QH15')).toHaveLength(8);
    expect(folded.predecessors('11948', '2025-07-01')).toEqual(['huyện Bạch Long Vĩ WHOLE STATED']);
  });

  it('goes on after the reform', async () => {
    const store = await emptyLog();
    await importing(store);
    const folded = await Folded.of(store);
    expect([folded.name('15271', '2026-04-29'), folded.name('15271', '2026-04-30')]).toEqual(['xã Hà Trung', 'phường Hà Trung']);
    expect(folded.bearer('15271', '2026-04-29')?.id).toBe(folded.bearer('15271', '2026-04-30')?.id);
  });

  it('knows days before 2019 as not later than, and names the file as its source', async () => {
    const store = await emptyLog();
    await importing(store);
    const { events } = await Folded.of(store);
    const precisions = new Set(
      events.filter(isUnitEvent).map(({ effectiveOn, precision }) => `${precision} ${String(effectiveOn < '2019')}`),
    );
    expect(precisions).toEqual(new Set(['BY true', 'DAY false']));
    expect(events.at(-1)?.source).toMatchObject({
      title: expect.stringContaining('units-2026-changes.csv'),
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(new Set(events.map(({ mode }) => mode))).toEqual(new Set(['BACKFILL']));
  });
});

describe('importing again', () => {
  it('records nothing twice', async () => {
    const store = await emptyLog();
    const first = await importing(store);
    const end = await store.head();
    const second = await importing(store);
    expect(second).toMatchObject({ recorded: {}, problems: [] });
    expect(await store.head()).toBe(end);
    expect(first.known).toBeLessThan(second.known);
  });

  it('goes on where an import was cut short, wherever that was', async () => {
    const whole = await emptyLog();
    await importing(whole);
    const expected = await told(whole);
    for (const appends of [1, 2, 3, 5, 8, 11, 14, 17]) {
      const store = await emptyLog();
      await expect(importing(failingAfter(store, appends))).rejects.toThrow('cut short');
      expect((await importing(store)).problems).toEqual([]);
      expect(await told(store)).toEqual(expected);
    }
  });

  it('adds to a register that was imported without its reform', async () => {
    const whole = await emptyLog();
    await importing(whole);
    const store = await emptyLog();
    const { 'units-2026-changes.csv': changes = '', ...others } = SMALL_REGISTER;
    await importing(store, { 'units-history.csv': HISTORY, 'mergers-former.csv': FORMER });
    expect((await Folded.of(store)).name('15283', '2025-08-01')).toBe('xã Hoạt Giang'); // no file says that it has ended
    expect((await importing(store, others)).problems).toEqual([]);
    expect((await importing(store, { 'units-2026-changes.csv': changes })).problems).toEqual([]);
    expect(await told(store)).toEqual(await told(whole));
  });

  it('refuses what begins before the register in the log does, in one sentence', async () => {
    const store = await emptyLog();
    const files = filesOf({ 'units-2025.csv': REFORMED });
    const later = { ...readRegister(files), sourceOf: documentsOf(files), stoodBy: toIsoDate('2025-07-01') };
    await importRegister(store, later, { rows: 'ALL_OR_NONE' });
    const { problems } = await importing(store);
    expect(problems).toEqual([expect.objectContaining({ message: expect.stringContaining('only on 2025-07-01') })]);
  });
});

describe('a bad row', () => {
  const broken = {
    ...SMALL_REGISTER,
    'units-history.csv': `${HISTORY}15999,999,commune,xã,Xã Không Có,2010-01-01,\n15998,392,commune,xã,Xã Thừa,2010-01-01,2025-06-30\n`,
    'mergers-2025.csv': `${REFORM}15997,15271,whole,commune,merge,whole,1686/NQ-UBTVQH15 Điều 1 khoản 3\n`,
  };

  it('keeps everything out, and every one is named', async () => {
    const store = await emptyLog();
    const { problems, recorded, planned } = await importing(store, broken);
    const lines = HISTORY.trimEnd().split('\n').length;
    expect(problems.map(({ file, line }) => `${file}:${String(line)}`)).toEqual([
      `mergers-2025.csv:${String(REFORM.trimEnd().split('\n').length + 1)}`,
      `units-history.csv:${String(lines + 1)}`,
    ]);
    expect(recorded).toEqual({});
    expect(Object.keys(planned)).toContain('UnitEstablished');
    expect(await store.head()).toBe(0);
  });

  it('is left out when that is asked for, and what stands beside it is recorded', async () => {
    const store = await emptyLog();
    const { problems, recorded } = await importing(store, broken, 'SKIP_BAD');
    expect(problems).toHaveLength(2);
    expect(recorded.UnitEstablished).toBeGreaterThan(5);
    const folded = await Folded.of(store);
    expect([folded.name('15999', '2012-01-01'), folded.name('15998', '2012-01-01')]).toEqual(['nobody', 'xã Thừa']);
  });

  it('takes along what stands under it', async () => {
    const store = await emptyLog();
    const texts = { 'units.csv': HISTORY.replace('381,38,district', '381,39,district') };
    const { problems } = await importing(store, texts, 'SKIP_BAD');
    expect(problems.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'no unit bears the code 39 on 2004-08-31, neither in the files nor in the log',
        'rests on a unit whose own row is refused',
      ]),
    );
    expect((await Folded.of(store)).name('14812', '2012-01-01')).toBe('nobody');
  });

  it('is found by a check that records nothing', async () => {
    const store = await emptyLog();
    const { problems, recorded, planned } = await importing(store, SMALL_REGISTER, 'CHECK_ONLY');
    expect([problems, recorded]).toEqual([[], {}]);
    expect(planned.UnitRegistered).toBeGreaterThan(30);
    expect(await store.head()).toBe(0);
  });
});

/** Everything that the log says, whatever the order and the ids in which it came there. */
async function told(store: EventStore): Promise<string[]> {
  const { events } = await Folded.of(store);
  return events
    .map(({ type, effectiveOn, precision, data, basis }) => JSON.stringify([effectiveOn, type, precision, data, basis]))
    .sort();
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
