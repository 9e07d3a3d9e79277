import type { Position } from '@ntm-ledger/event-store';
import { toPosition } from '@ntm-ledger/event-store';

const FIRST_ENTRIES = 1_024;
/** Words of a request's id: a UUID has sixteen bytes. */
const WORDS = 4;
const UUID_LENGTH = 36;
const HYPHENS: ReadonlySet<number> = new Set([8, 13, 18, 23]);
const HYPHEN = 45;
/** By the code of a character the digit that it is, in hexadecimal with small letters; -1 for any other. */
const DIGITS = Int8Array.from({ length: 128 }, (_, code) => '0123456789abcdef'.indexOf(String.fromCharCode(code)));
/** Slots for an entry, at least: fewer, and looking for one would pass many others. */
const SLOTS = 2;

/** The id that is looked for, taken apart. */
const asked = new Int32Array(WORDS);

/**
 * Where each request of the log begins. There is one for nearly every event, so that they lie in columns: about forty bytes for a request, where a map by
 * texts would take four times as much and seconds to be filled anew.
 */
export class RequestPositions {
  private entries = 0;
  /** Of each entry the id. */
  private ids = new Int32Array(WORDS * FIRST_ENTRIES);
  private positions = new Float64Array(FIRST_ENTRIES);
  /** For an id the number of its entry, counted from 1, at the first free place from where the id points to. */
  private slots = new Int32Array(SLOTS * FIRST_ENTRIES);
  /** Those whose id is no UUID, which only an old or foreign log has. */
  private readonly others = new Map<string, Position>();

  /** Notes an event's request and place, in log order: the first of a request stays. */
  note(requestId: string, position: Position): void {
    if (!this.reads(requestId)) {
      if (!this.others.has(requestId)) this.others.set(requestId, position);
      return;
    }
    const slot = this.slotOfAsked();
    if (this.slots[slot] !== 0) return;
    if (this.entries === this.positions.length) this.grow();
    const entry = this.entries;
    this.entries += 1;
    this.ids.set(asked, WORDS * entry);
    this.positions[entry] = position;
    this.slots[this.slotOfAsked()] = entry + 1;
  }

  /** The position of the first event of a request, if there is any. */
  of(requestId: string): Position | undefined {
    if (!this.reads(requestId)) return this.others.get(requestId);
    const entry = (this.slots[this.slotOfAsked()] ?? 0) - 1;
    return entry === -1 ? undefined : toPosition(this.positions[entry] ?? 0);
  }

  /** Takes an id apart into `asked`. Gives false for one that is no UUID. */
  private reads(requestId: string): boolean {
    if (requestId.length !== UUID_LENGTH) return false;
    let digits = 0;
    let word = 0;
    for (let at = 0; at < UUID_LENGTH; at += 1) {
      const code = requestId.charCodeAt(at);
      if (HYPHENS.has(at)) {
        if (code !== HYPHEN) return false;
        continue;
      }
      const digit = DIGITS[code] ?? -1;
      if (digit === -1) return false;
      word = (word << 4) | digit;
      digits += 1;
      if (digits % 8 === 0) asked[digits / 8 - 1] = word;
    }
    return true;
  }

  /** The slot of the id in `asked`, or the free one where it would be noted. */
  private slotOfAsked(): number {
    const { ids, slots } = this;
    const mask = slots.length - 1;
    let slot = mixed(asked, 0) & mask;
    for (let entry = slots[slot] ?? 0; entry !== 0; entry = slots[slot] ?? 0) {
      const at = WORDS * (entry - 1);
      if (ids[at] === asked[0] && ids[at + 1] === asked[1] && ids[at + 2] === asked[2] && ids[at + 3] === asked[3]) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private grow(): void {
    const length = 2 * this.positions.length;
    const [ids, positions] = [new Int32Array(WORDS * length), new Float64Array(length)];
    ids.set(this.ids);
    positions.set(this.positions);
    this.ids = ids;
    this.positions = positions;
    this.slots = new Int32Array(SLOTS * length);
    const mask = this.slots.length - 1;
    for (let entry = 0; entry < this.entries; entry += 1) {
      let slot = mixed(ids, WORDS * entry) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = entry + 1;
    }
  }
}

/** A number that ids are spread by. Some are counted up in their last word, some in their first. @param at where the id begins among words */
function mixed(words: Int32Array, at: number): number {
  const [first, last] = [words[at] ?? 0, words[at + 3] ?? 0];
  const folded = first ^ Math.imul(words[at + 1] ?? 0, 0x9e3779b1) ^ Math.imul(words[at + 2] ?? 0, 0x85ebca6b) ^ last;
  return Math.imul(folded ^ (folded >>> 15), 0x2c1b3c6d) >>> 1;
}
