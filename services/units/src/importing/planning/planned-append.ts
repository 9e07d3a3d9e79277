import { createHash } from 'node:crypto';
import { MAX_APPEND_BYTES } from '@ntm-ledger/event-store';
import type { LedgerDraft } from '@ntm-ledger/events';
import { MAX_BODY_BYTES } from '@ntm-ledger/events';
import { derivedId } from '@ntm-ledger/service-host';

/** Events that are appended together: one registration, or one resolution. What identifies them follows from what they say. */
export interface PlannedAppend {
  readonly events: readonly [LedgerDraft, ...LedgerDraft[]];
  readonly requestDigest: string;
  readonly correlationId: string;
  /** The bytes of each event, a little more rather than less. */
  readonly bytes: readonly number[];
}

/** What the log adds to each event besides what is decided: who recorded it, on what, with which request. */
const BYTES_OF_A_REQUEST = 400;

export function plannedAppend(events: PlannedAppend['events']): PlannedAppend {
  const texts = events.map((event) => JSON.stringify(event));
  const digest = createHash('sha256');
  for (const text of texts) digest.update(text);
  const requestDigest = digest.digest('hex');
  return {
    events,
    requestDigest,
    correlationId: derivedId(requestDigest, 'import'),
    bytes: texts.map((text) => Buffer.byteLength(text) + BYTES_OF_A_REQUEST),
  };
}

/** Why the log would not take an append, or null. It is asked before anything is appended, so that nothing is half recorded. */
export function flawOfAppend({ bytes }: PlannedAppend): string | null {
  const largest = bytes.reduce((most, each) => Math.max(most, each), 0);
  if (largest > MAX_BODY_BYTES)
    return `makes an event of some ${String(largest)} bytes; at most ${String(MAX_BODY_BYTES)} are recorded`;
  const all = bytes.reduce((sum, each) => sum + each, 0);
  if (all <= MAX_APPEND_BYTES) return null;
  return `what is recorded together with it has some ${String(all)} bytes; at most ${String(MAX_APPEND_BYTES)} are recorded at once`;
}
