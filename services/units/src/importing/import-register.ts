import type { EventStore, ExpectedRevision } from '@ntm-ledger/event-store';
import { NO_STREAM } from '@ntm-ledger/event-store';
import type { EventType, Warning } from '@ntm-ledger/events';
import { decodeEvent, UNITS_STREAM } from '@ntm-ledger/events';
import { Register } from '@ntm-ledger/register';
import type { IsoDate } from '@ntm-ledger/temporal';
import type { ImportPlan } from './planning/import-plan.js';
import { planImport } from './planning/import-plan.js';
import type { DatedRegister, FileProblem } from './reading/index.js';
import { appendPlan } from './recording/append-plan.js';
import type { SourceOf } from './source-documents.js';

/** A register as files give it, ready to be recorded. */
export interface RegisterToImport {
  readonly register: DatedRegister;
  /** What is wrong with rows that are left out of it. */
  readonly problems: readonly FileProblem[];
  readonly sourceOf: SourceOf;
  /** The day by which units stood whose beginning no file knows. */
  readonly stoodBy: IsoDate;
}

export interface ImportOptions {
  /**
   * What bad rows keep from being recorded. ALL_OR_NONE: everything. SKIP_BAD: themselves and what rests on them. CHECK_ONLY: nothing is
   * recorded in any case.
   */
  readonly rows: 'ALL_OR_NONE' | 'SKIP_BAD' | 'CHECK_ONLY';
  readonly onProgress?: (step: 'planning' | 'recording', done: number, total: number) => void;
}

export type EventCounts = Readonly<Partial<Record<EventType, number>>>;

/** What an import came to. */
export interface ImportSummary {
  readonly rowsRead: number;
  /** Events recorded, by type; empty where nothing was. */
  readonly recorded: EventCounts;
  /** Events that are sound and were to be recorded, by type. */
  readonly planned: EventCounts;
  /** Rows that say what the log held already. */
  readonly known: number;
  /** Rows that were refused, with the reason. */
  readonly problems: readonly FileProblem[];
  /** What the recorded facts bear as warnings. */
  readonly warnings: readonly Warning[];
}

/**
 * Records a register of units with all its changes. Everything is decided before anything is recorded, by the rules by which a clerk's
 * mutations are decided in mode BACKFILL; so a bad row is found before the first append. What the log holds already is not recorded again,
 * so an import that was cut short is ended by running it once more. The log must have no other writer meanwhile.
 */
export async function importRegister(
  store: EventStore,
  { register: dated, problems: unreadable, sourceOf, stoodBy }: RegisterToImport,
  { rows, onProgress }: ImportOptions,
): Promise<ImportSummary> {
  const register = new Register();
  const recordedBefore = new Set<string>();
  let revision: ExpectedRevision = NO_STREAM;
  for await (const batch of store.readStream(UNITS_STREAM)) {
    for (const recorded of batch) {
      const event = decodeEvent(recorded);
      register.apply(event);
      recordedBefore.add(event.correlationId);
      revision = event.revision;
    }
  }
  const end = { position: await store.head(), revision };
  const onDay = (done: number, total: number): void => onProgress?.('planning', done, total);
  const plan = planImport(dated, { register, position: end.position, recordedBefore, stoodBy, sourceOf, onDay });
  const problems = [...unreadable, ...plan.problems].sort(byPlace);
  const isRecorded = rows === 'SKIP_BAD' || (rows === 'ALL_OR_NONE' && problems.length === 0);
  const planned = countsOf(plan.appends);
  const total = Object.values(planned).reduce((sum, count) => sum + count, 0);
  if (isRecorded) await appendPlan(store, plan.appends, end, (done) => onProgress?.('recording', done, total));
  return {
    rowsRead: dated.rowsRead,
    recorded: isRecorded ? planned : {},
    planned,
    known: plan.known,
    problems,
    warnings: plan.warnings,
  };
}

function countsOf(appends: ImportPlan['appends']): EventCounts {
  const counts: Partial<Record<EventType, number>> = {};
  for (const { events } of appends) for (const { type } of events) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

function byPlace(a: FileProblem, b: FileProblem): number {
  return a.file === b.file ? (a.line ?? 0) - (b.line ?? 0) : a.file < b.file ? -1 : 1;
}
