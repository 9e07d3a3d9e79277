import type { UnitType } from '@ntm-ledger/events';
import { ALL_UNIT_TYPES } from '@ntm-ledger/events';
import type { Word } from '../folding.js';
import { isMarked, plainText, wordsOf } from '../folding.js';

/** Types that some words of a text may ask for, and how many words those are. */
export interface TypeWords {
  readonly types: ReadonlySet<UnitType>;
  readonly count: number;
}

/** How types are shortened in addresses and on forms, without marks. */
const SHORT_FORMS: Readonly<Record<string, readonly UnitType[]>> = {
  t: ['tỉnh'],
  tp: ['thành phố'],
  h: ['huyện'],
  q: ['quận'],
  tx: ['thị xã'],
  x: ['xã'],
  p: ['phường'],
  f: ['phường'],
  tt: ['thị trấn'],
  dk: ['đặc khu'],
  tk: ['tiểu khu'],
  kp: ['khu phố'],
  tdp: ['tổ dân phố'],
};

const TYPES = ALL_UNIT_TYPES.map((type) => ({ type, words: wordsOf(type) }));
const MOST_WORDS = Math.max(...TYPES.map(({ words }) => words.length));

/** Words without marks that may ask for types. Several types can read the same so: none does today. */
const BY_PLAIN = Map.groupBy(TYPES, ({ words }) => plainText(words));

/**
 * The ways in which the words from a place on can be read as type words. Where they bear marks they must be those of the type: "phương"
 * is not "phường", while "phuong" may be.
 */
export function typeWordsAt(words: readonly Word[], from: number): TypeWords[] {
  const found: TypeWords[] = [];
  for (let count = 1; count <= Math.min(MOST_WORDS, words.length - from); count += 1) {
    const typed = words.slice(from, from + count);
    const named = (BY_PLAIN.get(plainText(typed)) ?? []).filter((type) =>
      typed.every((word, index) => may(word, type.words[index])),
    );
    const types = new Set([...named.map(({ type }) => type), ...(count === 1 ? shortened(typed[0]) : [])]);
    if (types.size > 0) found.push({ types, count });
  }
  return found;
}

function may(typed: Word, word: Word | undefined): boolean {
  return !isMarked(typed) || (typed.letters === word?.letters && typed.tones === word.tones);
}

function shortened(word: Word | undefined): readonly UnitType[] {
  return word === undefined || !Object.hasOwn(SHORT_FORMS, word.plain) ? [] : (SHORT_FORMS[word.plain] ?? []);
}
