import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EventStore } from '@ntm-ledger/event-store';
import { openSqliteEventStore } from '@ntm-ledger/event-store';
import { decodeEvent } from '@ntm-ledger/events';
import type { UnitKind } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { allPredecessors, allSuccessors, countsUnder, fullName, isLiving, Register } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { ImportSummary } from '@ntm-ledger/units/importing';
import { documentsOf, importRegister, readRegister } from '@ntm-ledger/units/importing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesIn, NATIONAL_REGISTER } from './support.js';

const folder = NATIONAL_REGISTER;
if (folder === undefined) process.stderr.write('NTM_REGISTER_DATA names no folder: the national register is not tested\n');

let dir: string;
let store: EventStore;
let summary: ImportSummary;
const register = new Register();
let at: (day: string) => Moment;

/** Official counts, and those of the statistics office's snapshots. */
const COUNTS: readonly (readonly [day: string, provinces: number, districts: number, communes: number])[] = [
  ['2018-12-31', 63, 713, 11_162],
  ['2020-12-31', 63, 707, 10_614],
  ['2021-12-31', 63, 705, 10_599],
  ['2023-12-31', 63, 705, 10_598],
  ['2024-08-15', 63, 705, 10_595],
  ['2025-06-30', 63, 696, 10_035],
  ['2025-07-01', 34, 0, 3_321],
];

(folder === undefined ? describe.skip : describe)('the national register, imported from its files', () => {
  beforeAll(async () => {
    const files = await filesIn(folder ?? '');
    dir = await mkdtemp(join(tmpdir(), 'ntm-national-'));
    store = openSqliteEventStore({ path: join(dir, 'log.db') });
    const given = { ...readRegister(files), sourceOf: documentsOf(files), stoodBy: toIsoDate('2004-08-31') };
    summary = await importRegister(store, given, { rows: 'ALL_OR_NONE' });
    for await (const batch of store.readAll()) for (const recorded of batch) register.apply(decodeEvent(recorded));
    const position = await store.head();
    at = (day) => ({ effectiveOn: toIsoDate(day), position });
  });
  afterAll(async () => {
    await store.close();
    await rm(dir, { recursive: true });
  });

  test('is recorded without a single problem, and warns only of acts that the files do not name and of fates that nobody knows', () => {
    expect(summary.problems).toEqual([]);
    expect(new Set(summary.warnings.map(({ rule }) => rule))).toEqual(new Set(['actIsNamed', 'fateIsKnown']));
  });

  test.each(COUNTS)('has the official numbers on %s: %i, %i and %i', (day, ...expected) => {
    expect((['PROVINCE', 'DISTRICT', 'COMMUNE'] as const).map((kind) => count('VN', day, kind))).toEqual(expected);
  });

  test('has 2,621 xã, 687 phường and 13 đặc khu since the reform', () => {
    expect(['xã', 'phường', 'đặc khu', 'thị trấn'].map((type) => count('VN', '2025-07-01', 'COMMUNE', type))).toEqual([
      2_621, 687, 13, 0,
    ]);
  });

  test('has 207 xã in Lạng Sơn at the end of 2019 and 181 the day after', () => {
    expect(['2019-12-31', '2020-01-01'].map((day) => count('20', day, 'COMMUNE', 'xã'))).toEqual([207, 181]);
  });

  test('leaves no commune of the eve of the reform without a successor, and none of its day without a predecessor', () => {
    const [eve, day] = [at('2025-06-30'), at('2025-07-01')];
    const standing = (moment: Moment): UnitState[] =>
      [...register.ids()]
        .flatMap((id) => register.unitAt(id, moment) ?? [])
        .filter((unit) => unit.kind === 'COMMUNE' && isLiving(unit));
    const goesOn = new Set(standing(day).map(({ id }) => id));
    const before = new Set(standing(eve).map(({ id }) => id));
    expect([before.size, goesOn.size]).toEqual([10_035, 3_321]);
    const lost = [...before].filter((id) => !goesOn.has(id) && allSuccessors(register, id, day).length === 0);
    const fromNothing = [...goesOn].filter((id) => !before.has(id) && allPredecessors(register, id, day).length === 0);
    expect({ lost, fromNothing }).toEqual({ lost: [], fromNothing: [] });
  });

  test('answers the named traps', () => {
    const names = (code: string, ...days: string[]): string[] => days.map((day) => name(code, day));
    expect(names('15283', '2019-06-01', '2021-06-01', '2025-08-01')).toEqual(['xã Hà Vân', 'xã Hoạt Giang', 'nobody']);
    expect(names('15286', '2019-06-01', '2021-06-01', '2025-08-01')).toEqual(['xã Hà Yên', 'xã Yên Dương', 'xã Hoạt Giang']);
    expect(names('15', '2025-06-30', '2025-07-01')).toEqual(['tỉnh Yên Bái', 'tỉnh Lào Cai']);
    expect(names('11344', '2019-01-01', '2021-01-01', '2023-01-01')).toEqual([
      'phường Lương Khánh Thiện',
      'nobody',
      'phường Cầu Đất',
    ]);
    expect(heirs('06034', '2025-06-30')).toEqual(['xã Thất Khê']);
    expect(heirs('06523', '2025-06-30')).toEqual(['xã Chi Lăng']);
    expect(name('06523', '2025-06-30')).toBe(name('06034', '2025-06-30'));
    expect(heirs('15328', '2025-06-30')).toEqual(['xã Hà Trung', 'xã Hoạt Giang']);
    expect(heirs('15277', '2025-06-30')).toEqual(['phường Bỉm Sơn']);
    expect(heirs('17761', '2024-12-31')).toEqual(['thị trấn Dùng', 'xã Đại Đồng']);
    expect([name('200', '2025-06-30'), name('200', '2025-07-01')]).toEqual(['huyện Đầm Hà', 'nobody']);
    expect([name('06895', '2025-06-30'), name('06895', '2025-07-01')]).toEqual(['thị trấn Đầm Hà', 'xã Đầm Hà']);
  });
});

function count(code: string, day: string, kind: UnitKind, type?: string): number {
  const scope = register.bearerOf(code, at(day))?.id ?? '';
  return countsUnder(register, scope, at(day))
    .filter((each) => each.kind === kind && (type ?? each.type) === each.type)
    .reduce((sum, each) => sum + each.count, 0);
}

function name(code: string, day: string): string {
  const unit = register.bearerOf(code, at(day));
  return unit === undefined ? 'nobody' : fullName(unit);
}

/** What the unit that bore a code became by the day of the reform, nearest first, names of one reform in order. */
function heirs(code: string, day: string): string[] {
  const id = register.bearerOf(code, at(day))?.id ?? '';
  return allSuccessors(register, id, at('2025-07-01')).map(({ unit }) => fullName(unit));
}
