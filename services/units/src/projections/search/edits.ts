/** More letters than any name has, run together. */
const LONGEST = 64;

/**
 * How many misprints a typed word is forgiven: none in words of up to three letters and in figures, where every other letter makes
 * another name; one from four letters on, two from eight on (which are words run together, since no Vietnamese word is that long).
 */
export function misprintsForgiven(typed: string): number {
  if (typed.length < 4 || typed.length > LONGEST || /\d/.test(typed)) return 0;
  return typed.length < 8 ? 1 : 2;
}

/**
 * The fewest letters to leave out, put in, change or swap with a neighbour (each counts one, and no letter is touched twice) that make one
 * text of another. The plain definition, which the trie's walk is held to.
 */
export function editsBetween(a: string, b: string): number {
  let [before, last] = [[0], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const at = (cells: readonly number[], index: number): number => cells[index] ?? Number.POSITIVE_INFINITY;
      const changed = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const best = Math.min(at(last, j) + 1, at(row, j - 1) + 1, changed);
      row.push(swapped ? Math.min(best, at(before, j - 2) + 1) : best);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
