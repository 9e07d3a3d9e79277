import { RecentEntries } from '../recent-entries.js';

/** An answer as it went out: what a client that asks the same is given again. */
export interface KeptAnswer {
  /** Names in lower case; without those that belong to one request alone. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Answers by what was asked, within a number of bytes; what was asked for longest ago goes first. */
export interface AnswerStore {
  readonly find: (key: string) => KeptAnswer | undefined;
  /** Whether it is kept: not when it is too large. */
  readonly keep: (key: string, answer: KeptAnswer) => boolean;
  /** How many bytes lie there now, keys included. */
  readonly bytes: () => number;
}

/** What an entry takes beside its body and its key: headers, the map's slot, objects. An estimate, so that many small answers count too. */
const ENTRY_BYTES = 600;

/** Opens a store in memory. An answer that takes more than a sixteenth of the bytes is not kept: it would drive out all others. */
export function openAnswerStore(maxBytes: number): AnswerStore {
  const answers = new RecentEntries<KeptAnswer>(maxBytes, sizeOf);
  return {
    find: (key) => answers.get(key),
    keep(key, answer) {
      if (sizeOf(key, answer) > maxBytes / 16) return false;
      answers.set(key, answer);
      return true;
    },
    bytes: () => answers.weight,
  };
}

function sizeOf(key: string, { body }: KeptAnswer): number {
  return body.byteLength + key.length + ENTRY_BYTES;
}
