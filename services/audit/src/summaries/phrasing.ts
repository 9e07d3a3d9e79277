import type { Wording } from './told.js';

/** The sentence with a capital at its head. */
export function sentence({ vi, en }: Wording): Wording {
  return { vi: capitalised(vi), en: capitalised(en) };
}

/** "a, b và c"; "a, b and c". */
export function listed(items: readonly Wording[]): Wording {
  return {
    vi: joined(
      items.map(({ vi }) => vi),
      'và',
    ),
    en: joined(
      items.map(({ en }) => en),
      'and',
    ),
  };
}

function joined(items: readonly string[], and: string): string {
  const last = items.at(-1);
  if (last === undefined) return '';
  return items.length === 1 ? last : `${items.slice(0, -1).join(', ')} ${and} ${last}`;
}

function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase('vi') + text.slice(first.length);
}
