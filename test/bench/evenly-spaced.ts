/** What came of one piece of work: how long it took from the moment it was due, in milliseconds. */
export interface Spaced<T> {
  readonly result: T;
  readonly took: number;
}

/** So often a second, for so long. */
export interface Pace {
  readonly perSecond: number;
  readonly seconds: number;
}

/**
 * Begins work at even distances, whether or not what was begun before has ended: a server that is slow is asked no less often for it. Its time
 * runs from the moment it was due, so that a stall counts against all that it holds up.
 * @param work given its number, from 0
 * @throws whatever a piece of work throws, once all have ended
 */
export async function evenlySpaced<T>({ perSecond, seconds }: Pace, work: (number: number) => Promise<T>): Promise<Spaced<T>[]> {
  const count = Math.round(perSecond * seconds);
  const begun = performance.now();
  const underWay: Promise<PromiseSettledResult<Spaced<T>>[]>[] = [];
  const allBegun = Promise.withResolvers<undefined>();
  const dueAt = (number: number): number => begun + (1_000 * number) / perSecond;
  const timed = async (number: number): Promise<Spaced<T>> => {
    const result = await work(number);
    return { result, took: performance.now() - dueAt(number) };
  };
  const beginDue = (): void => {
    while (underWay.length < count && dueAt(underWay.length) <= performance.now())
      underWay.push(Promise.allSettled([timed(underWay.length)]));
    if (underWay.length === count) allBegun.resolve(undefined);
    // A timer is as exact as a millisecond; what is due sooner is waited for turn by turn.
    else if (dueAt(underWay.length) - performance.now() > 2) setTimeout(beginDue, 1);
    else setImmediate(beginDue);
  };
  beginDue();
  await allBegun.promise;
  return (await Promise.all(underWay)).flat().map((ended) => {
    if (ended.status === 'rejected') throw ended.reason;
    return ended.value;
  });
}
