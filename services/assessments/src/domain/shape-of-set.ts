import type { Problem, PublishedCriterion, ScoreBand } from '@ntm-ledger/events';
import type { Amendable } from '@ntm-ledger/scoring';
import { MAX_CRITERIA } from '@ntm-ledger/scoring';
import { problemsOfThresholds } from './shape-of-thresholds.js';

/** The parts of a set that must go together, whether it is published or amended. Each problem bears its place in the input. */
export type Shape = Pick<Amendable, 'size' | 'indicatorsTotal' | 'bands' | 'critical' | 'criteria'>;

/** A set has at least one criterion, not fewer than it names, and not more than any set could have. */
export function problemsOfSize({ size, criteria }: Pick<Shape, 'size' | 'criteria'>): Problem[] {
  if (size === null || (size >= 1 && size >= criteria.length && size <= MAX_CRITERIA)) return [];
  const message =
    size > MAX_CRITERIA
      ? `${String(size)} criteria are more than the ${String(MAX_CRITERIA)} a set may have`
      : `a set of ${String(size)} cannot have ${String(criteria.length)} criteria; expected their number, at least 1`;
  return [{ path: 'input.size', message }];
}

/** A set has at least as many indicators as it names. */
export function problemsOfIndicatorsTotal({ indicatorsTotal, criteria }: Pick<Shape, 'indicatorsTotal' | 'criteria'>): Problem[] {
  const named = criteria.reduce((sum, { indicators }) => sum + indicators.length, 0);
  if (indicatorsTotal === null || (indicatorsTotal >= 1 && indicatorsTotal >= named)) return [];
  const message = `${String(indicatorsTotal)} indicators, of which ${String(named)} are named; expected their number, at least 1`;
  return [{ path: 'input.indicatorsTotal', message }];
}

/** Criteria are numbered from 1 to the set's size, each number once; an indicator's code stands once in its criterion. */
export function problemsOfCriteria(criteria: readonly PublishedCriterion[], size: number | null): Problem[] {
  const seen = new Set<number>();
  const largest = Math.min(size ?? MAX_CRITERIA, MAX_CRITERIA);
  return criteria.flatMap(({ number, indicators }, index) => {
    const path = `input.criteria.${String(index)}`;
    const problems = indicators.flatMap((indicator, place) => {
      const at = `${path}.indicators.${String(place)}`;
      const twice = indicators.findIndex(({ code }) => code === indicator.code) < place;
      return [
        ...(twice ? [{ path: `${at}.code`, message: `indicator ${indicator.code} stands here twice` }] : []),
        ...problemsOfThresholds(indicator, at),
      ];
    });
    if (number < 1 || number > largest) {
      const range = `1 to ${String(largest)}`;
      problems.push({ path: `${path}.number`, message: `${String(number)} is no number of a criterion; expected ${range}` });
    } else if (seen.has(number)) {
      problems.push({ path: `${path}.number`, message: `criterion ${String(number)} stands here twice` });
    }
    seen.add(number);
    return problems;
  });
}

/** Bands begin with all criteria, go down without a gap or an overlap, and end with none: `19, 15–18, 10–14, 5–9, 0–4`. */
export function problemsOfBands({ bands, size }: Pick<Shape, 'bands' | 'size'>): Problem[] {
  if (bands.length === 0) return [];
  if (size === null) return [{ path: 'input.bands', message: 'the number of criteria is not known, so nothing can be divided' }];
  const problems = bands.flatMap(({ from, to }, index) => {
    const path = `input.bands.${String(index)}`;
    const above = bands[index - 1];
    const top = above === undefined ? size : above.from - 1;
    if (to !== top) return [{ path: `${path}.to`, message: `ends at ${String(to)}; expected ${String(top)}, ${whyTop(above)}` }];
    return from < 0 || from > to ? [{ path: `${path}.from`, message: `${String(from)} to ${String(to)} is no range` }] : [];
  });
  const lowest = bands.at(-1);
  if (problems.length > 0 || lowest === undefined || lowest.from === 0) return problems;
  return [
    { path: `input.bands.${String(bands.length - 1)}.from`, message: `begins at ${String(lowest.from)}; the lowest begins at 0` },
  ];
}

function whyTop(above: ScoreBand | undefined): string {
  return above === undefined ? 'the number of criteria' : 'just under the band before it';
}

/** The critical criteria are criteria of the set, each named once. */
export function problemsOfCritical({ critical, size, criteria }: Pick<Shape, 'critical' | 'size' | 'criteria'>): Problem[] {
  return critical.flatMap((number, index) => {
    const path = `input.critical.${String(index)}`;
    const exists = size === null ? criteria.some((one) => one.number === number) : number >= 1 && number <= size;
    if (!exists) return [{ path, message: `the set has no criterion ${String(number)}` }];
    return critical.indexOf(number) < index ? [{ path, message: `criterion ${String(number)} stands here twice` }] : [];
  });
}
