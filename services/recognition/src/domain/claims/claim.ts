import type { ClaimRecorded, LedgerEvent, SourceDocument } from '@ntm-ledger/events';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';

/** A total that a document states of a unit, as of a day. */
export interface Claim extends ClaimRecorded {
  readonly asOf: IsoDate;
  readonly precision: DatePrecision;
  readonly source: SourceDocument | null;
}

/** The total that an event records. */
export function claimOf({ data, effectiveOn, precision, source }: LedgerEvent<'ClaimRecorded'>): Claim {
  return { ...data, asOf: effectiveOn, precision, source };
}
