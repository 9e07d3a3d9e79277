import type { Register, UnitState } from '@ntm-ledger/register';
import { byCodeAndId, isLiving, isRuralCommune } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import { dayNumber } from '@ntm-ledger/temporal';
import type { Stretch, TitleFlow, TitlesOfOneDay } from '../domain/title-flow.js';
import { changeBy, flowsOfKnowledge, flowsOverDays } from '../domain/title-flow.js';
import type { Title } from '../domain/title.js';
import { bitOf } from './held-levels.js';
import { ScopeCourse, ScopeOverTime } from './scope-course.js';
import type { TitleModel } from './title-model.js';
import type { TitlesBetween } from './turning-units.js';
import { countedUnits, onlyRuralOnesCount, turningUnits } from './turning-units.js';

/** Which titles are counted where, and between which moments. */
export interface TitleChangesQuestion extends TitlesBetween {
  /** An official code, or VN. */
  readonly code: string;
}

/** Why the number of titles in a scope is another than it was. */
export interface TitleChanges {
  readonly scopeBefore: UnitState | undefined;
  readonly scopeAfter: UnitState | undefined;
  readonly before: number;
  readonly after: number;
  /** What was learnt of the earlier day, then what happened since; each in the order of days. */
  readonly flows: readonly TitleFlow[];
  /** Whether the flows add up to the difference. */
  readonly balanced: boolean;
}

/**
 * Explains how a number of titles changed. The way from the earlier moment to the later one is taken in two steps: first what is known of the earlier
 * day grows to what is known at the later moment, then days pass. On each step every title counts at its start or not, and at its end or not, and its
 * flows are the turns between; so the flows of all titles add up to the difference of the two numbers, which are counted apart from them.
 *
 * Only those units are looked at of which a title may turn, see `turningUnits`.
 * @returns undefined where the code is nobody's at either moment
 */
export function titleChanges(model: TitleModel, register: Register, question: TitleChangesQuestion): TitleChanges | undefined {
  const { code, from, to } = question;
  const scope = new ScopeOverTime(register, code, from, to);
  const [scopeBefore, scopeAfter] = [scope.at(from), scope.at(to)];
  if (scopeBefore === undefined && scopeAfter === undefined) return undefined;
  const before = countHolders(model, countedUnits(register, scopeBefore, question, from), question, from);
  const after = countHolders(model, countedUnits(register, scopeAfter, question, to), question, to);
  const flows = flowsOf(model, register, scope, question);
  const net = flows.reduce((sum, flow) => sum + changeBy(flow), 0);
  return { scopeBefore, scopeAfter, before, after, flows, balanced: before + net === after };
}

/** Whether a unit's titles of a level are counted: of communes in the new-rural scheme those of the rural ones, as summaries count them. */
function isCounted(unit: UnitState, question: TitleChangesQuestion): boolean {
  if (unit.kind !== question.kind || !isLiving(unit)) return false;
  return !onlyRuralOnesCount(question) || isRuralCommune(unit);
}

/** Those of some units that hold the level. */
function countHolders({ held }: TitleModel, units: Int32Array, { level }: TitleChangesQuestion, moment: Moment): number {
  const bit = bitOf(level);
  const [day, known] = [dayNumber(moment.effectiveOn), held.knownBy(moment.position)];
  let count = 0;
  for (let at = units.length - 1; at >= 0; at -= 1) if ((held.heldBy(units[at] ?? 0, day, known) & bit) !== 0) count += 1;
  return count;
}

function flowsOf(model: TitleModel, register: Register, scope: ScopeOverTime, question: TitleChangesQuestion): TitleFlow[] {
  const { level, from, to, kind } = question;
  const days = { first: from.effectiveOn, last: to.effectiveOn };
  const course = new ScopeCourse(register, scope, kind, days, to.position);
  const learnt = from.position < to.position;
  const courseThen = learnt ? new ScopeCourse(register, scope, kind, { ...days, last: days.first }, from.position) : course;
  const flows: Flow[] = [];
  const ofLevel = (id: string, moment: Moment): Title[] => model.titlesOf(id, moment).filter((title) => title.level === level);
  // A title that had ended by the first day counts on none of the days.
  const isOfThePeriod = ({ ending }: Title): boolean => ending === null || ending.on > days.first;
  const columns = register.inColumns();
  const { steady, others } = turningUnits({ titles: model, register }, { scope, course }, question);
  const isSteady = new Set(steady);
  for (const number of [...steady, ...others]) {
    const id = columns.ids[number] ?? '';
    const titles = ofLevel(id, to);
    const titlesThen = learnt ? ofLevel(id, from) : titles;
    if (!titles.some(isOfThePeriod) && !titlesThen.some(isOfThePeriod)) continue;
    const counted = isSteady.has(number)
      ? [{ from: days.first, counted: true }]
      : countedOver(register, course, id, question, to);
    const found = flowsOverDays(titles, counted, days);
    if (learnt) {
      const then: TitlesOfOneDay = {
        titles: titlesThen,
        unitCounted: isSteady.has(number) || countedOver(register, courseThen, id, question, from)[0]?.counted === true,
      };
      const now: TitlesOfOneDay = {
        titles: titles.filter((title) => title.from <= days.first),
        unitCounted: counted[0]?.counted === true,
      };
      found.push(...flowsOfKnowledge(then, now, days.first));
    }
    for (const flow of found) flows.push({ flow, unit: columns.unitAt(number, to) ?? columns.unitAt(number, from) });
  }
  return flows.sort(byDayAndUnit).map(({ flow }) => flow);
}

interface Flow {
  readonly flow: TitleFlow;
  readonly unit: UnitState | undefined;
}

function byDayAndUnit(a: Flow, b: Flow): number {
  if (a.flow.knownLater !== b.flow.knownLater) return a.flow.knownLater ? -1 : 1;
  if (a.flow.on !== b.flow.on) return a.flow.on < b.flow.on ? -1 : 1;
  return a.unit === undefined || b.unit === undefined ? 0 : byCodeAndId(a.unit, b.unit);
}

/** Whether a unit is counted in the scope, from which day on. */
function countedOver(
  register: Register,
  course: ScopeCourse,
  id: string,
  question: TitleChangesQuestion,
  { position }: Moment,
): Stretch[] {
  const lying = course.of(id);
  const own = course.changeDaysOf(id);
  const lies = lying.map(({ from }) => from);
  const days = own.length === 0 ? lies : [...new Set([...lies, ...own])].sort();
  return days.map((day) => {
    const inside = lying.findLast(({ from }) => from <= day)?.inside === true;
    const unit = inside ? register.unitAt(id, { effectiveOn: day, position }) : undefined;
    return { from: day, counted: unit !== undefined && isCounted(unit, question) };
  });
}
