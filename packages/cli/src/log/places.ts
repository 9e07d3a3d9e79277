import type { Position } from '@ntm-ledger/event-store';
import { START } from '@ntm-ledger/event-store';
import { CopyRefused } from './copy-refused.js';

/** The positions of a log's events, in order. Positions differ between logs of the same events; which one an event is does not. */
export class Places {
  readonly #positions: Position[] = [];

  get count(): number {
    return this.#positions.length;
  }

  /** The position of the last event, or START. */
  get last(): Position {
    return this.#positions.at(-1) ?? START;
  }

  add(position: Position): void {
    this.#positions.push(position);
  }

  /** The position of the n-th event, from 1; START for 0, and undefined beyond the last. */
  at(ordinal: number): Position | undefined {
    return ordinal === 0 ? START : this.#positions[ordinal - 1];
  }

  /** Which event stands at a position, from 1; 0 for START. @throws CopyRefused when none does: then the log is not whole */
  ordinalOf(position: Position): number {
    if (position === START) return 0;
    let [low, high] = [0, this.#positions.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#positions[middle] ?? START) < position) low = middle + 1;
      else high = middle;
    }
    if (this.#positions[low] === position) return low + 1;
    throw new CopyRefused(
      `The event after position ${String(this.last)} names position ${String(position)}, where none stands before it.`,
    );
  }
}
