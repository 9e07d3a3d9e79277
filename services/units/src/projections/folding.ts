/**
 * A word of a name as a search sees it. What Vietnamese writes in two ways is one here: a tone mark stands behind the letters, so
 * "hoá" and "hóa", "thuý" and "thúy" are the same, composed or not.
 */
export interface Word {
  /** Lower-case letters with their vowel marks (ă, ơ, đ), without tones. */
  readonly letters: string;
  /** The tone marks; one at most in a Vietnamese word. */
  readonly tones: string;
  /** The letters without any mark. */
  readonly plain: string;
  /** `plain` in the one spelling that stands for its variants, see `respell`. */
  readonly respelled: string;
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
/** Hyphens of the eye only, and apostrophes: M'Đrắk is typed Mđrắk as often. */
const UNSEEN = /['’‘ʼʹ′`´\u00ad\u200b-\u200d\u2060\ufeff]/gu;
/** Other letters that old texts and keyboards use for đ: eth, the African d, d with a combining stroke. */
const LIKE_D_WITH_STROKE = /[ðɖ]|d[\u0335\u0336]/gu;
/** Letters and figures are words of their own, so "P4" is "P 4". A mark belongs to the letter before it. */
const WORD = /\p{N}+|\p{L}[\p{L}\p{M}]*/gu;

/** The words of a text; hyphens, full stops and the like only part them. */
export function wordsOf(text: string): Word[] {
  const lower = text.replace(UNSEEN, '').normalize('NFKD').toLowerCase().replace(LIKE_D_WITH_STROKE, 'đ');
  return (lower.match(WORD) ?? []).map((word) => {
    const plain = word.replace(/\p{M}/gu, '').replaceAll('đ', 'd');
    const tones = word.match(TONES)?.join('') ?? '';
    return { letters: word.replace(TONES, '').normalize('NFC'), tones, plain, respelled: respell(plain) };
  });
}

/** Words without case and marks: "HÀ GIANG" and "ha giang" are the same, whichever way the marks were typed. */
export function plainText(words: readonly Word[]): string {
  return words.map(({ plain }) => plain).join(' ');
}

/** Whether a word bears any mark: a tone, a vowel mark or the stroke of đ. */
export function isMarked({ letters, plain, tones }: Word): boolean {
  return tones !== '' || letters !== plain;
}

/**
 * One spelling for those that the registers and the resolutions themselves mix: Quí/Quý, Mĩ/Mỹ, Ia/Ya, Đắc/Đắk, 04/4. The rarer letter
 * stands for both, so that "my" is not taken for the beginning of "Minh", nor "lak" for that of "Lạch". The rhymes ai and ay, oi and oy,
 * ui and uy are sounded differently and stay apart.
 */
function respell(plain: string): string {
  return plain
    .replace(/^0+(?=\d)/, '')
    .replace(/^qui/, 'quy')
    .replace(/^ia$/, 'ya')
    .replace(/(?<![aou])i$/, 'y')
    .replace(/c$/, 'k');
}
