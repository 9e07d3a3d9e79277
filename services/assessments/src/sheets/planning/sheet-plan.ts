import type { NewEvent } from '@ntm-ledger/event-store';
import type { Actor, Warning } from '@ntm-ledger/events';
import { encodeEvent, NotCanonical } from '@ntm-ledger/events';
import { derivedId, eventId } from '@ntm-ledger/service-host';
import { fullName } from '@ntm-ledger/register';
import type { AssessmentRow, SheetPlace, SheetProblem } from '../reading/index.js';
import { columnAt, problemOfCell, problemOfRow } from '../reading/index.js';
import { contentOf, subjectOf } from './content-of.js';
import type { KnownAssessments } from './known-assessments.js';
import type { PlanningGround, RowDecided } from './plan-row.js';
import { decideRow } from './plan-row.js';

/** An event that is to be recorded, in its stream. */
export interface PlannedEvent {
  readonly stream: string;
  readonly event: NewEvent;
}

/** Something to know of a row that is recorded: a rule it breaks, or that its name is not its code's, which stands in the summary alone. */
export interface RowWarning extends Warning {
  readonly row: number;
  /** The unit's full name. */
  readonly unit: string;
}

/** All that is to be recorded of a sheet, decided and written, and what is wrong with it. */
export interface SheetPlan {
  readonly events: readonly PlannedEvent[];
  /** Rows that say what the log holds already. */
  readonly known: number;
  /** Rows that say something else than the log of the same unit, day and round, and take its place. */
  readonly corrections: number;
  readonly problems: readonly SheetProblem[];
  readonly warnings: readonly RowWarning[];
}

export interface SheetPlanOptions extends PlanningGround {
  readonly place: SheetPlace;
  readonly known: KnownAssessments;
  readonly actor: Actor;
}

/** Plans an import: every row is decided and written as it will stand in the log. Nothing is recorded. */
export function planSheet(rows: readonly AssessmentRow[], options: SheetPlanOptions): SheetPlan {
  const planner = new SheetPlanner(options);
  for (const row of rows) planner.take(row);
  return planner;
}

class SheetPlanner implements SheetPlan {
  readonly events: PlannedEvent[] = [];
  readonly problems: SheetProblem[] = [];
  readonly warnings: RowWarning[] = [];
  known = 0;
  corrections = 0;
  private readonly rowBySubject = new Map<string, number>();

  constructor(private readonly options: SheetPlanOptions) {}

  take(row: AssessmentRow): void {
    const decided = decideRow(row, this.options);
    if ('objections' in decided) {
      for (const { path, message } of decided.objections) this.reject(row, path, message);
      return;
    }
    const subject = subjectOf(decided.draft);
    const before = this.rowBySubject.get(subject);
    if (before !== undefined) {
      this.reject(row, 'input.unit', `${fullName(decided.unit)} stands in row ${before} already, of the same day and round`);
      return;
    }
    this.rowBySubject.set(subject, row.row);
    this.plan(row, decided);
  }

  private plan({ row }: AssessmentRow, { draft, stream, unit, doubt }: Exclude<RowDecided, { objections: unknown }>): void {
    const { place, known, actor, position: basedOn } = this.options;
    const requestDigest = contentOf(draft);
    const stand = known.standOf(draft, requestDigest);
    if (stand === 'SAME') {
      this.known += 1;
      return;
    }
    const warned: Warning[] = [...draft.warnings];
    if (doubt !== null) warned.push({ rule: 'nameFitsCode', message: doubt, basis: null });
    this.warnings.push(...warned.map((warning) => ({ ...warning, row, unit: fullName(unit) })));
    if (stand === 'OTHER') this.corrections += 1;
    // The same content has the same id in whatever file it comes; once withdrawn or corrected, it may be said anew.
    const correlationId = derivedId(requestDigest, 'assessment', known.timesSaid(draft, requestDigest));
    try {
      const event = encodeEvent(eventId(correlationId, 0), draft, { actor, basedOn, correlationId, requestDigest });
      this.events.push({ stream, event });
    } catch (error) {
      if (!(error instanceof NotCanonical)) throw error;
      this.problems.push(problemOfRow(place, row, error.message));
    }
  }

  private reject(row: AssessmentRow, path: string, message: string): void {
    const column = columnAt(row, path);
    const { place } = this.options;
    this.problems.push(column === null ? problemOfRow(place, row.row, message) : problemOfCell(place, row.row, column, message));
  }
}
