import { describe, expect, it } from '@jest/globals';
import type { Comparator, Threshold, UnitIdentity } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import fc from 'fast-check';
import { draftOf, unitOn } from './testing/history.js';
import { openSample } from './testing/sample.js';
import type { Column } from './thresholds.js';
import { columnOf, columnOfYear, dimensionsNamed, judgeValue, thresholdFor } from './thresholds.js';

const EVERYWHERE: Omit<Threshold, 'value'> = { region: null, communeGroup: null, year: null };
const threshold = (value: string, only: Partial<Threshold> = {}): Threshold => ({ ...EVERYWHERE, ...only, value });
const column = (of: Partial<Column> = {}): Column => ({ region: null, communeGroup: null, year: 2022, ...of });

/** Income in the set of 2021-2025: by region, and higher every year. */
const INCOME = [
  threshold('36', { region: 'TDMNPB', year: 2021 }),
  threshold('39', { region: 'TDMNPB', year: 2022 }),
  threshold('42', { region: 'BTB', year: 2022 }),
];

describe('the threshold for a unit', () => {
  it('is that of its region and of the year of the value', () => {
    expect(thresholdFor({ thresholds: INCOME }, column({ region: 'TDMNPB', year: 2021 }))?.value).toBe('36');
    expect(thresholdFor({ thresholds: INCOME }, column({ region: 'BTB' }))?.value).toBe('42');
  });

  it('is none in a year, a region or a group that no threshold is known for', () => {
    expect(thresholdFor({ thresholds: INCOME }, column({ region: 'BTB', year: 2021 }))).toBeNull();
    expect(thresholdFor({ thresholds: INCOME }, column({ region: 'TN' }))).toBeNull();
    expect(thresholdFor({ thresholds: [] }, column())).toBeNull();
    const byGroup = [threshold('80', { communeGroup: 'GROUP_1' })];
    expect(thresholdFor({ thresholds: byGroup }, column({ communeGroup: 'GROUP_3' }))).toBeNull();
  });

  it('is none where the unit’s region is not known and it depends on that', () => {
    expect(thresholdFor({ thresholds: INCOME }, column())).toBeNull();
  });

  it('is the one that holds for all where no nearer one is', () => {
    const thresholds = [threshold('70'), threshold('50', { region: 'TDMNPB' })];
    expect(thresholdFor({ thresholds }, column())?.value).toBe('70');
    expect(thresholdFor({ thresholds }, column({ region: 'DBSH' }))?.value).toBe('70');
    expect(thresholdFor({ thresholds }, column({ region: 'TDMNPB' }))?.value).toBe('50');
  });

  it('cannot be told where two name equally much of what the unit is', () => {
    const thresholds = [threshold('70', { region: 'BTB' }), threshold('60', { year: 2022 })];
    expect(thresholdFor({ thresholds }, column({ region: 'BTB' }))).toBeNull();
    expect(thresholdFor({ thresholds }, column({ region: 'BTB', year: 2021 }))?.value).toBe('70');
  });

  it('names nothing that the unit is not, and no other that fits names more', () => {
    const region = fc.constantFrom('TDMNPB' as const, 'BTB' as const, null);
    const communeGroup = fc.constantFrom('GROUP_1' as const, 'GROUP_2' as const, null);
    const thresholds = fc.uniqueArray(
      fc.record({ value: fc.constantFrom('50', '70'), region, communeGroup, year: fc.constantFrom(2021, 2022, null) }),
      { selector: ({ region: r, communeGroup: g, year: y }) => JSON.stringify([r, g, y]) },
    );
    const columns = fc.record({ region, communeGroup, year: fc.constantFrom(2021, 2022, 2023) });
    fc.assert(
      fc.property(thresholds, columns, (given, unit) => {
        const fitting = given.filter(
          (one) =>
            [unit.region, null].includes(one.region) &&
            [unit.communeGroup, null].includes(one.communeGroup) &&
            [unit.year, null].includes(one.year),
        );
        const found = thresholdFor({ thresholds: given }, unit);
        const nearest = fitting.toSorted((a, b) => dimensionsNamed(b) - dimensionsNamed(a));
        const [first, second] = nearest;
        const told = first !== undefined && (second === undefined || dimensionsNamed(second) < dimensionsNamed(first));
        expect(found).toEqual(told ? first : null);
        expect(thresholdFor({ thresholds: given.toReversed() }, unit)).toEqual(found);
      }),
    );
  });
});

describe('a value', () => {
  const judged = (comparator: Comparator | null, value: string, at: string): string | null =>
    judgeValue({ comparator, thresholds: [threshold(at)] }, value, column());

  it.each([
    ['AT_LEAST', '52.5', '52.5', 'MET'],
    ['AT_LEAST', '52,49', '52.5', 'NOT_MET'],
    ['MORE_THAN', '35', '35', 'NOT_MET'],
    ['MORE_THAN', '35.01', '35', 'MET'],
    ['AT_MOST', '2.95', '3', 'MET'],
    ['AT_MOST', '3.01', '3', 'NOT_MET'],
    ['LESS_THAN', '6', '6', 'NOT_MET'],
    ['LESS_THAN', '5.99', '6', 'MET'],
    ['EXACTLY', '0,00', '0', 'MET'],
    ['EXACTLY', '0.01', '0', 'NOT_MET'],
  ] as const)('is compared as its indicator says: %s %s for %s is %s', (comparator, value, at, outcome) => {
    expect(judged(comparator, value, at)).toBe(outcome);
  });

  it.each(['PASS', 'COMPOUND', 'LEFT_TO_PROVINCE', null] as const)(
    'is not judged by numbers where the rule is %s',
    (comparator) => {
      expect(judged(comparator, '100', '90')).toBeNull();
    },
  );

  it('is not judged where no threshold is known, or one of the two is no number', () => {
    expect(judgeValue({ comparator: 'AT_LEAST', thresholds: [] }, '100', column())).toBeNull();
    expect(judged('AT_LEAST', 'đạt', '90')).toBeNull();
    expect(judged('AT_LEAST', '100', 'tỉnh quy định')).toBeNull();
  });

  it('is judged alike by exact fractions, whatever the numbers', () => {
    const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat({ max: 10 }));
    const written = ([digits, places]: [bigint, number]): string => {
      const text = String(digits < 0n ? -digits : digits).padStart(places + 1, '0');
      const cut = text.length - places;
      return `${digits < 0n ? '-' : ''}${text.slice(0, cut)}${places === 0 ? '' : `,${text.slice(cut)}`}`;
    };
    fc.assert(
      fc.property(decimal, decimal, (value, at) => {
        const whole = written(value).split(',')[0]?.replace('-', '') ?? '';
        const wholeAt = written(at).split(',')[0]?.replace('-', '') ?? '';
        fc.pre(whole.length <= 20 && wholeAt.length <= 20);
        const difference = value[0] * 10n ** BigInt(at[1]) - at[0] * 10n ** BigInt(value[1]);
        expect(judged('AT_LEAST', written(value), written(at))).toBe(difference >= 0n ? 'MET' : 'NOT_MET');
        expect(judged('AT_MOST', written(value), written(at))).toBe(difference <= 0n ? 'MET' : 'NOT_MET');
        expect(judged('EXACTLY', written(value), written(at))).toBe(difference === 0n ? 'MET' : 'NOT_MET');
      }),
    );
  });
});

describe('the column that a unit is judged by', () => {
  it('is for a value of another year that of the value’s year, and the unit’s all the same', () => {
    expect(columnOfYear(column({ region: 'BTB' }), 2021)).toEqual(column({ region: 'BTB', year: 2021 }));
    expect(columnOfYear(column({ region: 'BTB' }), null)).toEqual(column({ region: 'BTB', year: 2022 }));
  });

  const classified = (unitId: string, attribute: 'REGION' | 'COMMUNE_GROUP', value: 'BTB' | 'TDMNPB' | 'GROUP_3'): void => {
    history.append(UNITS_STREAM, draftOf('UnitClassified', { unitId, attribute, value }, [unitId], '2022-01-01'));
  };
  let history = openSample();
  const columnOn = (unitId: UnitIdentity['unitId'], day: string): Column =>
    columnOf(history.register, unitOn(history, unitId, day), history.moment(day), 2022);

  it('is its province’s region, or the one that is said of the unit itself', () => {
    history = openSample();
    classified('thanh-hoa', 'REGION', 'BTB');
    classified('ha-ngoc', 'REGION', 'TDMNPB');
    expect(columnOn('ha-vinh', '2022-06-30')).toEqual({ region: 'BTB', communeGroup: null, year: 2022 });
    expect(columnOn('ha-ngoc', '2022-06-30')).toMatchObject({ region: 'TDMNPB' });
    expect(columnOn('ha-vinh', '2021-12-31')).toMatchObject({ region: null });
  });

  it('is the group of the commune itself', () => {
    history = openSample();
    classified('ha-vinh', 'COMMUNE_GROUP', 'GROUP_3');
    expect(columnOn('ha-vinh', '2022-06-30')).toMatchObject({ communeGroup: 'GROUP_3' });
    expect(columnOn('ha-ngoc', '2022-06-30')).toMatchObject({ communeGroup: null });
  });
});
