import type { IsoDate } from '@ntm-ledger/temporal';
import type { FileProblem } from './file-problem.js';
import type { NamedSuccession } from './succession.js';
import type { UnitVersion } from './unit-version.js';

/**
 * Gives the rows of a reform's file their day, by the rows of all files of units. The rows of other files have one and keep it.
 * @param rows of one file
 * @returns the rows without a day, and the problem, when no day can be found
 */
export function datedByReform(
  rows: readonly NamedSuccession[],
  units: readonly UnitVersion[],
): { readonly rows: readonly NamedSuccession[]; readonly problems: readonly FileProblem[] } {
  const dateless = rows.find(({ effectiveOn }) => effectiveOn === null);
  if (dateless === undefined) return { rows, problems: [] };
  const day = dayOfNewUnits(new Set(rows.map(({ newCode }) => newCode)), units);
  if (day !== null) return { rows: rows.map((row) => ({ ...row, effectiveOn: row.effectiveOn ?? day })), problems: [] };
  const message = 'has no day of its own; read it together with the register after the reform (units-2025.csv)';
  return { rows, problems: [{ file: dateless.place.file, line: null, column: null, message }] };
}

/**
 * The day on which the new units of a reform begin. Nearly every one takes over the code of an old unit, so the rows tell many days;
 * that of the reform is the most frequent. Where two are equally frequent, and where fewer than half of the codes with any first day begin on
 * it, the register after the reform is not among the files and the days are those of old changes: then there is none.
 */
function dayOfNewUnits(newCodes: ReadonlySet<string | null>, units: readonly UnitVersion[]): IsoDate | null {
  const codesByDay = new Map<IsoDate, Set<string>>();
  const dated = new Set<string>();
  for (const { code, from } of units) {
    if (from === null || !newCodes.has(code)) continue;
    dated.add(code);
    codesByDay.set(from, (codesByDay.get(from) ?? new Set()).add(code));
  }
  const [first, second] = [...codesByDay].map(([day, { size }]) => ({ day, size })).sort((a, b) => b.size - a.size);
  if (first === undefined || first.size === second?.size || 2 * first.size < dated.size) return null;
  return first.day;
}
