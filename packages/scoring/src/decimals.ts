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

/** How one number stands to another: less, equal, more. */
export type Comparison = -1 | 0 | 1;

/**
 * Compares two decimals exactly, as documents or the log write them; a float could take 52.5 for less than 52.5. Gives null where one of
 * the texts is no number.
 */
export function compareDecimals(a: string, b: string): Comparison | null {
  const one = readDecimal(a);
  const other = readDecimal(b);
  if (one === null || other === null) return null;
  const places = Math.max(placesOf(one), placesOf(other));
  const left = inUnitsOf(places, one);
  const right = inUnitsOf(places, other);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/**
 * So many per cent of a decimal, exactly: 110 % of 48 is 52.8.
 * @param percent a whole number, not negative
 * @returns null where the text is no number
 */
export function percentOfDecimal(text: string, percent: number): string | null {
  const canonical = readDecimal(text);
  if (canonical === null) return null;
  const places = placesOf(canonical);
  const digits = String(inUnitsOf(places, canonical) * BigInt(percent));
  const sign = digits.startsWith('-') ? '-' : '';
  const padded = digits.slice(sign.length).padStart(places + 3, '0');
  return readDecimal(`${sign}${padded.slice(0, -places - 2)}.${padded.slice(-places - 2)}`);
}

function placesOf(canonical: string): number {
  return canonical.split('.')[1]?.length ?? 0;
}

/** The number in units of its last place: 52.5 with two places is 5250. */
function inUnitsOf(places: number, canonical: string): bigint {
  const [whole = '', fraction = ''] = canonical.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}
