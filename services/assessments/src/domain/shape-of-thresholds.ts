import type { Comparator, Problem, PublishedIndicator, Threshold } from '@ntm-ledger/events';
import { readDecimal, dimensionsNamed } from '@ntm-ledger/scoring';
import { noDecimal } from './given-criteria.js';

/** Rules that no number can apply. */
const WITHOUT_NUMBERS: ReadonlySet<Comparator | null> = new Set<Comparator>(['PASS', 'COMPOUND', 'LEFT_TO_PROVINCE']);

/**
 * What is wrong with the thresholds of an indicator: each is a decimal number, only an indicator whose values are compared has any, and
 * for every unit one of them is nearest. Where an act compares but its numbers are not known, there are none.
 * @param path the indicator's place in the input
 */
export function problemsOfThresholds({ comparator, thresholds }: PublishedIndicator, path: string): Problem[] {
  if (thresholds.length === 0) return [];
  if (WITHOUT_NUMBERS.has(comparator)) {
    return [{ path: `${path}.thresholds`, message: `what is judged by ${String(comparator)} is compared with no number` }];
  }
  return thresholds.flatMap((threshold, index) => {
    const at = `${path}.thresholds.${String(index)}`;
    if (readDecimal(threshold.value) === null) return [noDecimal(`${at}.value`, threshold.value)];
    const rival = thresholds.slice(0, index).findIndex((other) => areRivals(threshold, other, thresholds));
    if (rival < 0) return [];
    return [
      { path: at, message: `is for some units as much as thresholds.${String(rival)} is; say which region, group or year` },
    ];
  });
}

/** Whether there are units that two thresholds are equally near to, and no third is nearer. */
function areRivals(a: Threshold, b: Threshold, thresholds: readonly Threshold[]): boolean {
  const depth = dimensionsNamed(a);
  if (depth !== dimensionsNamed(b) || !fitTogether(a, b)) return false;
  const both = union(a, b);
  return dimensionsNamed(both) === depth || !thresholds.some((other) => areForTheSame(other, both));
}

/** Whether one unit may be what both name. */
function fitTogether(a: Threshold, b: Threshold): boolean {
  return agree(a.region, b.region) && agree(a.communeGroup, b.communeGroup) && agree(a.year, b.year);
}

function agree<T>(a: T | null, b: T | null): boolean {
  return a === null || b === null || a === b;
}

type Dimensions = Omit<Threshold, 'value'>;

function union(a: Dimensions, b: Dimensions): Dimensions {
  return { region: a.region ?? b.region, communeGroup: a.communeGroup ?? b.communeGroup, year: a.year ?? b.year };
}

function areForTheSame(a: Dimensions, b: Dimensions): boolean {
  return a.region === b.region && a.communeGroup === b.communeGroup && a.year === b.year;
}
