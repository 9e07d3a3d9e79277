import type { EventStore, NewEvent, Position, RecordedEvent } from '@ntm-ledger/event-store';
import { EventIdReused, MAX_APPEND_BYTES, NO_STREAM, toRevision, WrongExpectedRevision } from '@ntm-ledger/event-store';
import { withPositions } from '@ntm-ledger/events';
import { CopyRefused } from './copy-refused.js';
import type { Translation } from './translation.js';

/** The most that one append takes, in events and in bytes: half of what a log takes at once, since positions may grow longer. */
const MOST_EVENTS = 500;
const MOST_BYTES = MAX_APPEND_BYTES / 2;

/**
 * Writes the events of one log into another, in order. Events that follow each other in a stream and were taken at one instant go together. One append
 * waits for the one before: a second under way could come to lie before the first when a server fails between them.
 */
export class TargetWriter {
  readonly #target: EventStore;
  readonly #translation: Translation;
  #group: RecordedEvent[] = [];
  #translated: NewEvent[] = [];
  #bytes = 0;

  constructor(target: EventStore, translation: Translation) {
    this.#target = target;
    this.#translation = translation;
  }

  /** Takes the next event of the source; it is in the target after the next flush at the latest. @throws CopyRefused */
  async write(event: RecordedEvent): Promise<void> {
    if (withPositions(event, (position) => position) !== event.body)
      throw new CopyRefused(`The event at position ${String(event.position)} is not canonical JSON, so a copy would change it.`);
    let body = this.#goesAlong(event) ? this.#translation.bodyOf(event) : undefined;
    if (body === undefined) {
      await this.flush();
      body = this.#translation.bodyOf(event);
    }
    if (body === undefined) throw new Error(`What the event at position ${String(event.position)} names has not been written.`);
    this.#translation.read(event.position);
    this.#group.push(event);
    this.#translated.push({ id: event.id, type: event.type, body });
    this.#bytes += Buffer.byteLength(body);
  }

  /** Appends what was taken. @throws CopyRefused when somebody else has written there */
  async flush(): Promise<void> {
    const [first] = this.#group;
    if (first === undefined) return;
    const { stream, revision, recordedAt } = first;
    const expected = revision === 0 ? NO_STREAM : toRevision(revision - 1);
    try {
      const { position } = await this.#target.append(stream, this.#translated, expected, { recordedAt });
      for (const place of await this.#placesOf(first, position)) this.#translation.written(place);
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision || error instanceof EventIdReused)) throw error;
      throw new CopyRefused(`Somebody else has written to the target: ${error.message}`, { cause: error });
    }
    this.#group = [];
    this.#translated = [];
    this.#bytes = 0;
  }

  #goesAlong({ stream, recordedAt }: RecordedEvent): boolean {
    const [first] = this.#group;
    if (first === undefined || this.#group.length >= MOST_EVENTS || this.#bytes >= MOST_BYTES) return false;
    return first.stream === stream && first.recordedAt === recordedAt;
  }

  /** Where the events of an append have come to lie; its answer names the last one's place only. */
  async #placesOf({ stream, revision }: RecordedEvent, last: Position): Promise<readonly Position[]> {
    if (this.#group.length === 1) return [last];
    const places: Position[] = [];
    for await (const batch of this.#target.readStream(stream, { from: revision, limit: this.#group.length }))
      places.push(...batch.map(({ position }) => position));
    return places;
  }
}
