import { Alphabet } from './alphabet.js';
import type { NameSpelling } from './spelling.js';
import { spellName } from './spelling.js';

const UNNAMED = -1;

/** A name that some unit ever bore. */
export interface Name {
  readonly number: number;
  readonly text: string;
  readonly spelling: NameSpelling;
}

/** Every different name once, by numbers from 0 on: folded once, and with its place in the alphabet. */
export class NameTable {
  private readonly numbers = new Map<string, number>();
  private readonly names: Name[] = [];
  private readonly alphabet = new Alphabet();

  /** How many names there are. */
  get size(): number {
    return this.names.length;
  }

  /** Takes up a name; undefined when it is there already. */
  add(text: string): Name | undefined {
    if (this.numbers.has(text)) return undefined;
    const name = { number: this.names.length, text, spelling: spellName(text) };
    this.numbers.set(text, name.number);
    this.names.push(name);
    this.alphabet.add(name.number, text);
    return name;
  }

  at(number: number): Name | undefined {
    return this.names[number];
  }

  textOf(number: number): string {
    return this.names[number]?.text ?? '';
  }

  /** The number of a name; negative for one that was never added. */
  numberOf(text: string): number {
    return this.numbers.get(text) ?? UNNAMED;
  }

  /** The place of a name in the Vietnamese alphabet, among all names that there are. */
  placeOf(number: number): number {
    return this.alphabet.placeOf(number);
  }
}
