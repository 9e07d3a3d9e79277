import type { Position } from '@ntm-ledger/event-store';
import { START, toPosition } from '@ntm-ledger/event-store';
import { NumberColumn } from '@ntm-ledger/temporal';

/**
 * Which position the log had come to at an instant. Kept as two sorted columns for a binary search; events of one batch share an
 * instant and one row.
 */
export class RecordingClock {
  private readonly instants = new NumberColumn();
  private readonly positions = new NumberColumn();

  /** Notes an event's instant and place, in log order. */
  note(recordedAt: number, position: Position): void {
    const latest = this.instants.last();
    // A cluster whose leader changed may stamp a later event with an earlier instant: what was known by then was known all the same.
    if (latest !== undefined && recordedAt <= latest) {
      this.positions.set(this.positions.length - 1, position);
    } else {
      this.instants.push(recordedAt);
      this.positions.push(position);
    }
  }

  /** The position of the last event recorded at or before an instant, or the start of the log. */
  positionAt(instant: number): Position {
    const position = this.positions.at(this.instants.countUpTo(instant) - 1);
    return position === undefined ? START : toPosition(position);
  }
}
