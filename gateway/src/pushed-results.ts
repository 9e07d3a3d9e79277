/** A source that pushes and can be told to hold on. */
export interface PushingSource {
  /** Stop pushing for a while; a few values more may still come. */
  readonly hold: () => void;
  /** Push again. */
  readonly release: () => void;
  /** Nobody reads any more. */
  readonly close: () => void;
}

/** What stands between a source that pushes and a reader that pulls. */
export interface PushedResults<T> {
  readonly push: (value: T) => void;
  /** No more will come; what is there is still read. */
  readonly end: () => void;
  readonly reader: AsyncIterableIterator<T, undefined, undefined>;
}

/** So many values may wait before the source is held, and a quarter of them when it is released. */
const HOLD_AT = 64;

/**
 * Joins a source that pushes to a reader that pulls, and holds the source while the reader lags: a client that reads slowly
 * must not make the gateway keep the whole backlog of the log for it.
 */
export function pushedResults<T>({ hold, release, close }: PushingSource): PushedResults<T> {
  let waiting: T[] = [];
  let held = false;
  let ended = false;
  let arrival = Promise.withResolvers<undefined>();
  const wake = (): void => {
    arrival.resolve(undefined);
    arrival = Promise.withResolvers();
  };
  return {
    push(value) {
      if (ended) return;
      waiting.push(value);
      if (!held && waiting.length >= HOLD_AT) {
        held = true;
        hold();
      }
      wake();
    },
    end() {
      ended = true;
      wake();
    },
    reader: {
      async next() {
        for (;;) {
          const [value] = waiting.splice(0, 1);
          if (held && waiting.length <= HOLD_AT / 4) {
            held = false;
            release();
          }
          if (value !== undefined) return { done: false, value };
          if (ended) return { done: true, value: undefined };
          await arrival.promise;
        }
      },
      async return() {
        ended = true;
        waiting = [];
        close();
        wake();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    },
  };
}
