/** How a stream is read through: what becomes of its values, of its failure and of its reader's leaving. */
export interface Reading<T, U> {
  readonly map: (value: T) => U | Promise<U>;
  /** Turns what the source throws into its last value; without it the error goes through. */
  readonly failed?: (error: unknown) => U;
  /** Ends the source at once; by default its own `return()`. */
  readonly close?: () => Promise<unknown>;
}

/**
 * An async iterator that reads `source` through. Unlike an `async function*`, whose `return()` queues behind a `next()` that
 * waits, its `return()` reaches the source at once: a client that leaves a silent subscription frees what is behind it.
 */
export function readThrough<T, U>(
  source: AsyncIterable<T>,
  { map, failed, close }: Reading<T, U>,
): AsyncGenerator<U, void, void> {
  const iterator = source[Symbol.asyncIterator]();
  const end = { done: true, value: undefined } as const;
  let ended = false;
  return {
    async next() {
      if (ended) return end;
      try {
        const step = await iterator.next();
        ended ||= step.done === true;
        return step.done === true ? end : { done: false, value: await map(step.value) };
      } catch (error) {
        // A source that is closed while it is read may fail its reader; nobody reads any more.
        if (ended) return end;
        if (failed === undefined) throw error;
        ended = true;
        return { done: false, value: failed(error) };
      }
    },
    async return() {
      if (!ended) {
        ended = true;
        await (close === undefined ? iterator.return?.() : close());
      }
      return end;
    },
    async throw(error) {
      await this.return();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await this.return();
    },
  };
}
