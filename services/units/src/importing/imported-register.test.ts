import { afterEach, describe, expect, it } from '@jest/globals';
import { descendantsOf, isUnitEvent } from '@ntm-ledger/register';
import { Folded, importing, ScratchLogs } from '../testing/imported-register.js';

const logs = new ScratchLogs();
afterEach(() => logs.remove());

describe('an imported register', () => {
  it('answers for a code by the day: 15283 was Hà Vân, then Hoạt Giang, and is nobody’s since the reform', async () => {
    const store = await logs.empty();
    expect((await importing(store)).problems).toEqual([]);
    const folded = await Folded.of(store);
    expect(folded.name('15283', '2019-11-30')).toBe('xã Hà Vân');
    expect(folded.name('15283', '2021-01-01')).toBe('xã Hoạt Giang');
    expect(folded.name('15283', '2025-08-01')).toBe('nobody');
    expect(folded.name('15286', '2025-08-01')).toBe('xã Hoạt Giang');
    expect(folded.bearer('15286', '2025-08-01')?.id).not.toBe(folded.bearer('15283', '2021-01-01')?.id);
  });

  it('takes a unit that takes in another and changes its name for a new one, as inferred', async () => {
    const store = await logs.empty();
    await importing(store);
    const folded = await Folded.of(store);
    expect(folded.predecessors('15283', '2019-12-01')).toEqual(['xã Hà Thanh WHOLE INFERRED', 'xã Hà Vân WHOLE INFERRED']);
    expect(folded.bearer('15283', '2019-12-01')?.established.on).toBe('2019-12-01');
  });

  it('takes a unit that takes in another and keeps its name for the same, as inferred', async () => {
    const store = await logs.empty();
    await importing(store);
    const folded = await Folded.of(store);
    expect(folded.bearer('15271', '2019-11-30')?.id).toBe(folded.bearer('15271', '2019-12-01')?.id);
    expect(folded.predecessors('15271', '2019-12-01')).toEqual(['xã Hà Phong WHOLE INFERRED']);
    expect(folded.successors('15301', '2019-11-30', '2019-12-01')).toEqual(['thị trấn Hà Trung WHOLE INFERRED']);
  });

  it('states what a resolution states: one batch, a clause a change, parts and wholes', async () => {
    const store = await logs.empty();
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
    const store = await logs.empty();
    await importing(store);
    expect((await Folded.of(store)).successors('15277', '2025-06-30', '2025-07-01')).toEqual(['phường Bỉm Sơn WHOLE STATED']);
  });

  it('follows Thanh Lĩnh through thị trấn Dùng into xã Đại Đồng, which is not the Đại Đồng of before', async () => {
    const store = await logs.empty();
    await importing(store);
    const folded = await Folded.of(store);
    expect(folded.successors('17761', '2024-12-31', '2025-01-01')).toEqual(['thị trấn Dùng WHOLE INFERRED']);
    expect(folded.successors('17713', '2025-06-30', '2025-07-01')).toEqual(['xã Đại Đồng WHOLE STATED']);
    expect(folded.predecessors('17713', '2025-07-01')).toContain('xã Đại Đồng WHOLE STATED');
  });

  it('knows a code that was given to another unit after a gap, and one that went to it by a merger', async () => {
    const store = await logs.empty();
    await importing(store);
    const folded = await Folded.of(store);
    const names = ['2019-01-01', '2021-01-01', '2023-01-01', '2025-07-01'].map((day) => folded.name('11344', day));
    expect(names).toEqual(['phường Lương Khánh Thiện', 'nobody', 'phường Cầu Đất', 'phường Ngô Quyền']);
    const ids = ['2019-01-01', '2023-01-01', '2025-07-01'].map((day) => folded.bearer('11344', day)?.id);
    expect(new Set(ids).size).toBe(3);
  });

  it('ends a unit whose fate nobody recorded without a successor, and says so', async () => {
    const store = await logs.empty();
    await importing(store);
    const folded = await Folded.of(store);
    const id = folded.bearer('17758', '2012-06-30')?.id ?? '';
    expect(folded.register.unitAt(id, folded.at('2012-07-01'))).toMatchObject({ endManner: 'UNKNOWN', successors: [] });
  });

  it('sees two districts whose codes were swapped go on as themselves', async () => {
    const store = await logs.empty();
    await importing(store);
    const folded = await Folded.of(store);
    const huyen = folded.bearer('447', '2014-01-01')?.id;
    expect(['2015-05-01', '2016-01-01'].map((day) => folded.name('449', day))).toEqual(['huyện Kỳ Anh', 'thị xã Kỳ Anh']);
    expect(folded.bearer('449', '2015-05-01')?.id).toBe(huyen);
    expect(folded.bearer('447', '2016-01-01')?.id).toBe(huyen);
    expect(folded.bearer('449', '2016-01-01')?.id).toBe(folded.bearer('447', '2015-05-01')?.id);
  });

  it('reads from where its districts stand that Hà Tây went into Hà Nội', async () => {
    const store = await logs.empty();
    await importing(store);
    const folded = await Folded.of(store);
    expect(folded.successors('28', '2008-07-31', '2008-08-01')).toEqual(['thành phố Hà Nội WHOLE INFERRED']);
    expect(folded.bearer('268', '2008-07-31')?.id).toBe(folded.bearer('268', '2008-08-01')?.id);
  });

  it('forms a province anew under a code that another bore', async () => {
    const store = await logs.empty();
    await importing(store);
    const folded = await Folded.of(store);
    expect([folded.name('15', '2025-06-30'), folded.name('15', '2025-07-01')]).toEqual(['tỉnh Yên Bái', 'tỉnh Lào Cai']);
    expect(folded.predecessors('15', '2025-07-01')).toEqual(['tỉnh Lào Cai WHOLE STATED', 'tỉnh Yên Bái WHOLE STATED']);
    const commune = folded.bearer('04279', '2025-07-01');
    expect(commune?.id).toBe(folded.bearer('04279', '2025-06-30')?.id);
    expect(commune?.parentId).toBe(folded.bearer('15', '2025-07-01')?.id);
  });

  it('ends every district on the day of the reform, by the law that ends their tier, and an island’s as a commune', async () => {
    const store = await logs.empty();
    await importing(store);
    const folded = await Folded.of(store);
    const country = folded.bearer('VN', '2025-07-01')?.id ?? '';
    expect(descendantsOf(folded.register, country, folded.at('2025-06-30'), ['DISTRICT'])).toHaveLength(9);
    expect(descendantsOf(folded.register, country, folded.at('2025-07-01'), ['DISTRICT'])).toEqual([]);
    expect(folded.resolution('72/2025/QH15')).toHaveLength(8);
    expect(folded.predecessors('11948', '2025-07-01')).toEqual(['huyện Bạch Long Vĩ WHOLE STATED']);
  });

  it('goes on after the reform', async () => {
    const store = await logs.empty();
    await importing(store);
    const folded = await Folded.of(store);
    expect([folded.name('15271', '2026-04-29'), folded.name('15271', '2026-04-30')]).toEqual(['xã Hà Trung', 'phường Hà Trung']);
    expect(folded.bearer('15271', '2026-04-29')?.id).toBe(folded.bearer('15271', '2026-04-30')?.id);
  });

  it('knows a day that only the register shows as not later than, a resolution’s as its own, and names the file as its source', async () => {
    const store = await logs.empty();
    await importing(store);
    const { events } = await Folded.of(store);
    const precisions = events
      .filter(isUnitEvent)
      .map(({ basis, precision }) => `${precision} ${basis === null ? 'no act' : 'act'}`);
    expect(new Set(precisions)).toEqual(new Set(['BY no act', 'DAY act']));
    expect(events.at(-1)?.source).toMatchObject({
      title: expect.stringContaining('units-2026-changes.csv'),
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(new Set(events.map(({ mode }) => mode))).toEqual(new Set(['BACKFILL']));
  });
});
