import type { Position } from '@ntm-ledger/event-store';
import { START } from '@ntm-ledger/event-store';
import { allPredecessors } from '@ntm-ledger/register';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';
import { addDays, FIRST_DAY } from '@ntm-ledger/temporal';
import type { AuditModel } from '../projections/audit-model.js';

/** What of a unit is replayed. */
export interface ReplayedStretch {
  readonly unitId: string;
  /** Only events from this day on; null: from the first. */
  readonly from: IsoDate | null;
  /** The last day, and how far the log is known. */
  readonly until: Moment;
  /** Whether also what is told of the units that it came from. */
  readonly includePredecessors: boolean;
}

/** One event to replay, and what is known once it is. */
export interface ReplayStep {
  readonly position: Position;
  /** The greatest position among all events replayed so far, those before the first day included. */
  readonly known: Position;
}

/** What is to be replayed, settled before the first event is: whatever is recorded meanwhile changes nothing. */
export interface ReplayPlan {
  readonly steps: readonly ReplayStep[];
  /** The unit and those whose events are told with it, the unit first. */
  readonly unitIds: readonly string[];
}

/**
 * The events of a unit in the order in which state is folded: (effectiveOn, position), as its history has them, withdrawn ones and withdrawals
 * too. State after an event is that of its day as far as was known with the latest recorded of the events so far: all that was replayed is in it,
 * and nothing else about the unit, except where an event of that day was recorded before another of an earlier day.
 */
export function replayPlan(
  { events, register }: AuditModel,
  { unitId, from, until, includePredecessors }: ReplayedStretch,
): ReplayPlan {
  const origins = includePredecessors ? allPredecessors(register, unitId, until).map(({ unit }) => unit.id) : [];
  const unitIds = [unitId, ...origins];
  const skipped =
    from === null || from === FIRST_DAY ? 0 : events.about(unitIds, { ...until, effectiveOn: addDays(from, -1) }).length;
  let known: Position = START;
  const all = events.about(unitIds, until).map((position): ReplayStep => {
    if (position > known) known = position;
    return { position, known };
  });
  return { steps: all.slice(skipped), unitIds };
}
