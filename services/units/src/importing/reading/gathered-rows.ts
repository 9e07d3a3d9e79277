import type { FileProblem, RegisterFile } from './file-problem.js';
import { FORMATS } from './formats.js';
import { readFormerSuccession } from './former-succession.js';
import type { LaterChange } from './later-change.js';
import { readLaterChange } from './later-change.js';
import { readReformSuccession } from './reform-succession.js';
import type { SheetRows } from './sheet-rows.js';
import { rowsOf } from './sheet-rows.js';
import { sheetOf } from './sheet.js';
import type { NamedSuccession } from './succession.js';
import type { UnitVersion } from './unit-version.js';
import { readUnitVersion } from './unit-version.js';

/** The rows of all files by what they tell, each read by itself. A list has an entry for each file of its format, in the order given. */
export interface GatheredRows {
  readonly units: readonly SheetRows<UnitVersion>[];
  readonly successions: readonly SheetRows<NamedSuccession>[];
  readonly changes: readonly SheetRows<LaterChange>[];
  /** What is wrong with files and lines that did not come to be rows. */
  readonly problems: readonly FileProblem[];
  /** Rows under the headers, those with problems included. */
  readonly rowsRead: number;
}

export function gatherRows(files: readonly RegisterFile[]): GatheredRows {
  const units: SheetRows<UnitVersion>[] = [];
  const successions: SheetRows<NamedSuccession>[] = [];
  const changes: SheetRows<LaterChange>[] = [];
  const problems: (readonly FileProblem[])[] = [];
  let rowsRead = 0;
  for (const file of files) {
    const sheet = sheetOf(file);
    if (!('format' in sheet)) {
      problems.push([sheet]);
      continue;
    }
    problems.push(sheet.problems);
    rowsRead += sheet.rows.length;
    switch (sheet.format) {
      case 'units':
        units.push(rowsOf(sheet, FORMATS.units, readUnitVersion));
        break;
      case 'formerSuccessions':
        successions.push(rowsOf(sheet, FORMATS.formerSuccessions, readFormerSuccession));
        break;
      case 'reformSuccessions':
        successions.push(rowsOf(sheet, FORMATS.reformSuccessions, readReformSuccession));
        break;
      case 'laterChanges':
        changes.push(rowsOf(sheet, FORMATS.laterChanges, readLaterChange));
        break;
    }
  }
  return { units, successions, changes, problems: problems.flat(), rowsRead };
}
