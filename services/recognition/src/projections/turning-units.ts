import type { Level, UnitKind } from '@ntm-ledger/events';
import type { Register, UnitState } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import { dayNumber } from '@ntm-ledger/temporal';
import { schemeOfLevel } from '../domain/schemes.js';
import type { ScopeCourse, ScopeOverTime } from './scope-course.js';
import type { TitleModel } from './title-model.js';

/** Which titles are counted, and between which moments. */
export interface TitlesBetween {
  readonly level: Level;
  /** The tier of the units whose titles are counted. */
  readonly kind: UnitKind;
  /** The earlier moment, on both clocks. */
  readonly from: Moment;
  readonly to: Moment;
}

/** Whether of the communes only the rural ones count: the new-rural levels are theirs, see `isRuralCommune`. */
export function onlyRuralOnesCount({ kind, level }: Pick<TitlesBetween, 'kind' | 'level'>): boolean {
  return kind === 'COMMUNE' && schemeOfLevel(level) === 'NEW_RURAL';
}

/** The units of a scope, itself among them, whose titles of the level are counted at a moment, by number. */
export function countedUnits(
  register: Register,
  scope: UnitState | undefined,
  asked: Pick<TitlesBetween, 'kind' | 'level'>,
  moment: Moment,
): Int32Array {
  if (scope === undefined) return NO_UNITS;
  const standing = register.inColumns().within(scope.id, moment, asked.kind);
  return onlyRuralOnesCount(asked) ? standing.ruralCommunes() : standing.ofKind(asked.kind);
}

const NO_UNITS = new Int32Array(0);

/** The units of which a title of the level may come to count or no longer do, by number, each once. */
export interface TurningUnits {
  /** Those that are counted on every day: what turns are their titles. */
  readonly steady: readonly number[];
  /** Those that may be counted on some days only. */
  readonly others: readonly number[];
}

/**
 * Where to look for changes of titles. Where more became known of units, or the scope is another unit, that is everywhere: in all units that ever stood
 * in it and were ever said to have the level. Otherwise a unit about which nothing comes into force, and that lies in what stays where it is, is counted
 * on every day or on none. So it is one of those that count on the first day, and one of its titles begins or ends, or more became known of them. Of a
 * province's hundreds of units a year leaves some tens.
 */
export function turningUnits(
  { titles, register }: Known,
  { scope, course }: { readonly scope: ScopeOverTime; readonly course: ScopeCourse },
  asked: TitlesBetween,
): TurningUnits {
  const { level, kind, from, to } = asked;
  const columns = register.inColumns();
  const everHeld = (number: number): boolean => titles.held.everHeld(number, level);
  const everIn = (): number[] => those(columns.everUnderOf(scope.ids, kind), everHeld);
  if (columns.everLearntBetween(from.position, to.position, scope.ids) || course.isAnotherUnit())
    return { steady: [], others: everIn() };
  const [first, last] = [from.effectiveOn, to.effectiveOn];
  const [after, until] = [dayNumber(first), dayNumber(last)];
  const learns = (number: number): boolean =>
    from.position < to.position && titles.learntBetween(columns.ids[number] ?? '', from.position, to.position);
  const turning = those(
    countedUnits(register, scope.at(from), asked, from),
    (number) => everHeld(number) && (titles.held.everTurnsBetween(number, after, until) || learns(number)),
  );
  if (!columns.everChangesBetween(first, last, scope.ids)) return { steady: turning, others: [] };
  const changes = columns.changesBetween(first, last, to.position);
  return { steady: turning.filter((number) => !changes(number)), others: everIn().filter(changes) };
}

/** What is known of titles and units. */
interface Known {
  readonly titles: Pick<TitleModel, 'held' | 'learntBetween'>;
  readonly register: Register;
}

/** Those of some units that are asked for; an iterator of the array would make an object for each unit. */
function those(units: Int32Array, isAsked: (number: number) => boolean): number[] {
  const chosen: number[] = [];
  units.forEach((number) => {
    if (isAsked(number)) chosen.push(number);
  });
  return chosen;
}
