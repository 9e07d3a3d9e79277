import { byCharacters } from '@ntm-ledger/register';
import type { FileProblem } from './file-problem.js';
import { problemAt } from './file-problem.js';
import type { UnitVersion } from './unit-version.js';
import { endOf, saySame, startOf } from './unit-version.js';

/** The versions of one file, by code; those of a code by day, none overlapping. */
export interface UnitFile {
  readonly versions: ReadonlyMap<string, readonly UnitVersion[]>;
  /** How many versions a code has on average, 1 for a register of one day: the more, the closer the file follows its units. */
  readonly fineness: number;
}

/** Sets the rows of a file in order. Of two that stand at one time the one further down the file is left out, as a problem. */
export function unitFileOf(rows: readonly UnitVersion[]): { readonly file: UnitFile; readonly problems: readonly FileProblem[] } {
  const problems: FileProblem[] = [];
  const versions: Map<string, readonly UnitVersion[]> = Map.groupBy(rows, ({ code }) => code);
  for (const [code, given] of versions) {
    if (given.length > 1) versions.set(code, withoutOverlaps(given.toSorted(byDay), problems));
  }
  return { file: { versions, fineness: versions.size === 0 ? 0 : rows.length / versions.size }, problems };
}

function withoutOverlaps(byBeginning: readonly UnitVersion[], problems: FileProblem[]): readonly UnitVersion[] {
  const kept: UnitVersion[] = [];
  for (const row of byBeginning) {
    const last = kept.at(-1);
    if (last === undefined || endOf(last) < startOf(row)) {
      kept.push(row);
      continue;
    }
    const [first, second] = last.place.line < row.place.line ? [last, row] : [row, last];
    problems.push(overlap(first, second));
    kept[kept.length - 1] = first;
  }
  return kept;
}

function byDay(one: UnitVersion, other: UnitVersion): number {
  return byCharacters(startOf(one), startOf(other)) || byCharacters(endOf(one), endOf(other));
}

function overlap(first: UnitVersion, second: UnitVersion): FileProblem {
  const { line } = first.place;
  if (saySame(first, second) && first.from === second.from && first.to === second.to) {
    return problemAt(second.place, null, `${second.code} is said twice: line ${line} is the same; take one away`);
  }
  return problemAt(
    second.place,
    second.from === null ? 'valid_to' : 'valid_from',
    `${second.code} stands from ${second.from ?? 'the beginning'} to ${second.to ?? 'this day'}, which overlaps line ${line} ` +
      `(from ${first.from ?? 'the beginning'} to ${first.to ?? 'this day'}); one code bears one unit at a time`,
  );
}
