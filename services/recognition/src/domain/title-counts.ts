import type { Level, UnitKind } from '@ntm-ledger/events';
import type { Register, RegisterView, UnitState } from '@ntm-ledger/register';
import { ancestorsOf, isLiving } from '@ntm-ledger/register';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';
import type { Known } from './known.js';
import type { Title } from './title.js';
import { lastDayOfYear, yearOf } from './year.js';

/** Which titles are counted: of a level, of units of a kind in a scope. */
export interface TitleSubject {
  readonly scopeId: string;
  readonly unitKind: UnitKind;
  readonly level: Level;
}

/** A unit with the title that counts for it. */
export interface TitledUnit {
  readonly unit: UnitState;
  readonly title: Title;
}

type KnownUnitsAndTitles = Pick<Known, 'register' | 'titles'>;

/** The living units of a kind in a scope at a moment, the scope itself among them. */
export function unitsIn(register: Register, scopeId: string, unitKind: UnitKind, moment: Moment): UnitState[] {
  const scope = register.unitAt(scopeId, moment);
  if (scope === undefined || !isLiving(scope)) return [];
  const columns = register.inColumns();
  const numbers = columns.within(scopeId, moment, unitKind).ofKind(unitKind);
  return [...numbers].flatMap((number) => columns.unitAt(number, moment) ?? []);
}

/** Whether a unit is a scope or lies in it at a moment; an ended one lies where it lay. */
export function liesWithin(register: RegisterView, unitId: string, scopeId: string, moment: Moment): boolean {
  return unitId === scopeId || ancestorsOf(register, unitId, moment).some(({ id }) => id === scopeId);
}

/** The units of the scope that hold the level at a moment. */
export function holdersIn({ register, titles }: KnownUnitsAndTitles, subject: TitleSubject, moment: Moment): UnitState[] {
  const { scopeId, unitKind, level } = subject;
  const holds = titles.holdersOf(level, moment);
  return unitsIn(register, scopeId, unitKind, moment).filter(({ id }) => holds(id));
}

/**
 * The units that were given the level for a year, as far as is known at a moment, whatever became of them or of the title since: those whose
 * decision names the year, and those whose decision names none and came into force in it. Each lay in the scope on the day of its title.
 */
export function grantedFor(known: KnownUnitsAndTitles, subject: TitleSubject, year: number, moment: Moment): TitledUnit[] {
  const { register, titles } = known;
  const { scopeId, unitKind, level } = subject;
  const given = new Set([...titles.everAwardedFor(year), ...titles.everAwardedFor(null)]);
  return [...given].flatMap((id) => {
    const title = titles.titlesOf(id, moment).find((held) => held.level === level && isGivenFor(held, year));
    if (title === undefined) return [];
    const then = { ...moment, effectiveOn: title.from };
    const unit = register.unitAt(id, then) ?? register.unitAt(id, moment);
    return unit?.kind === unitKind && liesWithin(register, id, scopeId, then) ? [{ unit, title }] : [];
  });
}

/** Whether a title is for a year: the one its decision names, or where it names none, the one it came into force in. "By" a day is no year. */
export function isGivenFor({ awardYear, from, fromPrecision }: Title, year: number): boolean {
  return awardYear === null ? fromPrecision !== 'BY' && yearOf(from) === year : awardYear === year;
}

/**
 * The units of the scope that stand on a year's last day and were decided on later for that year or one before: their titles belong to the
 * year though they were not in force in it. In a year's own course there are none.
 */
export function decidedLaterFor(known: KnownUnitsAndTitles, subject: TitleSubject, year: number, moment: Moment): TitledUnit[] {
  const last = lastDayOfYear(year);
  if (moment.effectiveOn <= last) return [];
  const { register, titles } = known;
  const { scopeId, unitKind, level } = subject;
  const atEnd = { ...moment, effectiveOn: last };
  const held = titles.holdersOf(level, atEnd);
  return unitsIn(register, scopeId, unitKind, atEnd)
    .filter(({ id }) => !held(id))
    .flatMap((unit) => {
      const title = titles.titlesOf(unit.id, moment).find((given) => given.level === level && isLate(given, year, last));
      return title === undefined ? [] : [{ unit, title }];
    });
}

function isLate({ awardYear, from }: Title, year: number, last: IsoDate): boolean {
  return awardYear !== null && awardYear <= year && from > last;
}
