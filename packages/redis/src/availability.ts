/** The first and the longest pause before the next connection, in milliseconds: each is about twice the one before. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 5_000;

/** After so long without trouble, in milliseconds, the next one is the first again. */
const STEADY_MS = 30_000;

/** Hears, once each time, that Redis is lost or back. */
export interface AvailabilityOptions {
  /** Where it is, as people are told. */
  readonly place: string;
  readonly report: (sentence: string) => void;
}

type State =
  | { readonly kind: 'up'; readonly since: number }
  | { readonly kind: 'lost'; readonly since: number; readonly reason: string }
  /** Nothing is known yet: neither lost nor there. */
  | { readonly kind: 'untried' };

/** Whether Redis is to be called. Lost by one call that failed or was late, up again by one probe that did not. */
export class Availability {
  #state: State = { kind: 'untried' };
  #tries = 0;
  readonly #waiting = new Set<() => void>();
  readonly #known = Promise.withResolvers<undefined>();

  constructor(private readonly options: AvailabilityOptions) {}

  get isUp(): boolean {
    return this.#state.kind === 'up';
  }

  /** Has somebody told when Redis is lost: whoever waits for an answer waits no longer. What it gives takes that back. */
  readonly whenLost = (tell: () => void): (() => void) => {
    this.#waiting.add(tell);
    return () => this.#waiting.delete(tell);
  };

  /** Settles once it is known whether Redis is there. */
  get known(): Promise<undefined> {
    return this.#known.promise;
  }

  /** In one sentence why it is not to be called. */
  trouble(): string | undefined {
    if (this.#state.kind === 'up') return undefined;
    return this.#state.kind === 'untried' ? 'Redis has not answered yet' : `Redis is not used: ${this.#state.reason}`;
  }

  /** A probe was answered in time. */
  up(): void {
    if (this.#state.kind === 'up') return;
    const now = performance.now();
    if (this.#state.kind === 'lost') {
      const seconds = ((now - this.#state.since) / 1000).toFixed(1);
      this.options.report(`Redis at ${this.options.place} answers again, after ${seconds} s`);
    }
    this.#state = { kind: 'up', since: now };
    this.#known.resolve(undefined);
  }

  /** Something failed or was late. Only the first is told. */
  lost(reason: string): void {
    const before = this.#state;
    if (before.kind === 'lost') return;
    const now = performance.now();
    if (before.kind === 'up' && now - before.since > STEADY_MS) this.#tries = 0;
    this.#state = { kind: 'lost', since: now, reason };
    this.options.report(`Redis at ${this.options.place} is lost (${reason}); going on without it, slower`);
    for (const tell of this.#waiting) tell();
    this.#known.resolve(undefined);
  }

  /** How long to wait before the next connection, in milliseconds, by chance a little less, so that many processes do not come back at once. */
  nextPause(): number {
    const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#tries);
    this.#tries += 1;
    return Math.round(longest * (0.5 + Math.random() / 2));
  }
}
