/** Characters of a text that a message shows before it breaks off. */
const SHOWN = 60;

/** A text of a sheet as a message shows it: in quotes and not too long. What cannot be seen is out of it already. */
export function quoted(text: string): string {
  const characters = [...text];
  return `"${characters.slice(0, SHOWN).join('')}${characters.length > SHOWN ? '…' : ''}"`;
}
