import { UNIT_TYPES } from '@ntm-ledger/events';

/**
 * A name as a search sees it: lower case, without tone and vowel marks, đ as d. So "hoá" and "hóa", "HÀ GIANG" and "ha giang" are the
 * same, whichever way the marks were typed.
 */
export function foldName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The words of a folded name. */
export function wordsOf(text: string): string[] {
  return foldName(text)
    .split(' ')
    .filter((word) => word !== '');
}

/** Folded type words, longest first, so that "thi tran" is not read as a name that begins with "thi". */
const TYPE_WORDS = [...new Set(Object.values(UNIT_TYPES).flat())]
  .map((type) => ({ type, folded: foldName(type) }))
  .sort((a, b) => b.folded.length - a.folded.length);

/** What a person types: a name, and perhaps the type before it ("xã chi lăng"). */
export interface NameQuery {
  /** Types that the text may ask for; empty when it names none. */
  readonly types: readonly string[];
  /** The text folded, without its type. */
  readonly folded: string;
  /** The text in lower case with its marks, without its type. */
  readonly marked: string;
}

/** Reads what a person typed. A text that is nothing but a type word is taken as a name. */
export function readNameQuery(text: string): NameQuery {
  const marked = text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
  const folded = foldName(marked);
  const named = TYPE_WORDS.find(({ folded: word }) => folded.startsWith(`${word} `));
  if (named === undefined) return { types: [], folded, marked };
  const types = TYPE_WORDS.filter(({ folded: word }) => word === named.folded).map(({ type }) => type);
  const wordCount = named.folded.split(' ').length;
  return { types, folded: folded.slice(named.folded.length + 1), marked: marked.split(' ').slice(wordCount).join(' ') };
}
