/** What a replay hands out one after the other, and how fast. */
export interface ReplayOptions<T> {
  /** How many messages there are. */
  readonly count: number;
  /** Makes the message of a place, from 0 on. */
  readonly read: (index: number) => Promise<T>;
  /** Milliseconds that lie between one message and the next at least; 0: as fast as they are read. */
  readonly intervalMs: number;
}

type Step<T> = IteratorResult<T, undefined>;

/**
 * Hands out a settled number of messages, no faster than it was told, each read when its turn comes: a slow reader costs no memory.
 *
 * It is an iterator of its own, not an `async function*`: one that waits for its time could not be ended by `return()` from outside. Here
 * whoever waits only sets a field and wakes it.
 */
export class Replay<T> implements AsyncIterableIterator<T, undefined> {
  readonly #options: ReplayOptions<T>;
  #next = 0;
  /** When the next message may go out, by the clock of `performance.now()`. */
  #due = 0;
  #over = false;
  #wake: (() => void) | undefined;
  /** Calls of `next()` that overlap are answered one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: ReplayOptions<T>) {
    this.#options = options;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<Step<T>> {
    const answer = this.#turn.then(() => this.#step());
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  /** Ends the replay at once, whatever it waits for; a `next()` that is under way is answered with the end. */
  return(): Promise<Step<T>> {
    this.#over = true;
    this.#wake?.();
    return Promise.resolve({ done: true, value: undefined });
  }

  async #step(): Promise<Step<T>> {
    const { count, intervalMs, read } = this.#options;
    if (!this.#isOver() && this.#next < count) await this.#untilDue();
    if (this.#isOver() || this.#next >= count) return { done: true, value: undefined };
    const index = this.#next;
    this.#next += 1;
    try {
      const value = await read(index);
      this.#due = performance.now() + intervalMs;
      return this.#isOver() ? { done: true, value: undefined } : { done: false, value };
    } catch (error) {
      this.#over = true;
      throw error;
    }
  }

  #isOver(): boolean {
    return this.#over;
  }

  async #untilDue(): Promise<void> {
    const waitMs = this.#due - performance.now();
    if (waitMs <= 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, waitMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = undefined;
  }
}
