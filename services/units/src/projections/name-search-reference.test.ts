import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import type { LedgerEvent, UnitKind, UnitType } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent } from '@ntm-ledger/events/testing';
import { addDays, toIsoDate } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import { FIRST_DAY, SearchedRegister } from '../testing/name-search-register.js';
import { searchNaively } from '../testing/naive-name-search.js';
import type { SearchFilter } from './name-search.js';

/** Names that are near each other in every way there is. */
const NAMES = [
  ...[
    'Hà',
    'Hạ',
    'Ha',
    'Hà Giang',
    'Hạ Giang',
    'Giang Hà',
    'Hà Gia',
    'Gia Hà Giang',
    'Hoà',
    'Hòa',
    'Hồ',
    'Xà Hồ',
    'Bản Hồ',
    'Hải Hà',
  ],
  ...[
    'Hà Trung',
    'Hà Tân Trung',
    'Chi Lăng',
    'Chi Lăng Bắc',
    'Lạng Sơn',
    'Tĩnh Gia',
    'Đắk Lắk',
    'Đăk Lắc',
    "M'Đrắk",
    'Quí Mỹ',
    'Quý Mĩ',
  ],
  ...['4', '04', '15271', 'Bà Rịa - Vũng Tàu', 'Vũng Tàu', 'Tàu', '🏞️'],
];
const CODES = ['01', '4', '15271', '15283', '392', null];
const TYPE_OF: Readonly<Record<UnitKind, readonly UnitType[]>> = {
  COUNTRY: ['quốc gia'],
  PROVINCE: ['tỉnh', 'thành phố'],
  DISTRICT: ['huyện', 'thành phố'],
  COMMUNE: ['xã', 'phường', 'thị trấn'],
  HAMLET: ['thôn', 'bản'],
};
/** The kinds of the units of a test by their numbers; a unit stands under one of a higher tier. */
const KINDS: readonly UnitKind[] = [
  ...(['COUNTRY', 'PROVINCE', 'PROVINCE', 'PROVINCE', 'DISTRICT', 'DISTRICT', 'DISTRICT', 'DISTRICT'] as const),
  ...(['COMMUNE', 'COMMUNE', 'COMMUNE', 'COMMUNE', 'COMMUNE', 'COMMUNE', 'HAMLET', 'HAMLET'] as const),
];

interface Step {
  readonly what: 'begin' | 'rename' | 'recode' | 'retype' | 'move' | 'end' | 'withdraw';
  readonly unit: number;
  readonly name: string;
  readonly code: string | null;
  readonly pick: number;
  readonly day: number;
}

const unitNumber = fc.nat({ max: KINDS.length - 1 });
const stepsOf = (what: fc.Arbitrary<Step['what']>, unit: fc.Arbitrary<number>, names: readonly string[]): fc.Arbitrary<Step> =>
  fc.record({
    what,
    unit,
    name: fc.constantFrom(...names),
    code: fc.constantFrom(...CODES),
    pick: fc.nat({ max: 20 }),
    day: fc.nat({ max: 4 }),
  });

/** Every unit begins, most of them early; then anything happens. */
function logs(names: readonly string[]): fc.Arbitrary<Step[]> {
  const what = fc.constantFrom<Step['what']>('begin', 'rename', 'rename', 'recode', 'retype', 'move', 'end', 'end', 'withdraw');
  return fc
    .tuple(
      fc.tuple(...KINDS.map((_, unit) => stepsOf(fc.constant('begin'), fc.constant(unit), names))),
      fc.array(stepsOf(what, unitNumber, names), { maxLength: 30 }),
    )
    .map((parts) => parts.flat());
}

const idOf = (unit: number): string => `unit-${String(unit)}`;
const dayOf = (day: number): string => addDays(toIsoDate(FIRST_DAY), day);

function eventOf({ what, unit, name, code, pick, day }: Step, position: number): LedgerEvent {
  const kind = KINDS[unit] ?? 'HAMLET';
  const types = TYPE_OF[kind];
  const type = types[pick % types.length] ?? 'xã';
  const higher = KINDS.flatMap((other, index) => (KINDS.indexOf(other) < KINDS.indexOf(kind) ? [index] : []));
  const parent = higher.length === 0 ? null : idOf(higher[pick % higher.length] ?? 0);
  const given = { stream: UNITS_STREAM, position, effectiveOn: dayOf(day) };
  const unitId = idOf(unit);
  switch (what) {
    case 'begin':
      return givenEvent({ ...given, type: 'UnitRegistered', data: { unitId, kind, type, name, code, parentId: parent } });
    case 'rename':
      return givenEvent({ ...given, type: 'UnitRenamed', data: { unitId, name } });
    case 'recode':
      return givenEvent({ ...given, type: 'UnitRecoded', data: { unitId, code } });
    case 'retype':
      return givenEvent({ ...given, type: 'UnitRetyped', data: { unitId, type } });
    case 'move':
      if (parent === null) return givenEvent({ ...given, type: 'UnitRetyped', data: { unitId, type } });
      return givenEvent({ ...given, type: 'UnitReparented', data: { unitId, parentId: parent } });
    case 'end':
      return givenEvent({
        ...given,
        type: 'UnitEnded',
        data: { unitId, manner: 'ABOLISHED', successors: [], certainty: 'STATED' },
      });
    case 'withdraw': {
      const data = { eventId: '', position: toPosition(Math.max(1, position - pick - 1)), type: '', reason: '' };
      return givenEvent({ ...given, type: 'FactWithdrawn', concerns: KINDS.map((_, index) => idOf(index)), data });
    }
  }
}

/** What people do to a name when they type it. */
const typings: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => name.normalize('NFD'),
  (name) => name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').toLowerCase(),
  (name) => name.replaceAll(' ', ''),
  (name) => name.slice(0, -1),
  (name) => name.slice(0, 1),
  (name) => `${name.slice(0, 2)}z${name.slice(2)}`,
  (name) => `${name.slice(0, 2)}z${name.slice(2)}`.replaceAll(' ', ''),
  (name) => name.replace(/(.)(.)$/u, '$2$1'),
  (name) => name.slice(0, 2) + name.slice(3),
  (name) => name.split(' ').reverse().join(' '),
  (name) => name.split(' ')[0] ?? name,
];
function texts(names: readonly string[]): fc.Arbitrary<string> {
  const typed = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...typings)).map(([name, typing]) => typing(name));
  const front = fc.constantFrom('', '', '', 'xã ', 'x. ', 'TP ', 'bản ', 'ban ', 'h ', 'xa ');
  const joint = fc.constantFrom(' ', ' ', ', ', ', ', ' huyện ', ', tp ', ' - ');
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(front, typed).map((parts) => parts.join('')) },
    { weight: 4, arbitrary: fc.tuple(front, typed, joint, typed).map((parts) => parts.join('')) },
    { weight: 2, arbitrary: fc.tuple(front, typed, joint, typed, joint, typed).map((parts) => parts.join('')) },
    { weight: 1, arbitrary: fc.constantFrom('15271', 'xã 15283', '01', '4', 'vn', 'xã', 'h', ' ', '🏞️') },
  );
}

const filters: fc.Arbitrary<SearchFilter> = fc.record({
  under: fc.option(fc.constantFrom('01', '392', '99'), { freq: 4 }),
  kinds: fc.option(fc.subarray<UnitKind>(['PROVINCE', 'DISTRICT', 'COMMUNE']), { freq: 4 }),
  type: fc.option(fc.constantFrom('xã', 'thành phố'), { freq: 4 }),
  includeEnded: fc.option(fc.boolean(), { freq: 4 }),
});

/** A small register in which many bear the same few names, and what is asked of it. */
const cases = fc.subarray(NAMES, { minLength: 1, maxLength: 6 }).chain((names) =>
  fc.record({
    log: logs(names),
    asked: fc.array(texts(names), { minLength: 1, maxLength: 8 }),
    filter: filters,
    day: fc.nat({ max: 5 }),
    known: fc.oneof(fc.constant(100), fc.nat({ max: 45 })),
  }),
);

describe('a search at a moment', () => {
  it('finds what asking every unit for every name finds, in the same order: with facts late, back-dated and withdrawn', () => {
    fc.assert(
      fc.property(cases, ({ log, asked, filter, day, known }) => {
        const searched = new SearchedRegister();
        log.forEach((step, index) => {
          searched.apply(eventOf(step, index + 1));
        });
        const moment = { effectiveOn: toIsoDate(dayOf(day)), position: toPosition(Math.min(known, log.length)) };
        for (const text of asked) {
          for (const given of [{}, filter]) {
            const expected = searchNaively(searched.register, text, moment, given);
            expect({ text, found: searched.search.search(text, moment, given) }).toEqual({ text, found: expected });
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
