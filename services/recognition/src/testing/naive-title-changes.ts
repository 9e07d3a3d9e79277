import type { Level, UnitKind } from '@ntm-ledger/events';
import type { RegisterView } from '@ntm-ledger/register';
import { isLiving, isRuralCommune } from '@ntm-ledger/register';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';
import type { Title } from '../domain/title.js';
import { isInForce } from '../domain/title.js';
import type { TitleChangesQuestion } from '../projections/title-changes.js';
import type { History } from './history.js';

/** A title that counts at a moment. */
interface Counted {
  readonly unitId: string;
  readonly titleId: string;
}

/** What was found by looking at every unit on every day. */
export interface NaiveChanges {
  readonly before: number;
  readonly after: number;
  /** "GRANTED title 7 2019-01-01", in alphabetical order. */
  readonly flows: readonly string[];
}

/**
 * The same question, answered the long way: every unit of the country is looked at on every day on which anything happened, as it is known at the
 * later moment, and each difference between one day and the next is named by what the title is on that day.
 */
export function naiveTitleChanges(history: History, question: TitleChangesQuestion): NaiveChanges {
  const { from, to } = question;
  const start = countedAt(history, question, from);
  const known: Moment = { effectiveOn: from.effectiveOn, position: to.position };
  const flows = differences(history, start, countedAt(history, question, known), from, known, true);
  const days = [...new Set(history.events.map(({ effectiveOn }) => effectiveOn))]
    .filter((day) => day > from.effectiveOn && day <= to.effectiveOn)
    .sort();
  let before = known;
  for (const day of days) {
    const now: Moment = { effectiveOn: day, position: to.position };
    flows.push(
      ...differences(history, countedAt(history, question, before), countedAt(history, question, now), before, now, false),
    );
    before = now;
  }
  return { before: start.length, after: countedAt(history, question, to).length, flows: flows.sort() };
}

function differences(
  history: History,
  before: readonly Counted[],
  after: readonly Counted[],
  then: Moment,
  now: Moment,
  learnt: boolean,
): string[] {
  const missing = (from: readonly Counted[], other: readonly Counted[]): readonly Counted[] =>
    from.filter(({ titleId }) => !other.some((counted) => counted.titleId === titleId));
  const flow = (kind: string, titleId: string, on: IsoDate): string => `${kind} ${titleId} ${on}${learnt ? ' learnt' : ''}`;
  const gained = missing(after, before).map(({ unitId, titleId }) => {
    const past = titleOf(history, unitId, titleId, then);
    const title = titleOf(history, unitId, titleId, now);
    if (past === undefined) return flow('GRANTED', titleId, title?.from ?? now.effectiveOn);
    return flow(isInForce(past) ? 'MOVED_IN' : 'RESTORED', titleId, now.effectiveOn);
  });
  const lost = missing(before, after).map(({ unitId, titleId }) => {
    const title = titleOf(history, unitId, titleId, now);
    if (title === undefined) return flow('CORRECTED', titleId, now.effectiveOn);
    return title.ending === null
      ? flow('MOVED_OUT', titleId, now.effectiveOn)
      : flow(title.ending.manner, titleId, title.ending.on);
  });
  return [...gained, ...lost];
}

function titleOf({ model }: History, unitId: string, titleId: string, moment: Moment): Title | undefined {
  return model.titlesOf(unitId, moment).find(({ id }) => id === titleId);
}

function countedAt({ register, model }: History, question: TitleChangesQuestion, moment: Moment): Counted[] {
  const scope = scopeAt(register, question, moment);
  if (scope === undefined) return [];
  return [...register.ids()]
    .filter((id) => liesIn(register, id, scope, moment) && isAsked(register, id, question.kind, question.level, moment))
    .flatMap((unitId) =>
      model
        .titlesOf(unitId, moment)
        .flatMap((title) => (title.level === question.level && isInForce(title) ? [{ unitId, titleId: title.id }] : [])),
    );
}

/** The unit that bears the code, or on a day on which nobody does the one that bears it at either end, if it stands. */
function scopeAt(register: History['register'], { code, from, to }: TitleChangesQuestion, moment: Moment): string | undefined {
  const bearer = register.bearerOf(code, moment);
  if (bearer !== undefined) return bearer.id;
  const ends = [register.bearerOf(code, from), register.bearerOf(code, to)].flatMap((unit) => unit?.id ?? []);
  return ends.find((id) => {
    const unit = register.unitAt(id, moment);
    return unit !== undefined && isLiving(unit);
  });
}

function liesIn(register: RegisterView, id: string, scope: string, moment: Moment): boolean {
  for (let at: string | null = id; at !== null;) {
    const unit = register.unitAt(at, moment);
    if (unit?.ended !== null) return false;
    if (at === scope) return true;
    at = unit.parentId;
  }
  return false;
}

function isAsked(register: RegisterView, id: string, kind: UnitKind, level: Level, moment: Moment): boolean {
  const unit = register.unitAt(id, moment);
  if (unit?.kind !== kind) return false;
  return kind !== 'COMMUNE' || level === 'CIVILISED_URBAN' || isRuralCommune(unit);
}
