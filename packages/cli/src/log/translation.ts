import type { Position, RecordedEvent } from '@ntm-ledger/event-store';
import { START } from '@ntm-ledger/event-store';
import { withPositions } from '@ntm-ledger/events';
import { Places } from './places.js';

/** What the events of one log are called in another: the positions inside them are those of the other. */
export class Translation {
  readonly #source = new Places();
  readonly #target = new Places();

  /** Notes where the next event of the source stands. What it names itself is translated before. */
  read(position: Position): void {
    this.#source.add(position);
  }

  /** Notes where the next event of the target stands. */
  written(position: Position): void {
    this.#target.add(position);
  }

  /** The body of the next event of the source as the target holds it; undefined while what it names is not written there. */
  bodyOf(event: RecordedEvent): string | undefined {
    const unwritten: Position[] = [];
    const body = withPositions(event, (position) => {
      const there = this.#target.at(this.#source.ordinalOf(position));
      if (there === undefined) unwritten.push(position);
      return there ?? START;
    });
    return unwritten.length === 0 ? body : undefined;
  }
}
