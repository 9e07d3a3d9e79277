const WRITTEN = /^([+-]?)(\d{1,20})(?:[.,](\d{1,20}))?$/;

/**
 * Reads a decimal as people and documents write it, with a comma or a point (`52,5`, `52.5`), and gives the one text that the log keeps
 * for the number (`52.5`): no leading or trailing zeros, no plus sign. Thousands are not separated, since `1.234` means two things.
 * Gives null when the text is no such number.
 */
export function readDecimal(text: string): string | null {
  const parts = WRITTEN.exec(text.trim());
  if (parts === null) return null;
  const whole = (parts[2] ?? '').replace(/^0+(?=\d)/, '');
  const fraction = (parts[3] ?? '').replace(/0+$/, '');
  const magnitude = fraction === '' ? whole : `${whole}.${fraction}`;
  return parts[1] === '-' && magnitude !== '0' ? `-${magnitude}` : magnitude;
}
