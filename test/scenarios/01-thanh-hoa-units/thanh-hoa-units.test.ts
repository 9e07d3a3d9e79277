import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SampleLedger } from '../sample-ledger.js';
import { openSampleLedger } from '../sample-ledger.js';

let ledger: SampleLedger;
beforeAll(async () => {
  ledger = await openSampleLedger();
  await ledger.load();
});
afterAll(() => ledger.close());

/** The full names of what a text finds, the likeliest first, each with the unit above. */
async function found(text: string, day: string): Promise<unknown[]> {
  const ids = await ledger.find(text, day);
  return Promise.all(ids.map((id) => ledger.unit({ id }, day, 'fullName parent { fullName }')));
}

describe('the districts as they stood', () => {
  it.each([
    ['386', '2004-08-31', 22],
    ['386', '2019-12-01', 20],
    ['392', '2004-08-31', 24],
    ['392', '2019-12-01', 19],
    ['392', '2025-01-01', 16],
  ])('district %s has on %s as many xã as the register counted, %i', async (code, day, count) => {
    expect(await ledger.unit({ code }, day, 'children(type: "xã") { totalCount }')).toEqual({ children: { totalCount: count } });
  });

  it('are not there before anybody knew of them', async () => {
    expect(await ledger.unit({ code: '392' }, '2004-08-30', 'name')).toBeNull();
  });

  it('stand "not later than" the first snapshot', async () => {
    expect(
      await ledger.unit({ code: '392' }, '2010-01-01', 'establishedOn establishedPrecision parent { fullName code }'),
    ).toEqual({
      establishedOn: '2004-08-31',
      establishedPrecision: 'BY',
      parent: { fullName: 'tỉnh Thanh Hóa', code: '38' },
    });
  });
});

describe('one code', () => {
  it('15283 is Hà Vân’s, then Hoạt Giang’s, then nobody’s', async () => {
    expect(await ledger.unit({ code: '15283' }, '2019-06-30', 'fullName')).toEqual({ fullName: 'xã Hà Vân' });
    expect(await ledger.unit({ code: '15283' }, '2019-11-30', 'fullName')).toEqual({ fullName: 'xã Hà Vân' });
    expect(await ledger.unit({ code: '15283' }, '2019-12-01', 'fullName')).toEqual({ fullName: 'xã Hoạt Giang' });
    expect(await ledger.unit({ code: '15283' }, '2025-06-30', 'fullName')).toEqual({ fullName: 'xã Hoạt Giang' });
    expect(await ledger.unit({ code: '15283' }, '2025-07-01', 'fullName')).toBeNull();
  });

  it('15271 is a thị trấn’s and then another unit’s of the same name', async () => {
    expect(await ledger.unit({ code: '15271' }, '2025-06-30', 'fullName')).toEqual({ fullName: 'thị trấn Hà Trung' });
    expect(await ledger.unit({ code: '15271' }, '2025-07-01', 'fullName')).toEqual({ fullName: 'xã Hà Trung' });
    expect(await ledger.idOf('15271', '2025-07-01')).not.toBe(await ledger.idOf('15271', '2025-06-30'));
  });

  it('15316 stays with Hà Lĩnh, one unit, when it becomes a thị trấn', async () => {
    expect(await ledger.unit({ code: '15316' }, '2024-12-31', 'fullName')).toEqual({ fullName: 'xã Hà Lĩnh' });
    expect(await ledger.unit({ code: '15316' }, '2025-01-01', 'fullName')).toEqual({ fullName: 'thị trấn Hà Lĩnh' });
    expect(await ledger.idOf('15316', '2025-01-01')).toBe(await ledger.idOf('15316', '2024-12-31'));
  });
});

describe('where units come from', () => {
  it('Hoạt Giang of today leads back to the former bearers of 15283 and of 15286, and to parts of two divided units', async () => {
    const lineage =
      'fullName parent { fullName } predecessors { extent unit { fullName code predecessors { unit { fullName code } } } }';
    expect(await ledger.unit({ code: '15286' }, '2025-08-01', lineage)).toEqual({
      fullName: 'xã Hoạt Giang',
      parent: { fullName: 'tỉnh Thanh Hóa' },
      predecessors: [
        {
          extent: 'PART',
          unit: {
            fullName: 'thị trấn Hà Trung',
            code: '15271',
            predecessors: [{ unit: { fullName: 'xã Hà Phong', code: '15301' } }],
          },
        },
        {
          extent: 'WHOLE',
          unit: {
            fullName: 'xã Hoạt Giang',
            code: '15283',
            predecessors: [
              { unit: { fullName: 'xã Hà Vân', code: '15283' } },
              { unit: { fullName: 'xã Hà Thanh', code: '15289' } },
            ],
          },
        },
        {
          extent: 'WHOLE',
          unit: {
            fullName: 'xã Yên Dương',
            code: '15286',
            predecessors: [
              { unit: { fullName: 'xã Hà Yên', code: '15286' } },
              { unit: { fullName: 'xã Hà Dương', code: '15295' } },
            ],
          },
        },
        { extent: 'PART', unit: { fullName: 'xã Hà Bình', code: '15328', predecessors: [] } },
      ],
    });
  });

  it('each link names the clause that made it', async () => {
    expect(
      await ledger.unit({ code: '15271' }, '2025-07-01', 'predecessors { unit { name } basis { number clause } }'),
    ).toMatchObject({
      predecessors: expect.arrayContaining([
        { unit: { name: 'Hà Bình' }, basis: { number: '1686/NQ-UBTVQH15', clause: 'Điều 1 khoản 3' } },
      ]),
    });
  });

  it('xã Hà Phong went into a thị trấn that goes on, and four merged communes into units that are new', async () => {
    const id = await ledger.idOf('15271', '2019-11-30');
    expect(await ledger.unit({ code: '15271' }, '2019-12-01', 'id predecessors { unit { fullName endManner } }')).toEqual({
      id,
      predecessors: [{ unit: { fullName: 'xã Hà Phong', endManner: 'ABSORBED' } }],
    });
    expect(
      await ledger.unit({ code: '15307' }, '2019-12-01', 'fullName establishedOn predecessors { unit { fullName endManner } }'),
    ).toEqual({
      fullName: 'xã Yến Sơn',
      establishedOn: '2019-12-01',
      predecessors: [
        { unit: { fullName: 'xã Hà Ninh', endManner: 'MERGED' } },
        { unit: { fullName: 'xã Hà Lâm', endManner: 'MERGED' } },
      ],
    });
  });

  it('xã Quang Trung goes on when a ward is cut out of it', async () => {
    expect(
      await ledger.unit({ code: '14824' }, '2010-01-01', 'fullName endedOn successors { extent unit { fullName } }'),
    ).toEqual({
      fullName: 'xã Quang Trung',
      endedOn: null,
      successors: [{ extent: 'PART', unit: { fullName: 'phường Phú Sơn' } }],
    });
  });
});

describe('1 July 2025', () => {
  it('ends the districts', async () => {
    for (const code of ['381', '386', '392']) {
      expect(await ledger.unit({ code }, '2025-06-30', 'name')).not.toBeNull();
      expect(await ledger.unit({ code }, '2025-08-01', 'name')).toBeNull();
    }
  });

  it('leaves 13 xã and 2 phường directly under the province', async () => {
    expect(await ledger.unit({ code: '38' }, '2025-06-30', 'children { totalCount }')).toEqual({ children: { totalCount: 3 } });
    expect(
      await ledger.unit(
        { code: '38' },
        '2025-07-01',
        'communes: children(type: "xã") { totalCount } wards: children(type: "phường") { totalCount }',
      ),
    ).toEqual({
      communes: { totalCount: 13 },
      wards: { totalCount: 2 },
    });
  });

  it('divides Hà Bình: a part goes to xã Hà Trung, the rest to xã Hoạt Giang', async () => {
    const id = await ledger.idOf('15328', '2025-06-30');
    const fate = 'endedOn endManner successors { extent unit { fullName code } }';
    expect(await ledger.unit({ id }, '2025-07-01', fate)).toEqual({
      endedOn: '2025-07-01',
      endManner: 'DIVIDED',
      successors: [
        { extent: 'PART', unit: { fullName: 'xã Hà Trung', code: '15271' } },
        { extent: 'PART', unit: { fullName: 'xã Hoạt Giang', code: '15286' } },
      ],
    });
  });
});

describe('finding a unit by what a person types', () => {
  const HOAT_GIANG_THEN = { fullName: 'xã Hoạt Giang', parent: { fullName: 'huyện Hà Trung' } };
  const HOAT_GIANG_NOW = { fullName: 'xã Hoạt Giang', parent: { fullName: 'tỉnh Thanh Hóa' } };

  it('without tone marks finds the one that lives first', async () => {
    expect(await found('Hoat Giang', '2025-08-01')).toEqual([HOAT_GIANG_NOW, HOAT_GIANG_THEN]);
    expect(await found('Hoat Giang', '2023-02-24')).toEqual([HOAT_GIANG_THEN]);
  });

  it('finds Hà Giang by the misprint of the document', async () => {
    const [first] = await found('HÀ GANG', '2023-02-24');
    expect(first).toEqual({ fullName: 'xã Hà Giang', parent: { fullName: 'huyện Hà Trung' } });
  });

  it('tells Điền Lư from its neighbours', async () => {
    const [then] = await found('điền lư', '2021-01-14');
    expect(then).toEqual({ fullName: 'xã Điền Lư', parent: { fullName: 'huyện Bá Thước' } });
    const [now] = await found('xã dien lu', '2025-08-01');
    expect(now).toEqual({ fullName: 'xã Điền Lư', parent: { fullName: 'tỉnh Thanh Hóa' } });
  });
});
