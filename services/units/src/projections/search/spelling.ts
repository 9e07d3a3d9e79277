import type { Word } from '../folding.js';
import { wordsOf } from '../folding.js';

/** Of a longer name than there is (five words and their pairs make nine terms) the rest is found as its beginning only. */
const MOST_TERMS = 12;

/** Words in a row, a name's or those typed for one, in the spellings by which they are compared. */
export interface Spelling {
  readonly words: readonly Word[];
  /** With marks, tones behind each word: equal for "Thanh Hoá" and "thanh hóa". */
  readonly marked: string;
  /** Without marks. */
  readonly plain: string;
  /** Without marks and spaces, as it stands and respelled (see `Word`): one text where both are the same. */
  readonly runTogether: readonly string[];
}

/** A name as it was recorded, folded once for all searches. */
export interface NameSpelling extends Spelling {
  /**
   * What a typed word may stand for: the words, and in names of three words and more every two neighbours run together ("vungtau" in
   * "Bà Rịa - Vũng Tàu").
   */
  readonly terms: readonly Word[];
}

/** What somebody typed for a name. */
export interface TypedSpelling extends Spelling {
  /** Whether the last word may be the beginning of one: the text ends with it. */
  readonly open: boolean;
  /** Whether any mark was typed in the whole text. If so marks are to be found as they were typed; if not they do not matter. */
  readonly marksMatter: boolean;
  /** What a name may begin with: `runTogether`, and where the last word is open also with that word as it stands. */
  readonly beginnings: readonly string[];
}

export function spellName(name: string): NameSpelling {
  const spelling = spell(wordsOf(name));
  const { words } = spelling;
  const pairs = words.length < 3 ? [] : words.slice(1).map((second, index) => together(words[index], second));
  return { ...spelling, terms: [...words, ...pairs].slice(0, MOST_TERMS) };
}

export function spellTyped(
  words: readonly Word[],
  { open, marksMatter }: { open: boolean; marksMatter: boolean },
): TypedSpelling {
  const spelling = spell(words);
  const last = words.at(-1)?.plain ?? '';
  const unfinished =
    words
      .slice(0, -1)
      .map(({ respelled }) => respelled)
      .join('') + last;
  return { ...spelling, open, marksMatter, beginnings: open ? [...new Set([...spelling.runTogether, unfinished])] : [] };
}

function spell(words: readonly Word[]): Spelling {
  const plain = words.map((word) => word.plain);
  return {
    words,
    marked: markedText(words),
    plain: plain.join(' '),
    runTogether: [...new Set([plain.join(''), words.map(({ respelled }) => respelled).join('')])],
  };
}

function together(first: Word | undefined, second: Word): Word {
  if (first === undefined) return second;
  return {
    letters: first.letters + second.letters,
    tones: first.tones + second.tones,
    plain: first.plain + second.plain,
    respelled: first.respelled + second.respelled,
  };
}

/** Whether what was typed is all of a name, in one spelling or another. */
export function isWritten(typed: TypedSpelling, name: NameSpelling): boolean {
  return name.runTogether.some((text) => typed.runTogether.includes(text));
}

/** Whether a name begins with what was typed, as far as the typing has come. */
export function beginsWith({ beginnings }: TypedSpelling, name: NameSpelling): boolean {
  return beginnings.some((beginning) => name.runTogether.some((text) => text.startsWith(beginning)));
}

/** Whether it begins with the very words that were typed, and with their marks where any were. */
export function beginsAsTyped({ words, plain, open, marksMatter }: TypedSpelling, name: NameSpelling): boolean {
  if (!name.plain.startsWith(plain)) return false;
  if (!marksMatter) return true;
  return words.every((word, place) => {
    const named = name.words[place];
    return named !== undefined && marksAgree(word, named, open && place === words.length - 1);
  });
}

/** A word without marks, as it stands and respelled. */
export function spellingsOf({ plain, respelled }: Word): readonly string[] {
  return plain === respelled ? [plain] : [plain, respelled];
}

/** Whether the marks of a typed word are those of a word; of one that is still being typed, those so far. */
export function marksAgree(typed: Word, word: Word, open: boolean): boolean {
  if (typed.letters === word.letters && typed.tones === word.tones) return true;
  return open && word.letters.startsWith(typed.letters) && (typed.tones === '' || typed.tones === word.tones);
}

/** Words with their marks as one text, the tones behind each. */
export function markedText(words: readonly Word[]): string {
  return words.map(({ letters, tones }) => letters + tones).join(' ');
}
