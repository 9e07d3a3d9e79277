/**
 * Text that no rule below can find fault with, which is nearly all there is: common signs, blanks and precomposed Latin letters. None
 * of these letters is composed with what stands beside it.
 */
const PLAIN = /^[ -~\u00c0-\u024f\u1e00-\u1eff]*$/;
/** A blank at the edge of a cell, or what may be one. */
const BLANK_AT_EDGE = /(?:^|[,"]) | (?:[,"]|$)/;
const REPLACEMENT = '\ufffd';
/** Neither to be seen nor of use in a register: controls, formats (zero-width, bidirectional), private and unassigned characters. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
/** Every blank but the common one, the non-breaking space among them. */
const ODD_BLANK = /[^ \P{Zs}]/u;
/** No letter of Vietnamese has more than two marks. Heaps of them serve to slow a reader down: composing takes their number squared. */
const HEAP_OF_MARKS = /\p{M}{5}/u;

/** Whether a line of cells, as it stands in its file, is such that no cell of it is wrong as text; most are, and a file is soon read then. */
export function isPlainLine(line: string): boolean {
  return PLAIN.test(line) && !BLANK_AT_EDGE.test(line);
}

/**
 * What is wrong with a cell as text, or null. Names are compared letter for letter and go into events for ever, so two spellings
 * that look the same must not both come in.
 */
export function textProblem(text: string): string | null {
  return (PLAIN.test(text) ? null : strangeCharacter(text)) ?? strayBlank(text);
}

function strayBlank(text: string): string | null {
  return text.startsWith(' ') || text.endsWith(' ') ? 'begins or ends with a blank; take it away' : null;
}

function strangeCharacter(text: string): string | null {
  if (text.includes(REPLACEMENT)) return 'holds U+FFFD, which stands where a character was lost; write the character again';
  const unseen = UNSEEN.exec(text)?.[0];
  if (unseen !== undefined) return `holds the unseen character ${codePoint(unseen)}; take it out`;
  const blank = ODD_BLANK.exec(text)?.[0];
  if (blank !== undefined) return `holds the blank ${codePoint(blank)}; write a common space (U+0020)`;
  if (HEAP_OF_MARKS.test(text)) return 'heaps marks on one letter; write the letter with its own marks';
  if (text.normalize('NFC') === text) return null;
  return 'is not in the composed form of Unicode (NFC): a letter and its marks are one character each, "ế" and not "e" with two marks';
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
