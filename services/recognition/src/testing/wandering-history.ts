import type { AttributeValue, Level, UnitType } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import fc from 'fast-check';
import type { Fact } from './facts.js';
import { acknowledged, ended, granted, registered, retyped, revoked, withdrawn } from './facts.js';
import { History } from './history.js';

/** Days of these histories: few, so that several facts fall on one. */
export const WANDERING_DAYS = ['2018-06-01', '2019-01-01', '2019-12-01', '2020-01-01', '2021-07-01', '2025-07-01'] as const;

/** Codes that are a scope now and then: of the country, a province, two districts, a commune, and one that passes from unit to unit. */
export const WANDERING_SCOPES = ['VN', '38', '392', '393', '15283', '40', '99'] as const;

const START = '2004-01-01';

const LAND: readonly Fact[] = [
  registered(START, { unitId: 'vn', kind: 'COUNTRY', type: 'quốc gia', code: 'VN' }),
  registered(START, { unitId: 'tinh', kind: 'PROVINCE', type: 'tỉnh', code: '38', parentId: 'vn' }),
  registered(START, { unitId: 'tinh-2', kind: 'PROVINCE', type: 'tỉnh', code: '40', parentId: 'vn' }),
  registered(START, { unitId: 'huyen', kind: 'DISTRICT', type: 'huyện', code: '392', parentId: 'tinh' }),
  registered(START, { unitId: 'huyen-2', kind: 'DISTRICT', type: 'huyện', code: '393', parentId: 'tinh-2' }),
  registered(START, { unitId: 'a', code: '15283', parentId: 'huyen' }),
  registered(START, { unitId: 'b', code: '15286', parentId: 'huyen' }),
  registered(START, { unitId: 'c', type: 'thị trấn', code: '15271', parentId: 'huyen-2' }),
  registered(START, { unitId: 'thon', kind: 'HAMLET', type: 'thôn', parentId: 'a' }),
];

const day = fc.constantFrom(...WANDERING_DAYS);
const commune = fc.constantFrom('a', 'b', 'c', 'late');
const district = fc.constantFrom('huyen', 'huyen-2');
const upper = fc.constantFrom('huyen', 'huyen-2', 'tinh', 'tinh-2');
const holder = fc.constantFrom('a', 'a', 'b', 'b', 'c', 'late', 'thon', 'huyen', 'huyen-2');
const level = fc.constantFrom<Level[]>('NTM', 'NTM', 'NTM', 'NTM', 'ADVANCED', 'CIVILISED_URBAN');

/** A fact, once it has its number in the history: ids of decisions and titles are made of it, so that no two are the same. */
type Numbered = (number: number) => Fact;

function unitFact(on: string, unitId: string, content: { readonly type: string; readonly data: object }): Fact {
  const { draft } = retyped(on, unitId, 'xã');
  return { stream: UNITS_STREAM, draft: { ...draft, ...content } as Fact['draft'] };
}

const decision = fc.record({ on: day, unitId: holder, level });
const change: fc.Arbitrary<Numbered> = fc.oneof(
  {
    weight: 10,
    arbitrary: decision.map(
      ({ on, ...part }): Numbered =>
        (n) =>
          granted(on, { ...part, decisionId: `decision ${String(n)}`, titleId: `title ${String(n)}` }),
    ),
  },
  decision.map(
    ({ on, ...part }): Numbered =>
      (n) =>
        acknowledged(on, { ...part, decisionId: `decision ${String(n)}`, titleId: `title ${String(n)}` }),
  ),
  {
    weight: 5,
    arbitrary: decision.map(
      ({ on, ...part }): Numbered =>
        (n) =>
          revoked(on, { ...part, decisionId: `decision ${String(n)}` }),
    ),
  },
  fc.tuple(day, fc.constantFrom('a', 'b', 'c', 'late', 'huyen', 'huyen-2', 'tinh-2')).map(
    ([on, id]): Numbered =>
      () =>
        ended(on, id),
  ),
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        day,
        fc.oneof(
          fc.tuple(commune, upper),
          fc.tuple(district, fc.constantFrom('tinh', 'tinh-2')),
          fc.tuple(fc.constant('thon'), commune),
        ),
      )
      .map(
        ([on, [unitId, parentId]]): Numbered =>
          () =>
            unitFact(on, unitId, { type: 'UnitReparented', data: { unitId, parentId } }),
      ),
  },
  fc.tuple(day, commune, fc.constantFrom<UnitType[]>('xã', 'phường', 'thị trấn')).map(
    ([on, id, type]): Numbered =>
      () =>
        retyped(on, id, type),
  ),
  fc.tuple(day, fc.constantFrom('tinh', 'tinh-2', 'huyen', 'huyen-2', 'a'), fc.constantFrom('99', '38', '392', null)).map(
    ([on, unitId, code]): Numbered =>
      () =>
        unitFact(on, unitId, { type: 'UnitRecoded', data: { unitId, code } }),
  ),
  fc.tuple(day, commune, fc.constantFrom<(AttributeValue<'PROGRAMME'> | null)[]>('IN', 'OUT', null)).map(
    ([on, unitId, value]): Numbered =>
      () =>
        unitFact(on, unitId, { type: 'UnitClassified', data: { unitId, attribute: 'PROGRAMME', value } }),
  ),
  fc.tuple(day, upper).map(
    ([on, parentId]): Numbered =>
      () =>
        registered(on, { unitId: 'late', code: '15999', parentId }),
  ),
);

/** One more fact, or the withdrawal of an earlier one: so many before the last, as far as there are. */
type Step = { readonly fact: Numbered } | { readonly withdraws: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: change.map((fact) => ({ fact })) },
  fc.nat(12).map((withdraws) => ({ withdraws })),
);

/**
 * Histories in which titles come and go while their units move between scopes, change their type, end, or are registered late, scopes change their
 * codes, and anything may be withdrawn; in whatever order it became known.
 */
export const wanderingHistories: fc.Arbitrary<History> = fc
  .array(step, { minLength: 1, maxLength: 30, size: 'max' })
  .map((steps) => {
    const history = new History(...LAND);
    for (const [number, one] of steps.entries()) {
      if ('fact' in one) {
        history.record(one.fact(number));
      } else {
        const event = history.events.at(-1 - one.withdraws);
        if (event !== undefined && event.position > LAND.length && event.type !== 'FactWithdrawn')
          history.record(withdrawn(event.effectiveOn, event));
      }
    }
    return history;
  });

/** Two moments, the earlier first on both clocks: days, and shares of what is recorded in a hundred. */
export interface MomentPair {
  readonly days: readonly [string, string];
  readonly shares: readonly [number, number];
}

const moment = fc.record({
  day: fc.constantFrom(START, ...WANDERING_DAYS, '2026-01-01'),
  share: fc.oneof(fc.integer({ min: 30, max: 100 }), fc.constant(100)),
});

export const momentPairs: fc.Arbitrary<MomentPair> = fc.tuple(moment, moment).map(([one, other]): MomentPair => {
  const isInOrder = one.day <= other.day;
  return {
    days: isInOrder ? [one.day, other.day] : [other.day, one.day],
    shares: [Math.min(one.share, other.share), Math.max(one.share, other.share)],
  };
});
