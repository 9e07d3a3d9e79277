import type { EventStore } from '@ntm-ledger/event-store';
import { createHash } from 'node:crypto';

/** What the answers of a process come from. Two processes of the same origin give the same answer at the same moment. */
export interface AnswerOrigin {
  /** Which log: other logs have other ones. */
  readonly log: string;
  /** Which program: after any change of it another. */
  readonly build: string;
}

/**
 * Tells the origin of a process's answers; undefined while the log is empty. A log is known by its first event: where it stands, its id and
 * when it was taken. (A log that was put back to an earlier end and went on otherwise has the same first event: what is kept of its answers
 * elsewhere is to be thrown away by who put it back.)
 * @param buildOf gives the program's version; asked once, when there is a log
 */
export function answerOrigin(store: EventStore, buildOf: () => Promise<string>): () => Promise<AnswerOrigin | undefined> {
  let known: AnswerOrigin | undefined;
  return async () => {
    if (known !== undefined) return known;
    for await (const [first] of store.readAll({ batchSize: 1 })) {
      if (first === undefined) continue;
      const { position, id, recordedAt } = first;
      const log = createHash('sha256')
        .update(JSON.stringify([position, id, recordedAt]))
        .digest('base64url');
      known = { log, build: await buildOf() };
      break;
    }
    return known;
  };
}
