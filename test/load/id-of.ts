import { createHash } from 'node:crypto';

/** A UUID that follows from a name and a number. */
export function idOf(name: string, number: number): string {
  const hex = createHash('sha1')
    .update(`${name}:${String(number)}`)
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
