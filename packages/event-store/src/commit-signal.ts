/** Wakes those who wait for the log to grow or to close: whoever learns of it first says it to all, so that nobody asks the log again and again. */
export class CommitSignal {
  #waiting = new Set<() => void>();

  /** Calls `wake` at the next signal, once. @returns a function that takes the wish back. */
  wait(wake: () => void): () => void {
    this.#waiting.add(wake);
    return () => {
      this.#waiting.delete(wake);
    };
  }

  wakeAll(): void {
    if (this.#waiting.size === 0) return;
    const woken = this.#waiting;
    this.#waiting = new Set();
    for (const wake of woken) wake();
  }
}
