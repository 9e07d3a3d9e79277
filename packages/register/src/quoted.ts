/** Characters of a text that a message shows before it breaks off: a cell of a file may be as long as a line. */
const SHOWN = 60;

/** What would garble a terminal or hide in it. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** A text of somebody's file as a message shows it: in quotes, not too long, and nothing in it that cannot be seen. */
export function quoted(text: string): string {
  const start = [...text.slice(0, 2 * SHOWN)].slice(0, SHOWN).join('');
  return `"${start.replace(UNPRINTABLE, '\ufffd')}${start.length < text.length ? '…' : ''}"`;
}
