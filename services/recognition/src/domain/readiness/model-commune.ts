import { compareDecimals, percentOfDecimal } from '@ntm-ledger/scoring';
import type { LevelMeasure } from '../reference-set.js';
import type { Condition, Ground, Verdict } from './condition.js';
import type { ReadinessFacts } from './readiness-facts.js';

/** The numbers that the four conditions of Quyết định 319/QĐ-TTg bear in its set, in the act's order; the first is the advanced level itself. */
const CRITERIA = { income: 2, smartHamlet: 3, outstandingField: 4 } as const;
const SIZE = 4;

/**
 * Income a head is at least 10 % above the advanced threshold of the same time (Quyết định 319/QĐ-TTg). It is computed from the income of a year
 * and that year's threshold, in whole numbers, if it is the year of the day or the one before; else it is as an assessment of the model set says.
 */
export function incomeAboveAdvanced(facts: ReadinessFacts, ground: Ground): Condition {
  const name = 'incomeAboveAdvanced';
  const income = facts.income();
  const unreckoned = (missing: string, actual: string | null): Condition => ({
    name,
    required: 'income a head at least 10 % above the advanced threshold of the same time',
    ...asAssessed(facts.measure('MODEL'), CRITERIA.income, missing, actual),
    ...ground,
  });
  if (income === null) return unreckoned('no income is recorded', null);
  const actual = `${income.value} million VND a head in ${String(income.year)}`;
  if (income.year < Number(facts.day.slice(0, 4)) - 1)
    return unreckoned(`the latest income that is recorded is of ${String(income.year)}`, actual);
  if (income.advancedThreshold === null)
    return unreckoned(`the advanced threshold of ${String(income.year)} for the unit is not known`, actual);
  const { value, year, advancedThreshold, thresholdSourced } = income;
  const needed = percentOfDecimal(advancedThreshold, 110);
  const met = needed !== null && (compareDecimals(value, needed) ?? -1) >= 0 ? 'YES' : 'NO';
  return {
    name,
    required: `income a head of at least ${needed ?? '?'} million VND in ${String(year)}, 110 % of the advanced threshold of ${advancedThreshold}`,
    actual,
    met,
    explanation: `${value} is ${met === 'YES' ? 'at least' : 'less than'} 110 % of ${advancedThreshold}${thresholdSourced ? '' : '; the threshold was not seen in a source'}`,
    basis: ground.basis,
    sourced: ground.sourced && thresholdSourced,
  };
}

/** At least one smart hamlet (Quyết định 319/QĐ-TTg), by the province's own rules for one. */
export function smartHamlet(facts: ReadinessFacts, ground: Ground): Condition {
  return {
    name: 'smartHamlet',
    required: 'at least one smart hamlet (thôn thông minh)',
    ...asAssessed(facts.measure('MODEL'), CRITERIA.smartHamlet, 'no assessment says whether there is one', null),
    ...ground,
  };
}

/** At least one outstanding field (Quyết định 319/QĐ-TTg), by the province's own criteria for it. */
export function outstandingField(facts: ReadinessFacts, ground: Ground): Condition {
  return {
    name: 'outstandingField',
    required: 'at least one outstanding field (lĩnh vực nổi trội)',
    ...asAssessed(facts.measure('MODEL'), CRITERIA.outstandingField, 'no assessment says whether there is one', null),
    ...ground,
  };
}

/** How an assessment by the model set says that one of its four came out. */
function asAssessed(
  { counted }: LevelMeasure,
  number: number,
  missing: string,
  actual: string | null,
): Pick<Condition, 'actual' | 'met' | 'explanation'> {
  const found = counted?.card.size === SIZE ? counted.card.criteria.find((criterion) => criterion.number === number) : undefined;
  if (counted === null || found === undefined) return { actual, met: 'UNKNOWN', explanation: missing };
  const met: Verdict = found.outcome === 'MET' ? 'YES' : 'NO';
  const words = `criterion ${String(number)} of ${counted.set.id} is ${met === 'YES' ? 'met' : 'not met'}`;
  return { actual: actual ?? words, met, explanation: `${words}, as assessed of ${counted.card.effectiveOn}` };
}
