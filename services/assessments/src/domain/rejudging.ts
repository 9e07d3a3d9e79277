import type { PublishedCriterion, PublishedIndicator } from '@ntm-ledger/events';
import type { CriteriaSet, KnownCriterion, Scorecard, Column } from '@ntm-ledger/scoring';
import { columnOfYear, criterionOf, MAX_CRITERIA, judgeValue } from '@ntm-ledger/scoring';
import { namesAllIndicators } from './indicator-of-set.js';
import type { Judgement } from './outcome-rules.js';
import { isSourced } from './threshold-words.js';

/** What another set says of one of its indicators, by a value that was measured for a set of its own. */
export interface RejudgedIndicator {
  readonly code: string;
  /** The value that was measured; null where none is known to be of this indicator. */
  readonly value: string | null;
  /** The year that the value is of; null: that of the card. */
  readonly year: number | null;
  readonly outcome: Judgement | null;
}

/** What another set would say of one of its criteria. */
export interface RejudgedCriterion {
  readonly number: number;
  /** Null: unknown. */
  readonly outcome: Judgement | null;
  /** Whether sources were seen for all that the outcome rests on. Where not, it shows what would be if the set is as it is remembered. */
  readonly isVerified: boolean;
  readonly indicators: readonly RejudgedIndicator[];
}

/** A card by which a unit was measured, the set it was measured by, and the other set that is asked. */
export interface Rejudging {
  readonly card: Scorecard;
  readonly measuredBy: CriteriaSet;
  readonly asked: CriteriaSet;
  /** The column that the unit is judged by on the day of the card, where a value names no other year. */
  readonly column: Column;
}

/**
 * The indicator of a set that a value was measured for, if the asked one is the same. It is when it bears the same code within a criterion of
 * the same name, is counted in the same known unit of measure and compared in the same way. Sets number anew and reuse numbers for
 * something else (criterion 17, or income as a ratio and as an amount), so anything less would be a guess: then none matches.
 */
export function sameIndicator(
  asked: PublishedIndicator,
  within: Pick<KnownCriterion, 'name'>,
  measuredBy: Pick<CriteriaSet, 'criteria'>,
): { readonly criterion: PublishedCriterion; readonly indicator: PublishedIndicator } | null {
  if (within.name === null || asked.unit === null) return null;
  const name = folded(within.name);
  const found = measuredBy.criteria
    .filter((criterion) => folded(criterion.name) === name)
    .flatMap((criterion) => criterion.indicators.map((indicator) => ({ criterion, indicator })))
    .filter(
      ({ indicator: { code, unit, comparator } }) =>
        code === asked.code && unit === asked.unit && comparator === asked.comparator,
    );
  const [only, ...others] = found;
  return only === undefined || others.length > 0 ? null : only;
}

/** Names of criteria are the same whatever their case and spaces; nothing else about them is overlooked. */
function folded(name: string): string {
  return name.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/gu, ' ').trim();
}

/** What the asked set would say of each of its criteria, in order of their numbers. Nothing of it is recorded anywhere. */
export function rejudge(rejudging: Rejudging): RejudgedCriterion[] {
  return numbersOf(rejudging.asked).map((number) => rejudgedCriterion(number, rejudging));
}

function numbersOf({ size, criteria }: CriteriaSet): number[] {
  if (size === null) return criteria.map(({ number }) => number).sort((a, b) => a - b);
  return Array.from({ length: Math.min(size, MAX_CRITERIA) }, (_, index) => index + 1);
}

/** NOT_MET as soon as one indicator fails; MET only when every one that is known is met; otherwise nobody can tell. */
function rejudgedCriterion(number: number, rejudging: Rejudging): RejudgedCriterion {
  const known = criterionOf(rejudging.asked, number);
  const judged = known.indicators.map((indicator) => ({ indicator, ...rejudgedIndicator(indicator, known, rejudging) }));
  const isShown = ({ indicator, isSame }: (typeof judged)[number]): boolean => known.sourced && isSame && isSourced(indicator);
  const failing = judged.filter(({ outcome }) => outcome === 'NOT_MET');
  const isMet = judged.length > 0 && judged.every(({ outcome }) => outcome === 'MET');
  const outcome = failing.length > 0 ? 'NOT_MET' : isMet ? 'MET' : null;
  const isVerified =
    outcome === 'NOT_MET' ? failing.some(isShown) : isMet && namesAllIndicators(rejudging.asked) && judged.every(isShown);
  return {
    number,
    outcome,
    isVerified,
    indicators: judged.map(({ code, value, year, outcome: own }) => ({ code, value, year, outcome: own })),
  };
}

function rejudgedIndicator(
  asked: PublishedIndicator,
  within: KnownCriterion,
  { card, measuredBy, column }: Rejudging,
): RejudgedIndicator & { readonly isSame: boolean } {
  const same = sameIndicator(asked, within, measuredBy);
  const measured = card.criteria.find(({ number }) => number === same?.criterion.number);
  const found = measured?.indicators.find(({ code }) => code === same?.indicator.code);
  const value = found?.value ?? null;
  const year = value === null ? null : (found?.year ?? null);
  // That two sets mean the same indicator rests on their words, so it is verified where these were seen on both sides.
  const isSame = same !== null && same.criterion.sourced && same.indicator.textSourced;
  const outcome = value === null ? null : judgeValue(asked, value, columnOfYear(column, year));
  return { code: asked.code, value, year, outcome, isSame };
}

/** Where the criteria of a set have gone when it was asked about another's values: the three add up to its size. */
export interface RejudgedTally {
  readonly met: number;
  readonly notMet: number;
  readonly unknown: number;
}

export function rejudgedTallyOf(criteria: readonly RejudgedCriterion[]): RejudgedTally {
  const met = criteria.filter(({ outcome }) => outcome === 'MET').length;
  const notMet = criteria.filter(({ outcome }) => outcome === 'NOT_MET').length;
  return { met, notMet, unknown: criteria.length - met - notMet };
}

/** What a reader of a re-judgement must know before reading it. */
export function whyHypothetical({ card, measuredBy, asked }: Pick<Rejudging, 'card' | 'measuredBy' | 'asked'>): string {
  return (
    `Nobody measured the unit by "${asked.id}" here: the values measured as of ${card.effectiveOn} for "${measuredBy.id}" are held ` +
    'against its thresholds. Values count only where both sets mean the same indicator; everything else is unknown, ' +
    'nothing of this is recorded, and no title follows from it.'
  );
}
