import { actOf, type DatedRecordingInput, sourceOf } from '@ntm-ledger/service-host';
import { lastDayAllowed } from '@ntm-ledger/temporal';
import type { Recording } from '../domain/index.js';

/** What an input says of its recording, its day brought to the last one that the source allows. */
export function recordingOf(input: DatedRecordingInput): Recording {
  const { effectiveOn, precision, mode } = input;
  return {
    effectiveOn: lastDayAllowed(effectiveOn, precision),
    precision,
    mode,
    basis: actOf(input.basis),
    source: sourceOf(input.source),
  };
}
