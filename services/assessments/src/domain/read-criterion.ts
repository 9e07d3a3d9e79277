import type { PublishedCriterion } from '@ntm-ledger/events';
import { readDecimal } from '@ntm-ledger/scoring';

/** A criterion as the log keeps it: its thresholds as decimals in their one text, however they were written. */
export function readCriterion({ indicators, ...criterion }: PublishedCriterion): PublishedCriterion {
  return {
    ...criterion,
    indicators: indicators.map(({ thresholds, ...indicator }) => ({
      ...indicator,
      thresholds: thresholds.map((threshold) => ({ ...threshold, value: readDecimal(threshold.value) ?? threshold.value })),
    })),
  };
}
