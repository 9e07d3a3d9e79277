import type { PublishedIndicator, Threshold } from '@ntm-ledger/events';
import type { Column } from '@ntm-ledger/scoring';
import { thresholdFor } from '@ntm-ledger/scoring';
import { thresholdText } from './threshold-words.js';

/** The threshold that a unit's value is held against. */
export interface AppliedThreshold {
  /** The number of the unit's column in words, or what the source prints where there is none. */
  readonly text: string;
  /** The number itself; null where none is known for the unit's column. */
  readonly structured: Threshold | null;
  /** Whether it was seen in a source. Where not, it must not be taken for law. */
  readonly sourced: boolean;
}

/** What a set's indicator asks of a unit; null where nothing is known of it. */
export function appliedThreshold(indicator: PublishedIndicator, column: Column): AppliedThreshold | null {
  const structured = thresholdFor(indicator, column);
  const text =
    structured === null ? thresholdText(indicator) : thresholdText({ ...indicator, printed: null, thresholds: [structured] });
  return text === null ? null : { text, structured, sourced: indicator.thresholdsSourced };
}
