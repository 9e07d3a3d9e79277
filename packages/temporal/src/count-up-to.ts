/**
 * How many numbers of an ascending list are at most as large as one: so also the place of the first that is larger.
 * @param length how many numbers the list holds, where its columns have room for more
 */
export function countUpTo(ascending: ArrayLike<number>, limit: number, length = ascending.length): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? Number.POSITIVE_INFINITY) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
