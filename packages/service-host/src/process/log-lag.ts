import type { Position } from '@ntm-ledger/event-store';
import { START } from '@ntm-ledger/event-store';

/** How often the end of the log is looked at, in milliseconds. */
const EVERY_MS = 1_000;

/** So many ends that are not reached are remembered; of more every second one: a process that folds no more may stay so for days. */
const MOST_SIGHTS = 1_000;

/** What is to be known of a log and of who follows it. */
export interface Followed {
  /** The position of the log's last event. */
  head(): Promise<Position>;
  /** The position up to which it is folded. */
  reached(): Position;
}

/** The end of the log as it was seen once. */
interface Sight {
  readonly head: Position;
  /** Milliseconds of a clock that only goes forwards. */
  readonly at: number;
}

/**
 * How far a process is behind its log. Positions alone do not tell it (they are bytes on a cluster), so the end of the log is looked at
 * every second, and what counts is how long an end that was seen has not been reached. A log that does not answer makes the lag grow
 * too: what it holds meanwhile is not known.
 */
export class LogLag {
  private pending: Sight[] = [];
  private latest: Position = START;
  private upToDateAt: number;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly log: Followed,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.upToDateAt = now();
  }

  /** Looks at the log from now on. */
  start(): void {
    this.timer = setTimeout(() => {
      const looked = this.look().catch(() => undefined);
      void looked.then(() => {
        if (this.timer !== undefined) this.start();
      });
    }, EVERY_MS);
    this.timer.unref();
  }

  /** Looks no more. */
  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Looks at the end of the log once. */
  async look(): Promise<void> {
    const at = this.now();
    const head = await this.log.head();
    this.latest = head;
    // Of one end that is seen again only the last sight counts.
    if (this.pending.at(-1)?.head === head) this.pending.pop();
    this.pending.push({ head, at });
    if (this.pending.length > MOST_SIGHTS) this.pending = this.pending.filter((_, index) => index % 2 === 0);
    this.settle();
  }

  /** Positions between what is folded and the end of the log as it was last seen. */
  get positions(): number {
    return Math.max(0, this.latest - this.log.reached());
  }

  /** How long what is folded has been older than the log, in seconds; 0 while every end that was seen is reached. */
  get seconds(): number {
    this.settle();
    return Math.max(0, this.now() - this.upToDateAt - EVERY_MS) / 1000;
  }

  private settle(): void {
    const reached = this.log.reached();
    for (const { head, at } of this.pending) if (head <= reached) this.upToDateAt = Math.max(this.upToDateAt, at);
    this.pending = this.pending.filter(({ head }) => head > reached);
  }
}
