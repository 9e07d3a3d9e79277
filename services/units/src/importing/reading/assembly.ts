import type { IsoDate } from '@ntm-ledger/temporal';
import { dayAfter } from './days.js';
import type { FileProblem } from './file-problem.js';
import { pointedAt, problemAt } from './file-problem.js';
import type { UnitFile } from './unit-file.js';
import type { UnitVersion } from './unit-version.js';
import { endOf, saySame, standsOn, startOf } from './unit-version.js';

/** The versions of all units, by code; those of a code by day, none overlapping. */
export type Versions = ReadonlyMap<string, readonly UnitVersion[]>;

/**
 * Puts the files of units together. The same units stand in a fine history and in registers of one day, which know of every unit only
 * how it stood on their day. So the finer file (more rows a code; of equals the one given first) is believed, and a row of a coarser
 * one either repeats what is known, which is checked, or goes on where the finer files end.
 * @param spoiled what stands in rows that were left out: a gap of these codes says nothing
 */
export function assemble(
  files: readonly UnitFile[],
  spoiled: ReadonlySet<string>,
): { readonly versions: Versions; readonly problems: readonly FileProblem[] } {
  const versions = new Map<string, readonly UnitVersion[]>();
  const problems: FileProblem[] = [];
  for (const file of files.toSorted((one, other) => other.fineness - one.fineness)) {
    for (const [code, rows] of file.versions) {
      const finer = versions.get(code);
      if (finer === undefined) {
        versions.set(code, rows);
        continue;
      }
      const added: UnitVersion[] = [];
      for (const row of rows) {
        const fit = fitOf(row, finer);
        if (fit.is === 'new') added.push(fit.version);
        if (fit.is === 'contradiction') problems.push(contradiction(row, fit.finer));
        if (fit.is === 'in a gap' && !spoiled.has(code)) problems.push(revival(row, fit.ended));
      }
      if (added.length > 0) versions.set(code, inOrder([...finer, ...added]));
    }
  }
  return { versions, problems };
}

/** What a row comes to beside the finer files. */
type Fit =
  | { readonly is: 'known' }
  | { readonly is: 'new'; readonly version: UnitVersion }
  | { readonly is: 'contradiction'; readonly finer: UnitVersion }
  | { readonly is: 'in a gap'; readonly ended: UnitVersion };

const KNOWN: Fit = { is: 'known' };

/**
 * @param finer what finer files know of the code, by day. Other rows of the row's own file are not among them: they do not overlap it,
 *   and what they add does not touch what it adds.
 */
function fitOf(row: UnitVersion, finer: readonly UnitVersion[]): Fit {
  const begun = finer.findLast((version) => startOf(version) <= endOf(row));
  if (begun === undefined) return { is: 'new', version: row };
  if (standsOn(begun, row.to)) return saySame(begun, row) ? KNOWN : { is: 'contradiction', finer: begun };
  const next = begun.to === null ? null : dayAfter(begun.to);
  if (begun !== finer.at(-1) || next === null) return { is: 'in a gap', ended: begun };
  return { is: 'new', version: { ...row, from: laterOf(row.from, next) } };
}

function laterOf(from: IsoDate | null, next: IsoDate): IsoDate {
  return from !== null && from > next ? from : next;
}

function inOrder(versions: readonly UnitVersion[]): readonly UnitVersion[] {
  return versions.toSorted((one, other) => (startOf(one) < startOf(other) ? -1 : 1));
}

function contradiction(row: UnitVersion, finer: UnitVersion): FileProblem {
  const where = pointedAt(finer.place, row.place);
  const day = row.to ?? 'this day';
  return problemAt(
    row.place,
    null,
    `${row.code} contradicts ${where}: on ${day} it is ${told(row)} here and ${told(finer)} there; mend one`,
  );
}

function revival(row: UnitVersion, ended: UnitVersion): FileProblem {
  const where = pointedAt(ended.place, row.place);
  return problemAt(
    row.place,
    'valid_to',
    `${row.code} contradicts ${where}: it stands on ${row.to ?? 'this day'} here, but there it ended on ${ended.to ?? 'this day'} and ` +
      'is not back by then; mend one',
  );
}

function told({ type, name, parentCode }: UnitVersion): string {
  return `${type} ${name}${parentCode === null ? '' : ` under ${parentCode}`}`;
}
