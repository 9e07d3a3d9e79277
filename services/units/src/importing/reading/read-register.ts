import { assemble } from './assembly.js';
import type { DatedRegister } from './dated-register.js';
import { soundGoings } from './divisions.js';
import type { FileProblem, RegisterFile } from './file-problem.js';
import { gatherRows } from './gathered-rows.js';
import { oneChangeADay } from './later-change.js';
import { lonelyMergers } from './lonely-mergers.js';
import { datedByReform } from './reform-day.js';
import type { SheetRows } from './sheet-rows.js';
import { isDated } from './succession.js';
import { unitFileOf } from './unit-file.js';

/** What reading came to. */
export interface RegisterRead {
  /** What the files say, as far as it is sound. */
  readonly register: DatedRegister;
  /** Everything that is not, by file in the order given, and line. */
  readonly problems: readonly FileProblem[];
}

/** Reads the files of a register together. A file is known by its header, whatever its name; nothing in a file makes this throw. */
export function readRegister(files: readonly RegisterFile[]): RegisterRead {
  const rows = gatherRows(files);
  const unitRows = rows.units.map(({ read }) => read);
  const unitFiles = unitRows.map(unitFileOf);
  const units = assemble(
    unitFiles.map(({ file }) => file),
    spoiledIn(rows.units),
  );

  const allUnits = unitRows.flat();
  const dated = rows.successions.map(({ read }) => datedByReform(read, allUnits));
  const spoiled = spoiledIn(rows.successions);
  const goings = soundGoings(
    dated.flatMap((file) => file.rows),
    spoiled,
  );
  const successions = goings.sound.filter(isDated);
  const { lonely, problems: ofLonely } = lonelyMergers(successions, units.versions, spoiled);
  const changes = oneChangeADay(rows.changes.flatMap(({ read }) => read));

  const problems = [
    rows.problems,
    ...[...rows.units, ...rows.successions, ...rows.changes, ...unitFiles, ...dated].map((part) => part.problems),
    ...[units.problems, goings.problems, ofLonely, changes.problems],
  ];
  return {
    register: {
      versions: units.versions,
      successions: successions.filter((succession) => !lonely.has(succession)),
      changes: changes.changes,
      rowsRead: rows.rowsRead,
    },
    problems: inOrder(problems.flat(), files),
  };
}

function spoiledIn(sheets: readonly SheetRows<unknown>[]): ReadonlySet<string> {
  return new Set(sheets.flatMap(({ spoiled }) => [...spoiled]));
}

function inOrder(problems: readonly FileProblem[], files: readonly RegisterFile[]): readonly FileProblem[] {
  const places = new Map(files.map(({ name }, index) => [name, index]));
  const place = ({ file }: FileProblem): number => places.get(file) ?? 0;
  return problems.toSorted((one, other) => place(one) - place(other) || (one.line ?? 0) - (other.line ?? 0));
}
