/** A source of events that a test pushes into and sees closed. */
export interface OpenSource<T> {
  readonly push: (value: T) => void;
  readonly fail: (error: Error) => void;
  /** Settles once a reader has called `return()`. */
  readonly closed: Promise<unknown>;
  readonly events: AsyncIterableIterator<T>;
}

/** Opens a source that waits in silence until something is pushed. */
export function openSource<T>(): OpenSource<T> {
  const queue: T[] = [];
  const closed = Promise.withResolvers<undefined>();
  let failure: Error | undefined;
  let ended = false;
  let waiting = Promise.withResolvers<undefined>();
  const wake = (): void => {
    waiting.resolve(undefined);
    waiting = Promise.withResolvers<undefined>();
  };
  return {
    push(value) {
      queue.push(value);
      wake();
    },
    fail(error) {
      failure = error;
      wake();
    },
    closed: closed.promise,
    events: {
      async next() {
        for (;;) {
          if (ended) return { done: true, value: undefined };
          const [value] = queue.splice(0, 1);
          if (value !== undefined) return { done: false, value };
          if (failure !== undefined) throw failure;
          await waiting.promise;
        }
      },
      return() {
        ended = true;
        closed.resolve(undefined);
        wake();
        return Promise.resolve({ done: true, value: undefined });
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    },
  };
}
