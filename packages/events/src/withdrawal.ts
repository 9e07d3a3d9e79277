import type { Position } from '@ntm-ledger/event-store';

/**
 * A fact was recorded in error: from this event on it does not count; before it, it still shows. It stands in the stream of the
 * fact it withdraws and concerns the same units.
 */
export interface FactWithdrawn {
  readonly eventId: string;
  readonly position: Position;
  readonly type: string;
  readonly reason: string;
}

export interface WithdrawalEvents {
  FactWithdrawn: FactWithdrawn;
}
