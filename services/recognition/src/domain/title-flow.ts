import type { IsoDate } from '@ntm-ledger/temporal';
import type { Title, TitleEnd } from './title.js';
import { isInForce } from './title.js';

/**
 * How a title comes to count in a scope, or no longer does.
 *
 * - GRANTED: by a decision.
 * - REVOKED, UNIT_CHANGE, SUPERSEDED: the three ends of a title, which are never confused.
 * - MOVED_IN, MOVED_OUT: the title goes on, its unit came into the scope or left it: it was put under another unit, the scope's code went to another
 *   one, or it is counted among the rural communes or no longer is.
 * - RESTORED, CORRECTED: what is known of it changed: its end was recorded in error and is withdrawn, or the title itself was.
 */
export type TitleFlowKind = 'GRANTED' | TitleEnd | 'MOVED_IN' | 'MOVED_OUT' | 'RESTORED' | 'CORRECTED';

/** One title coming in or going out. */
export interface TitleFlow {
  readonly kind: TitleFlowKind;
  /** As it is known at the later moment; one that is not known then, as at the earlier. */
  readonly title: Title;
  /** The day from which on it counts, or no longer does. */
  readonly on: IsoDate;
  /** Whether it happened by the day of the earlier moment, and was only not known there. */
  readonly knownLater: boolean;
}

const INTO: Readonly<Record<TitleFlowKind, boolean>> = {
  GRANTED: true,
  MOVED_IN: true,
  RESTORED: true,
  REVOKED: false,
  UNIT_CHANGE: false,
  SUPERSEDED: false,
  MOVED_OUT: false,
  CORRECTED: false,
};

/** What a flow adds to the number of titles: one, or takes away one. */
export function changeBy({ kind }: Pick<TitleFlow, 'kind'>): 1 | -1 {
  return INTO[kind] ? 1 : -1;
}

/** From a day on a unit is counted in the scope, or is not. */
export interface Stretch {
  readonly from: IsoDate;
  readonly counted: boolean;
}

/** Days, the first of which is the one that is started from. */
export interface Days {
  readonly first: IsoDate;
  readonly last: IsoDate;
}

/**
 * What happened to a unit's titles from one day to another, as far as is known at one position. A title counts on a day when it is in force and its
 * unit is counted; each turn of that is a flow, so that the flows of a title add up to the difference between the two days, whatever happened
 * in between.
 * @param titles of one level, as they are on the last day
 * @param unit whether it is counted, in the order of days, the first stretch from the first day on
 */
export function flowsOverDays(titles: readonly Title[], unit: readonly Stretch[], { first, last }: Days): TitleFlow[] {
  return titles.flatMap((title) => {
    const flows: TitleFlow[] = [];
    let before = countsOn(title, unit, first);
    for (const on of turnsOf(title, unit)) {
      if (on <= first || on > last) continue;
      const now = countsOn(title, unit, on);
      if (now !== before) flows.push({ kind: now ? entryOn(title, on) : exitOn(title, on), title, on, knownLater: false });
      before = now;
    }
    return flows;
  });
}

/** The days on which a title may begin to count or cease to, in order. */
function turnsOf({ from, ending }: Title, unit: readonly Stretch[]): IsoDate[] {
  const days = new Set([from, ...(ending === null ? [] : [ending.on]), ...unit.map((stretch) => stretch.from)]);
  return [...days].sort();
}

/** Whether a title is in force and its unit counted on a day. A title that ends on the day it begins never is. */
export function countsOn(title: Title, unit: readonly Stretch[], day: IsoDate): boolean {
  return isInForceOn(title, day) && unit.findLast(({ from }) => from <= day)?.counted === true;
}

function isInForceOn({ from, ending }: Title, day: IsoDate): boolean {
  return from <= day && (ending === null || ending.on > day);
}

function entryOn(title: Title, day: IsoDate): TitleFlowKind {
  return title.from === day ? 'GRANTED' : 'MOVED_IN';
}

function exitOn({ ending }: Title, day: IsoDate): TitleFlowKind {
  return ending?.on === day ? ending.manner : 'MOVED_OUT';
}

/** A unit's titles of one level on one day, and whether the unit is counted, as far as is known. */
export interface TitlesOfOneDay {
  readonly titles: readonly Title[];
  readonly unitCounted: boolean;
}

/**
 * What came to be known of a unit's titles of one day. A title is the same in both when it bears the same id; where a log holds an id twice, the first
 * is taken for the first. Each title counts in both, in one or in neither, and the flow says which; so here, too, they add up to the difference.
 * @param on the day
 */
export function flowsOfKnowledge(before: TitlesOfOneDay, after: TitlesOfOneDay, on: IsoDate): TitleFlow[] {
  const unmatched = [...after.titles];
  const pairs = before.titles.map((title): TitlePair => {
    const at = unmatched.findIndex(({ id }) => id === title.id);
    return { before: title, after: at === -1 ? undefined : unmatched.splice(at, 1)[0] };
  });
  pairs.push(...unmatched.map((title) => ({ before: undefined, after: title })));
  return pairs.flatMap((pair): TitleFlow[] => {
    const title = pair.after ?? pair.before;
    const counted = before.unitCounted && pair.before !== undefined && isInForceOn(pair.before, on);
    const counts = after.unitCounted && pair.after !== undefined && isInForceOn(pair.after, on);
    if (title === undefined || counted === counts) return [];
    const flow = counts ? learntEntry(pair.before) : learntExit(pair.after, on);
    return [{ ...flow, on: dayOf(flow.kind, title, on), title, knownLater: true }];
  });
}

/** What is taken for one title before and after. */
interface TitlePair {
  readonly before: Title | undefined;
  readonly after: Title | undefined;
}

function learntEntry(before: Title | undefined): { readonly kind: TitleFlowKind } {
  if (before === undefined) return { kind: 'GRANTED' };
  return { kind: isInForce(before) ? 'MOVED_IN' : 'RESTORED' };
}

function learntExit(after: Title | undefined, on: IsoDate): { readonly kind: TitleFlowKind } {
  if (after === undefined) return { kind: 'CORRECTED' };
  return { kind: after.ending === null || isInForceOn(after, on) ? 'MOVED_OUT' : after.ending.manner };
}

const ENDS: ReadonlySet<TitleFlowKind> = new Set<TitleEnd>(['REVOKED', 'UNIT_CHANGE', 'SUPERSEDED']);

/** A grant or an end happened on its own day, of which it was not known then; what else was learnt holds on the day that is looked at. */
function dayOf(kind: TitleFlowKind, { from, ending }: Title, on: IsoDate): IsoDate {
  if (kind === 'GRANTED') return from;
  return ENDS.has(kind) ? (ending?.on ?? on) : on;
}
