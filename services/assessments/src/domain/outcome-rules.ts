import type { AssessedCriterion, AssessedIndicator, Breach, Outcome, PublishedIndicator, Warning } from '@ntm-ledger/events';
import type { CriteriaSet, Column } from '@ntm-ledger/scoring';
import { columnOfYear, criterionOf, judgeValue } from '@ntm-ledger/scoring';
import { appliedThreshold } from './applied-threshold.js';
import type { Contradiction } from './indicator-of-set.js';
import { indicatorIsOfTheSet } from './indicator-of-set.js';

/** What a value comes to under a set. */
export type Judgement = 'MET' | 'NOT_MET';

/** The set that outcomes are claimed under, as it is on the day of the fact, and the column that the unit is judged by where a value names no other year. */
export interface Measure {
  readonly set: Pick<CriteriaSet, 'id' | 'basis' | 'criteria' | 'amendments' | 'indicatorsTotal' | 'indicatorsTotalSourced'>;
  readonly column: Column;
}

/** Where claims contradict each other or the set. */
export interface Contradictions {
  /** What rests on the act itself or on the claims alone. */
  readonly breaches: readonly Breach[];
  /** What rests on a threshold that no source was seen for: it refuses nothing, and says that it is not verified. */
  readonly unverified: readonly Warning[];
}

/** What an indicator's value comes to; null where it has none, or where a number cannot tell. */
export function judgementOf(
  assessed: Pick<AssessedIndicator, 'value' | 'year'>,
  known: PublishedIndicator | undefined,
  column: Column,
): Judgement | null {
  return known === undefined || assessed.value === null
    ? null
    : judgeValue(known, assessed.value, columnOfYear(column, assessed.year));
}

/**
 * An indicator claimed met or not met must fit its value under the set's threshold for the unit; and what has a value that does not come up to it
 * applies. A claim of "basically met" says more than a number can contradict.
 */
export function outcomeFitsThreshold(
  assessed: AssessedIndicator,
  { number, known }: { readonly number: number; readonly known: PublishedIndicator | undefined },
  { set, column }: Measure,
): Warning | null {
  const { code, value, outcome } = assessed;
  const judged = judgementOf(assessed, known, column);
  if (known === undefined || judged === null || !contradicts(outcome, judged)) return null;
  return {
    rule: 'outcomeFitsThreshold',
    message: `Indicator ${code} is claimed ${outcome} at ${value ?? ''}, which "${set.id}" makes ${judged}: ${asked(known, columnOfYear(column, assessed.year))}.`,
    basis: known.thresholdsSourced ? actOf(number, set) : null,
  };
}

function contradicts(claimed: Outcome | null, judged: Judgement): boolean {
  switch (claimed) {
    case 'MET':
    case 'NOT_MET':
      return claimed !== judged;
    case 'NOT_APPLICABLE':
      return judged === 'NOT_MET';
    case 'BASICALLY_MET':
    case null:
      return false;
  }
}

/** The act that a criterion of a set comes from: the last that gave it anew, or the one that published the set. */
function actOf(number: number, { basis, amendments }: Measure['set']): string | null {
  const amended = amendments.findLast(({ criteria }) => criteria.includes(number));
  return (amended === undefined ? basis : amended.basis)?.number ?? null;
}

function asked(known: PublishedIndicator, column: Column): string {
  const words = appliedThreshold(known, column)?.text ?? 'no threshold';
  return known.thresholdsSourced
    ? `it asks for ${words}`
    : `it is thought to ask for ${words}, which is not verified by a source`;
}

/**
 * A criterion is met when its indicators are, and one that does not apply has none that is not: claimed to be either, it contradicts itself where
 * an indicator is claimed not to be met, or, claimed as nothing or as basically met, has a value that does not come up to the threshold. A claim that its own value contradicts is told by
 * {@link outcomeFitsThreshold}, once. What rests on thresholds that are not verified is told apart from the rest.
 */
export function criterionFitsItsIndicators(
  { number, outcome, indicators }: AssessedCriterion,
  { set, column }: Measure,
): Contradiction[] {
  if (outcome !== 'MET' && outcome !== 'NOT_APPLICABLE') return [];
  const published = criterionOf(set, number).indicators;
  const known = (code: string): PublishedIndicator | undefined => published.find((indicator) => indicator.code === code);
  const claimed = indicators.filter((indicator) => indicator.outcome === 'NOT_MET');
  const judged = indicators
    .filter((indicator) => indicator.outcome === null || indicator.outcome === 'BASICALLY_MET')
    .filter((indicator) => judgementOf(indicator, known(indicator.code), column) === 'NOT_MET');
  const firm = judged.filter(({ code }) => known(code)?.thresholdsSourced === true);
  const told = (failing: readonly AssessedIndicator[], isVerified: boolean, basis: string | null): Contradiction[] => {
    if (failing.length === 0) return [];
    const codes = failing.map(({ code }) => code).join(', ');
    const which = failing.length === 1 ? `its indicator ${codes} is` : `its indicators ${codes} are`;
    const doubt = isVerified ? '' : ', by a threshold that is not verified by a source';
    const message = `Criterion ${String(number)} is claimed ${outcome}, but ${which} NOT_MET${doubt}.`;
    return [{ warning: { rule: 'criterionFitsItsIndicators', message, basis }, isVerified }];
  };
  return [
    ...told([...claimed, ...firm], true, firm.length > 0 ? actOf(number, set) : null),
    ...told(
      judged.filter((indicator) => !firm.includes(indicator)),
      false,
      null,
    ),
  ];
}

/** Every contradiction in the criteria of an assessment. */
export function contradictionsOf(criteria: readonly AssessedCriterion[], measure: Measure): Contradictions {
  const breaches: Breach[] = [];
  const unverified: Warning[] = [];
  for (const criterion of criteria) {
    const published = criterionOf(measure.set, criterion.number).indicators;
    for (const indicator of criterion.indicators) {
      const known = published.find(({ code }) => code === indicator.code);
      const found = outcomeFitsThreshold(indicator, { number: criterion.number, known }, measure);
      if (found !== null) (known?.thresholdsSourced === true ? breaches : unverified).push(found);
    }
    for (const { warning, isVerified } of [
      ...indicatorIsOfTheSet(criterion, measure.set),
      ...criterionFitsItsIndicators(criterion, measure),
    ])
      (isVerified ? breaches : unverified).push(warning);
  }
  return { breaches, unverified };
}
