import canonicalize from 'canonicalize';

/** The most bytes of one event's canonical JSON. */
export const MAX_BODY_BYTES = 60_000;

/** Something that cannot be written canonically, and where it stands. */
export class NotCanonical extends Error {
  override readonly name = 'NotCanonical';
  constructor(
    /** Path from the root, e.g. `data.criteria.3.name`. */
    readonly path: string,
    readonly problem: string,
  ) {
    super(`${path === '' ? 'the value' : path}: ${problem}`);
  }
}

/**
 * Writes a value as canonical JSON (RFC 8785) under the stricter rules of the log: text in Unicode NFC without lone surrogates, no
 * fractions (decimals are strings), integers within 2^53, nothing undefined.
 * @throws NotCanonical for what cannot be so written, with its path.
 */
export function canonicalJson(value: unknown): string {
  assertCanonical(value, '');
  const text = canonicalize(value);
  if (text === undefined) throw new NotCanonical('', 'has no JSON form');
  return text;
}

function assertCanonical(value: unknown, path: string): void {
  switch (typeof value) {
    case 'string':
      assertText(value, path);
      return;
    case 'number':
      if (!Number.isSafeInteger(value))
        throw new NotCanonical(path, `${String(value)} is not an integer within 2^53; write decimals as strings`);
      if (Object.is(value, -0)) throw new NotCanonical(path, 'is negative zero');
      return;
    case 'boolean':
      return;
    case 'object':
      if (value === null) return;
      if (Array.isArray(value)) {
        value.forEach((item: unknown, index) => {
          assertCanonical(item, join(path, String(index)));
        });
        return;
      }
      for (const [key, item] of Object.entries(value)) {
        assertText(key, join(path, key));
        assertCanonical(item, join(path, key));
      }
      return;
    default:
      throw new NotCanonical(path, `a ${typeof value} has no JSON form`);
  }
}

function assertText(text: string, path: string): void {
  if (!text.isWellFormed()) throw new NotCanonical(path, 'holds half of a surrogate pair');
  if (text.normalize('NFC') !== text) throw new NotCanonical(path, 'is not in Unicode NFC');
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
