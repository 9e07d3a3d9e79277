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
  const horizon = horizonOf(register);
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
    on(version.from ?? stoodBy).begins.set(version.code, version);
    if (version.to !== null && version.to !== horizon) on(addDays(version.to, 1)).ends.set(version.code, version);
  }
  for (const succession of successions) on(succession.effectiveOn).successions.push(succession);
  for (const change of changes) on(change.effectiveOn).changes.push(change);
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/**
 * The day with which the files end, when they do: the last day of any version, where nothing is said of any later one. What stands on it has
 * not ended; the files only do not look further.
 */
function horizonOf({ versions, successions }: DatedRegister): IsoDate | null {
  let last: IsoDate | null = null;
  for (const { to } of [...versions.values()].flat()) if (to !== null && (last === null || to > last)) last = to;
  if (last === null) return null;
  const end = last;
  const goesOn = [...versions.values()].flat().some(({ from }) => from !== null && from > end);
  return goesOn || successions.some(({ effectiveOn }) => effectiveOn > end) ? null : end;
}
