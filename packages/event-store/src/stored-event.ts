import type { RecordedEvent } from './event-store.js';
import type { Position, Revision } from './position.js';

/**
 * An event as it was read. Of a class and no plain object: of plain objects that live for some time, as those of a page do, the engine soon makes more
 * where it looks for garbage seldom, and each would hold its body there long after it was read, a million times over in a log that is read whole.
 */
export class StoredEvent implements RecordedEvent {
  constructor(
    readonly id: string,
    readonly type: string,
    readonly body: string,
    readonly stream: string,
    readonly revision: Revision,
    readonly position: Position,
    readonly recordedAt: number,
  ) {}
}
