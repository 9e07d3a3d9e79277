import type { Position } from '@ntm-ledger/event-store';
import { toPosition, toRevision } from '@ntm-ledger/event-store';
import type { LedgerDraft, LedgerEvent, SourceDocument, Warning } from '@ntm-ledger/events';
import { SCHEMA_VERSIONS, UNITS_STREAM } from '@ntm-ledger/events';
import type { Register } from '@ntm-ledger/register';
import { ancestorsOf, COUNTRY_CODE } from '@ntm-ledger/register';
import { derivedId } from '@ntm-ledger/service-host';
import type { IsoDate } from '@ntm-ledger/temporal';
import type { DatedRegister, FileProblem, RowPlace } from '../reading/index.js';
import type { Batch, Placement } from './batches.js';
import { batchesOf, precisionOf } from './batches.js';
import { DayBefore } from './day-before.js';
import type { DayFacts } from './day-facts.js';
import { daysOf } from './day-facts.js';
import { planDay } from './day-plan.js';
import { decideBatch } from './decide-batch.js';
import type { Planned } from './planned.js';
import { subjectOf } from './planned.js';
import type { PlannedAppend } from './planned-append.js';
import { flawOfAppend, plannedAppend } from './planned-append.js';

/** All that is to be recorded of some files, decided and in order, and what is wrong with them. */
export interface ImportPlan {
  readonly appends: readonly PlannedAppend[];
  /** How many rows say what the log holds already. */
  readonly known: number;
  readonly problems: readonly FileProblem[];
  /** What the recorded facts bear as warnings. */
  readonly warnings: readonly Warning[];
}

export interface PlanOptions {
  /** The register as the log holds it; what is planned is folded into it. */
  readonly register: Register;
  /** The position up to which the register is folded. */
  readonly position: Position;
  /** The correlation ids of what the log holds, taken back or not. */
  readonly recordedBefore: ReadonlySet<string>;
  /** The day by which units stood whose beginning no file knows. */
  readonly stoodBy: IsoDate;
  readonly sourceOf: (place: RowPlace, url: string | null) => SourceDocument;
  readonly onDay?: (done: number, total: number) => void;
}

/** Plans an import: every day in turn, each on the register as the days before leave it. Nothing is recorded. */
export function planImport(dated: DatedRegister, options: PlanOptions): ImportPlan {
  const planner = new ImportPlanner(options);
  const days = daysOf(dated, options.stoodBy);
  const [first] = days;
  if (first === undefined || !planner.enterCountry(first.day)) return planner;
  for (const [index, facts] of days.entries()) {
    planner.take(facts, dated);
    options.onDay?.(index + 1, days.length);
  }
  return planner;
}

class ImportPlanner implements ImportPlan {
  readonly appends: PlannedAppend[] = [];
  readonly problems: FileProblem[] = [];
  readonly warnings: Warning[] = [];
  known = 0;
  private position: Position;
  /** The ids of the units whose rows are refused, so that what rests on them is refused with a reason that helps. */
  private readonly refused = new Set<string>();

  constructor(private readonly options: PlanOptions) {
    this.position = options.position;
  }

  /**
   * The country stands above all, and in no file. A log whose country stands only from a later day on was begun with a later register: what
   * came before cannot be put under it.
   * @returns whether there is a country to put units under
   */
  enterCountry(day: IsoDate): boolean {
    const { register } = this.options;
    const moment = { effectiveOn: day, position: this.position };
    if (register.bearerOf(COUNTRY_CODE, moment) !== undefined) return true;
    for (const id of register.everBearersOf(COUNTRY_CODE)) {
      const [begins] = register.factsOf(id, this.position);
      if (begins === undefined) continue;
      const message =
        `these files begin on ${day}, the register in the log only on ${begins.effectiveOn}; ` +
        'import them into an empty log, or, if units without a first day need not stand earlier, say --stood-by';
      this.problems.push({ file: '', line: null, column: null, message });
      return false;
    }
    const unitId = derivedId(`register ${COUNTRY_CODE} from ${day}`, 'unit');
    const unit = { unitId, kind: 'COUNTRY', type: 'quốc gia', name: 'Việt Nam', code: COUNTRY_CODE, parentId: null } as const;
    const place = { file: '', line: 0 };
    const item = { what: 'register', unit, isLate: false, isOpen: true, place, act: null, clause: null, url: null } as const;
    this.decide({ kind: 'registration', items: [item] }, day);
    return true;
  }

  take(facts: DayFacts, dated: DatedRegister): void {
    const around = new DayBefore(this.options.register, facts.day, this.position);
    const { planned, known, problems, refused } = planDay(facts, dated, around);
    for (const id of refused) this.refused.add(id);
    this.known += known;
    for (const problem of problems) this.problems.push(problem);
    for (const batch of batchesOf(planned, placementOf(planned, around))) this.decide(batch, facts.day);
  }

  private decide(batch: Batch, effectiveOn: IsoDate): void {
    const { register, sourceOf, recordedBefore } = this.options;
    const ground = { effectiveOn, precision: precisionOf(batch), position: this.position, sourceOf };
    const decided = decideBatch(batch, register, ground, this.refused);
    for (const problem of decided.problems) this.problems.push(problem);
    for (const id of decided.refused) this.refused.add(id);
    const [first, ...rest] = decided.events;
    if (first === undefined) return;
    const append = plannedAppend([first, ...rest]);
    const flaw = recordedBefore.has(append.correlationId) ? TAKEN_BACK : flawOfAppend(append);
    if (flaw !== null) {
      this.problems.push({ ...(batch.items[0]?.place ?? { file: '', line: null }), column: null, message: flaw });
      for (const item of batch.items) if ('unit' in item) this.refused.add(item.unit.unitId);
      return;
    }
    this.appends.push(append);
    for (const draft of decided.events) {
      this.position = toPosition(this.position + 1);
      register.apply(provisional(draft, this.position));
      this.warnings.push(...draft.warnings);
    }
  }
}

/** What is said of a row whose very fact is in the log and does not count any more. */
const TAKEN_BACK =
  'this very fact, with what belongs to it, was recorded and taken back; leave the row out, or record it anew by hand if that was wrong';

/** A planned event as the register folds it: its place in the log is the one it will get. */
function provisional(draft: LedgerDraft, position: Position): LedgerEvent {
  return {
    ...draft,
    id: '',
    schemaVersion: SCHEMA_VERSIONS[draft.type],
    stream: UNITS_STREAM,
    revision: toRevision(0),
    position,
    recordedAt: 0,
    actor: { id: '', role: '', scope: '' },
    basedOn: position,
    correlationId: '',
    requestDigest: '',
  };
}

/** Where units stand, those that begin on the day under what they are planned under. */
function placementOf(planned: readonly Planned[], around: DayBefore): Placement {
  const beginning = new Map(
    planned.flatMap((item) =>
      item.what === 'register' || item.what === 'establish' ? [[subjectOf(item), item.unit] as const] : [],
    ),
  );
  const stateOf = (id: string) => around.register.unitAt(id, around.before) ?? around.register.unitAt(id, around.on);
  const provincesOf = (id: string): string[] => {
    const unit = beginning.get(id);
    if (unit !== undefined) {
      if (unit.kind === 'PROVINCE') return [unit.code ?? COUNTRY_CODE];
      return unit.parentId === null ? [COUNTRY_CODE] : provincesOf(unit.parentId);
    }
    const chain = [stateOf(id), ...ancestorsOf(around.register, id, around.before)];
    const province = chain.find((above) => above?.kind === 'PROVINCE');
    return [province?.code ?? COUNTRY_CODE];
  };
  const movedUnder = new Map(
    planned.flatMap((item) =>
      item.what === 'change' && item.change.kind === 'reparent' ? [[item.change.unitId, item.change.parentId] as const] : [],
    ),
  );
  return {
    provincesOf: (id) => {
      const above = movedUnder.get(id);
      return above === undefined ? provincesOf(id) : [...provincesOf(id), ...provincesOf(above)];
    },
    kindOf: (id) => beginning.get(id)?.kind ?? stateOf(id)?.kind,
  };
}
