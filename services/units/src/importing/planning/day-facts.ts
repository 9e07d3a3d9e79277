import { addDays } from '@ntm-ledger/temporal';
import type { IsoDate } from '@ntm-ledger/temporal';
import type { DatedRegister, LaterChange, Succession, UnitVersion } from '../reading/index.js';

/** What the files say of one day. */
export interface DayFacts {
  readonly day: IsoDate;
  /** Versions that begin on the day, by code; on the first day also those that stood before. */
  readonly begins: Map<string, UnitVersion>;
  /** Versions whose last day is the day before, by code. */
  readonly ends: Map<string, UnitVersion>;
  readonly successions: Succession[];
  readonly changes: LaterChange[];
}

/**
 * The days on which anything changes, the earliest first.
 * @param stoodBy the day by which a unit stood whose beginning no file knows
 */
export function daysOf(register: DatedRegister, stoodBy: IsoDate): DayFacts[] {
  const { versions, successions, changes } = register;
  const horizons = horizonsOf(register);
  const days = new Map<IsoDate, DayFacts>();
  const on = (day: IsoDate): DayFacts => {
    let facts = days.get(day);
    if (facts === undefined) {
      facts = { day, begins: new Map(), ends: new Map(), successions: [], changes: [] };
      days.set(day, facts);
    }
    return facts;
  };
  for (const version of [...versions.values()].flat()) {
    on(firstDayOf(version, versions, stoodBy)).begins.set(version.code, version);
    if (version.to !== null && version.to !== horizons.get(version.place.file))
      on(addDays(version.to, 1)).ends.set(version.code, version);
  }
  for (const succession of successions) on(succession.effectiveOn).successions.push(succession);
  for (const change of changes) on(change.effectiveOn).changes.push(change);
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/**
 * The day with which a file ends, by file: where it has no version that stands still, and nothing is said of any later day, the units of its
 * last day have not ended; the file only does not look further.
 */
function horizonsOf({ versions, successions }: DatedRegister): Map<string, IsoDate> {
  const horizons = new Map<string, IsoDate>();
  const open = new Set<string>();
  let lastBegin = '';
  for (const { place, from, to } of [...versions.values()].flat()) {
    if (from !== null && from > lastBegin) lastBegin = from;
    const known = horizons.get(place.file);
    if (to === null) open.add(place.file);
    else if (known === undefined || to > known) horizons.set(place.file, to);
  }
  for (const [file, last] of horizons) {
    const isSpokenOn = lastBegin > last || successions.some(({ effectiveOn }) => effectiveOn > last);
    if (open.has(file) || isSpokenOn) horizons.delete(file);
  }
  return horizons;
}

/**
 * The first day of a version: its own; and of one that has none the day by which units stood, or that on which the unit above it begins,
 * whichever is later. (A register of one day says of few units since when they stand, and of fewer since when they stand there.)
 */
function firstDayOf(version: UnitVersion, versions: DatedRegister['versions'], stoodBy: IsoDate): IsoDate {
  if (version.from !== null) return version.from;
  const above = version.parentCode === null ? undefined : versions.get(version.parentCode)?.[0];
  const since = above === undefined ? stoodBy : firstDayOf(above, versions, stoodBy);
  return since > stoodBy ? since : stoodBy;
}
