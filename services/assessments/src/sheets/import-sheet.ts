import { createHash } from 'node:crypto';
import type { EventStore } from '@ntm-ledger/event-store';
import type { RecordingMode, SourceDocument } from '@ntm-ledger/events';
import { COUNTRY_CODE } from '@ntm-ledger/register';
import type { IsoDate } from '@ntm-ledger/temporal';
import { foldAssessments, foldLog } from './fold-log.js';
import type { RowWarning } from './planning/sheet-plan.js';
import { planSheet } from './planning/sheet-plan.js';
import type { SheetFile, SheetProblem, StatedFacts } from './reading/index.js';
import { problemOfSheet, readGrid, readSheet, UnreadableSheet } from './reading/index.js';
import { appendAssessments } from './recording/append-assessments.js';
import { requireSet } from './required-set.js';
import { requireUnit } from './required-unit.js';

/** A sheet that is to be recorded. */
export interface SheetToImport {
  readonly file: SheetFile;
  /** Which sheet of a workbook; null: the only one. */
  readonly sheetName: string | null;
  readonly criteriaSetId: string;
  /** What the command says of all rows. */
  readonly facts: StatedFacts;
  readonly mode: RecordingMode;
  /** The code of the unit whose office fills in the sheet; `VN`: any. */
  readonly scope: string;
  /** The day it is in Vietnam. */
  readonly today: IsoDate;
}

export interface SheetImportOptions {
  /**
   * What bad rows keep from being recorded. ALL_OR_NONE: everything. SKIP_BAD: themselves. CHECK_ONLY: nothing is recorded in any case. A
   * header or head that is not sound keeps everything out.
   */
  readonly rows: 'ALL_OR_NONE' | 'SKIP_BAD' | 'CHECK_ONLY';
  readonly onProgress?: (done: number, total: number) => void;
}

/** What an import came to. */
export interface SheetSummary {
  /** Rows that state something of a unit. */
  readonly rowsRead: number;
  /** Assessments recorded; 0 where nothing was. */
  readonly recorded: number;
  /** Assessments that are sound and not in the log yet. */
  readonly planned: number;
  /** Rows that say what the log held already. */
  readonly known: number;
  /** Rows among the planned that take the place of what the log says of the same unit, day and round. */
  readonly corrections: number;
  readonly problems: readonly SheetProblem[];
  readonly warnings: readonly RowWarning[];
  readonly notes: readonly string[];
  /** Whether header and head are sound; where they are not, no row is recorded. */
  readonly isSound: boolean;
}

/**
 * Records the assessments of a sheet, one a row, by the rules by which `recordAssessment` decides. Everything is read and decided before
 * anything is recorded. What the log holds already is not recorded again, so an import that was cut short is ended by running it once more. The log must have no
 * other writer meanwhile.
 * @throws NoSuchCriteriaSet, or NoSuchUnit when nobody bears the scope's code
 */
export async function importSheet(
  store: EventStore,
  sheet: SheetToImport,
  { rows, onProgress }: SheetImportOptions,
): Promise<SheetSummary> {
  const { file, criteriaSetId, scope } = sheet;
  const log = await foldLog(store);
  const set = requireSet(log, criteriaSetId);
  if (scope !== COUNTRY_CODE) requireUnit(log, scope, sheet.today);
  const grid = await readGrid(file, sheet.sheetName).catch((error: unknown) => {
    if (error instanceof UnreadableSheet) return error;
    throw error;
  });
  if (grid instanceof UnreadableSheet)
    return { ...NOTHING, problems: [problemOfSheet({ file: file.name, sheet: sheet.sheetName }, grid.message)] };
  const known = await foldAssessments(store, criteriaSetId);
  const read = readSheet(grid, set, sheet.facts);
  const plan = planSheet(read.rows, {
    ...log,
    set,
    known,
    mode: sheet.mode,
    scope,
    today: sheet.today,
    sourceOf: sourceOf(file),
    place: { file: grid.file, sheet: grid.sheet },
    actor: { id: 'sheet-import', role: 'admin', scope },
  });
  const problems = [...read.problems, ...plan.problems].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  const isRecorded = read.isSound && (rows === 'SKIP_BAD' || (rows === 'ALL_OR_NONE' && problems.length === 0));
  const planned = plan.events.length;
  if (isRecorded) await appendAssessments(store, plan.events, known, (done) => onProgress?.(done, planned));
  const { rowsRead, notes, isSound } = read;
  const { corrections, warnings } = plan;
  return {
    rowsRead,
    recorded: isRecorded ? planned : 0,
    planned,
    known: plan.known,
    corrections,
    problems,
    warnings,
    notes,
    isSound,
  };
}

const NOTHING = {
  rowsRead: 0,
  recorded: 0,
  planned: 0,
  known: 0,
  corrections: 0,
  warnings: [],
  notes: [],
  isSound: false,
} as const;

/** The sheet as a document: named as the sheet itself says, or by its file, and fixed by the file's digest. */
function sourceOf({ name, bytes }: SheetFile): (title: string | null) => SourceDocument {
  const digest = createHash('sha256').update(bytes).digest('hex');
  return (title) => ({
    title: title ?? `Phiếu đánh giá (${name.normalize('NFC')})`,
    number: null,
    issuer: null,
    issuedOn: null,
    url: null,
    digest,
  });
}
