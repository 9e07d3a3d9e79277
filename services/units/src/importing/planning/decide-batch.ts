import type { Act, Decided, LedgerDraft, Problem, SourceDocument } from '@ntm-ledger/events';
import type { Position } from '@ntm-ledger/event-store';
import type { RegisterView } from '@ntm-ledger/register';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import { decideRegistration } from '../../domain/registration.js';
import type { PlacedChange } from '../../domain/reorganisation.js';
import { decideReorganisation } from '../../domain/reorganisation.js';
import type { Transfer } from '../../domain/territory.js';
import { WorkingRegister } from '../../domain/working-register.js';
import type { FileProblem, RowPlace } from '../reading/index.js';
import type { Batch } from './batches.js';
import type { Planned } from './planned.js';
import { groundsOf } from './planned.js';

/** When and on what ground a batch is recorded. */
export interface BatchGround {
  readonly effectiveOn: IsoDate;
  readonly precision: DatePrecision;
  readonly position: Position;
  /** The document that a row was read in. */
  sourceOf(place: RowPlace, url: string | null): SourceDocument;
}

/** What deciding a batch came to: the events to record, and the rows that were left out of it with the reason. */
export interface DecidedBatch {
  readonly events: readonly LedgerDraft[];
  readonly problems: readonly FileProblem[];
  /** The ids of the units whose rows were left out. */
  readonly refused: readonly string[];
}

/** Rules that no fact of the past breaks: where a file seems to, the file is wrong, or the log is. */
const NEVER_BROKEN: ReadonlySet<string> = new Set(['codeIsFree', 'parentIsLiving', 'nothingIsLeftUnder', 'resolutionBalances']);

/**
 * Has the domain decide a batch, as it decides what a clerk sends in mode BACKFILL. Rows to which it objects are left out, with what rests
 * on them, and the rest is decided again, so that every objection is heard; a batch of which nothing is left gives no events.
 * @param refused the ids of units whose rows were refused before
 */
export function decideBatch(
  batch: Batch,
  register: RegisterView,
  ground: BatchGround,
  refused: ReadonlySet<string>,
): DecidedBatch {
  const problems: FileProblem[] = [];
  const missing = new Set(refused);
  let items: readonly Planned[] = batch.items;
  while (items.length > 0) {
    const unfounded = items.filter((item) => groundsOf(item).some((id) => missing.has(id))).map(withoutGround);
    const decided = unfounded.length > 0 ? null : decide(items, register, ground);
    const objections =
      decided === null
        ? unfounded
        : decided.outcome === 'refused'
          ? objectionsOf(decided, items)
          : brokenRules(decided.events, items);
    if (decided?.outcome === 'accepted' && objections.length === 0)
      return { events: decided.events, problems, refused: [...missing] };
    for (const problem of problemsOf(objections)) problems.push(problem);
    const objected = new Set(objections.map(({ item }) => item));
    for (const item of objected) if (item.what === 'register' || item.what === 'establish') missing.add(item.unit.unitId);
    items = items.filter((item) => !objected.has(item));
  }
  return { events: [], problems, refused: [...missing] };
}

/** An objection to a whole resolution is said once, with how many rows it costs. */
function problemsOf(objections: readonly Objection[]): FileProblem[] {
  return [...Map.groupBy(objections, ({ message }) => message)].flatMap(([message, [first, ...others]]) => {
    if (first === undefined) return [];
    if (message === UNFOUNDED || others.length === 0)
      return [first, ...others].map(({ item }) => ({ ...item.place, column: null, message }));
    const more = `; ${String(others.length)} more rows that belong to it are left out with it`;
    return [{ ...first.item.place, column: null, message: `${message}${more}` }];
  });
}

const UNFOUNDED = 'rests on a unit whose own row is refused';

function withoutGround(item: Planned): Objection {
  return { item, message: UNFOUNDED };
}

interface Objection {
  readonly item: Planned;
  readonly message: string;
}

function objectionsOf(decided: Extract<Decided, { outcome: 'refused' }>, items: readonly Planned[]): Objection[] {
  const { refusal } = decided;
  if (refusal.code !== 'BAD_USER_INPUT') return items.map((item) => ({ item, message: refusal.message }));
  const found = refusal.problems.flatMap((problem) => objectionTo(problem, items));
  return found.length > 0
    ? found
    : items.map((item) => ({ item, message: refusal.problems.map(({ message }) => message).join('; ') }));
}

/** Problems of a command name the place of an item in the list: `items.12`, `input.units.12.parent`. */
function objectionTo({ path, message }: Problem, items: readonly Planned[]): Objection[] {
  const [index] = /\d+/.exec(path) ?? [];
  const item = index === undefined ? undefined : items[Number(index)];
  return item === undefined ? [] : [{ item, message }];
}

/** A warning of a registration stands in the event of its unit; one of a resolution in the first event, about the whole. */
function brokenRules(events: readonly LedgerDraft[], items: readonly Planned[]): Objection[] {
  return events.flatMap(({ warnings, concerns }) => {
    const broken = warnings.filter(({ rule }) => NEVER_BROKEN.has(rule));
    if (broken.length === 0) return [];
    const message = broken.map((warning) => warning.message).join(' ');
    const about = items.filter((item) => item.what === 'register' && concerns.includes(item.unit.unitId));
    return (about.length > 0 ? about : items).map((item) => ({ item, message }));
  });
}

function decide(items: readonly Planned[], register: RegisterView, ground: BatchGround): Decided {
  const { effectiveOn, precision, position } = ground;
  const working = new WorkingRegister(register, effectiveOn, position);
  const said = { mode: 'BACKFILL', effectiveOn, precision, source: sourceOf(items, ground) } as const;
  const units = items.flatMap((item) => (item.what === 'register' ? [item.unit] : []));
  if (units.length > 0) return decideRegistration({ ...said, basis: null, units }, working);
  const basis = actOf(items);
  // Where no act is named, what became of what is read off the register.
  const certainty = basis === null ? 'INFERRED' : 'STATED';
  const changes = items.flatMap((item, index) => changeOf(item, `items.${String(index)}`));
  const transfers = items.flatMap((item, index) => transfersOf(item, `items.${String(index)}`));
  return decideReorganisation({ ...said, basis, certainty, changes, transfers }, working);
}

function changeOf(item: Planned, path: string): PlacedChange[] {
  const { clause } = item;
  if (item.what === 'establish') return [{ kind: 'establish', unit: item.unit, clause, path }];
  return item.what === 'change' ? [{ ...item.change, clause, path }] : [];
}

function transfersOf(item: Planned, path: string): Transfer[] {
  if (item.what !== 'establish' && item.what !== 'absorb') return [];
  const receiverId = item.what === 'establish' ? item.unit.unitId : item.unitId;
  return item.from.map(({ giverId, extent, isRemainder, clause }) => ({
    giverId,
    receiverId,
    extent,
    remainder: isRemainder,
    receiverGoesOn: item.what === 'absorb',
    path,
    clause,
  }));
}

function actOf(items: readonly Planned[]): Act | null {
  return items.find(({ act }) => act !== null)?.act ?? null;
}

/** One document for the batch: the address that all its rows with one name, in the file of the first. */
function sourceOf(items: readonly Planned[], ground: BatchGround): SourceDocument {
  const urls = new Set(items.flatMap(({ url }) => url ?? []));
  const [url, ...others] = urls;
  const [first] = items;
  return ground.sourceOf(first?.place ?? { file: '', line: 0 }, others.length === 0 ? (url ?? null) : null);
}
