import { afterEach, describe, expect, it } from '@jest/globals';
import { Folded, importing, ScratchLogs } from '../testing/imported-register.js';
import { HISTORY, REFORM, SMALL_REGISTER } from '../testing/small-register.js';

const logs = new ScratchLogs();
afterEach(() => logs.remove());

describe('a bad row', () => {
  const broken = {
    ...SMALL_REGISTER,
    'units-history.csv': `${HISTORY}15999,999,commune,xã,Xã Không Có,2010-01-01,\n15998,392,commune,xã,Xã Thừa,2010-01-01,2025-06-30\n`,
    'mergers-2025.csv': `${REFORM}15997,15271,whole,commune,merge,whole,1686/NQ-UBTVQH15 Điều 1 khoản 3\n`,
  };

  it('keeps everything out, and every one is named', async () => {
    const store = await logs.empty();
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
    const store = await logs.empty();
    const { problems, recorded } = await importing(store, broken, 'SKIP_BAD');
    expect(problems).toHaveLength(2);
    expect(recorded.UnitEstablished).toBeGreaterThan(5);
    const folded = await Folded.of(store);
    expect([folded.name('15999', '2012-01-01'), folded.name('15998', '2012-01-01')]).toEqual(['nobody', 'xã Thừa']);
  });

  it('takes along what stands under it', async () => {
    const store = await logs.empty();
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
    const store = await logs.empty();
    const { problems, recorded, planned } = await importing(store, SMALL_REGISTER, 'CHECK_ONLY');
    expect([problems, recorded]).toEqual([[], {}]);
    expect(planned.UnitRegistered).toBeGreaterThan(30);
    expect(await store.head()).toBe(0);
  });

  it('that tells what a unit was formed of, and not what became of the one that bore its code, is not guessed at', async () => {
    const store = await logs.empty();
    const without = REFORM.split('\n')
      .filter((row) => !row.startsWith('15271,'))
      .join('\n');
    const { problems } = await importing(store, { ...SMALL_REGISTER, 'mergers-2025.csv': without }, 'SKIP_BAD');
    const message = 'thị trấn Hà Trung bore the code 15271 until then, and no row says what became of it';
    expect(problems).toEqual(expect.arrayContaining([expect.objectContaining({ file: 'units-2025.csv', message })]));
  });

  it('without a list of mergers is no namesake that goes on: Xuân Mai took in Bình Phúc and its name', async () => {
    const store = await logs.empty();
    const rows = [
      '20,,province,tỉnh,Tỉnh Lạng Sơn,,',
      '184,20,district,huyện,Huyện Văn Quan,,',
      '06310,184,commune,xã,Xã Bình Phúc,,2019-12-31',
      '06298,184,commune,xã,Xã Xuân Mai,,2019-12-31',
      '06298,184,commune,xã,Xã Bình Phúc,2020-01-01,',
    ];
    expect((await importing(store, { 'units.csv': [HISTORY.split('\n')[0], ...rows].join('\n') })).problems).toEqual([]);
    const folded = await Folded.of(store);
    expect([folded.name('06298', '2020-01-01'), folded.name('06310', '2020-01-01')]).toEqual(['xã Bình Phúc', 'nobody']);
    expect(folded.bearer('06298', '2020-01-01')?.id).toBe(folded.bearer('06298', '2019-12-31')?.id);
  });

  it('whose words would not fit an event is refused before anything is recorded', async () => {
    const store = await logs.empty();
    const texts = {
      ...SMALL_REGISTER,
      'mergers-2025.csv': REFORM.replace('1678/NQ-UBTVQH15 Điều 1 khoản 88', `1678/NQ-UBTVQH15 ${'á'.repeat(31_000)}`),
    };
    const { problems } = await importing(store, texts);
    expect(problems).toEqual(expect.arrayContaining([expect.objectContaining({ message: expect.stringContaining('60000') })]));
    expect(await store.head()).toBe(0);
  });
});
