import type { CommuneLife } from './commune-lives.js';
import { generator } from './generator.js';

/** How hard each of nineteen criteria is to meet; environment, income and culture are what most communes miss to the last. */
const HARDNESS = [0.1, 0.75, 0.4, 0.15, 0.7, 0.8, 0.35, 0.3, 0.55, 0.85, 0.65, 0.4, 0.6, 0.3, 0.35, 0.25, 0.9, 0.3, 0.2];

/** The order in which a commune meets the criteria of a set of some size: by how hard they are, and by what is hard for it alone. */
export function metOrder({ seed }: CommuneLife, size: number): number[] {
  const random = generator(seed + size);
  return Array.from({ length: size }, (_, index) => ({ index, hard: (HARDNESS[index] ?? 0.5) + 0.6 * random() }))
    .sort((a, b) => a.hard - b.hard)
    .map(({ index }) => index);
}

/** A letter a criterion, where so many are met in some order: the rest is mostly not met, now and then basically met, not applicable or not known. */
export function metInOrder(order: readonly number[], met: number, random: () => number): string {
  const letters = new Array<string>(order.length).fill('M');
  for (const index of order.slice(met)) {
    const chance = random();
    letters[index] = chance < 0.08 ? 'B' : chance < 0.1 ? 'A' : chance < 0.11 ? '.' : 'N';
  }
  return letters.join('');
}
