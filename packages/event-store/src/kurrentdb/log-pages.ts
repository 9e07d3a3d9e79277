import type { RecordedEvent } from '../event-store.js';
import type { Position } from '../position.js';
import { START } from '../position.js';
import type { LogServer } from './log-server.js';
import { LogStream } from './log-stream.js';
import { readingFrom } from './read-request.js';
import { CallTimedOut, isUnknownPosition } from './server-error.js';

/** Some events of ours in log order; `atEnd` when the log had no more. */
export interface LogPage {
  readonly events: readonly RecordedEvent[];
  readonly atEnd: boolean;
}

/**
 * The most that is read ahead of whoever reads, in events (or two pages, if that is more) and in characters of their bodies. More of them would outlive the
 * young generation, and each that does costs more than reading it.
 */
const MOST_AHEAD = 2_048;
const MOST_CHARACTERS_AHEAD = 8_388_608;

/**
 * Reads the log on from a position, page by page, out of one read of the server that goes on while a page is worked on: asking for each page by itself would
 * have server and reader wait for each other. A reader that lingers lets go of the server, and whoever asks for another place begins anew there.
 */
export class LogPages {
  readonly #server: LogServer;
  #reading: OneRead | undefined;
  /** Up to where the pages of the present read have gone. */
  #reached: Position = START;
  #lingering: NodeJS.Timeout | undefined;

  constructor(server: LogServer) {
    this.#server = server;
  }

  /**
   * The next events of ours after a position: so many, or fewer at the end of the log and where no more come in time. Over a slow line a page may take longer than
   * any call: whoever threw away what has come, and began anew, would never get on.
   * @throws CallTimedOut when nothing comes in time
   * @throws RangeError when no event stands at the position
   */
  async after(position: Position, count: number): Promise<LogPage> {
    clearTimeout(this.#lingering);
    if (this.#reached !== position) this.close();
    const reading = (this.#reading ??= new OneRead(this.#server, position, Math.max(MOST_AHEAD, 2 * count)));
    try {
      const page = await reading.page(count, this.#server.limits.call);
      this.#reached = page.events.at(-1)?.position ?? position;
      if (page.atEnd) this.close();
      else
        this.#lingering = setTimeout(() => {
          this.close();
        }, this.#server.limits.call).unref();
      return page;
    } catch (error) {
      this.close();
      if (isUnknownPosition(error))
        throw new RangeError(`No event stands at position ${String(position)}, so the log cannot be read on from there.`, {
          cause: error,
        });
      throw error;
    }
  }

  /** Lets go of the server. */
  close(): void {
    clearTimeout(this.#lingering);
    this.#reading?.cancel();
    this.#reading = undefined;
  }
}

/** One read of the server, from a position to the end that the log has when it comes there. It waits when enough lies ready. */
class OneRead {
  readonly #stream: LogStream;
  readonly #after: Position;
  readonly #ahead: number;
  #ready: RecordedEvent[] = [];
  #characters = 0;
  #isOver = false;
  #failure: Error | undefined;
  /** Whether anything has come since the last look, an event of the server's own too. */
  #heard = false;
  #wanted: { readonly count: number; readonly resolve: () => void } | undefined;

  constructor(server: LogServer, after: Position, ahead: number) {
    this.#after = after;
    this.#ahead = ahead;
    this.#stream = new LogStream(server, readingFrom(after), {
      take: (event) => {
        this.#take(event);
      },
      fail: (error) => {
        this.#fail(error);
      },
      end: () => {
        this.#isOver = true;
        this.#wanted?.resolve();
      },
    });
  }

  async page(count: number, limit: number): Promise<LogPage> {
    let isDue = false;
    this.#heard = false;
    const timer = setInterval(() => {
      isDue = this.#ready.length > 0;
      if (!isDue && !this.#heard) this.#fail(new CallTimedOut(`no answer within ${String(limit)} ms`));
      this.#heard = false;
      this.#wanted?.resolve();
    }, limit);
    try {
      await this.#until(() => this.#ready.length >= count || this.#isOver || isDue, count);
    } finally {
      clearInterval(timer);
    }
    if (this.#failure !== undefined && this.#ready.length === 0) throw this.#failure;
    const events = this.#ready.splice(0, count);
    for (const { body } of events) this.#characters -= body.length;
    if (!this.#isFull()) this.#stream.resume();
    return { events, atEnd: this.#isOver && this.#failure === undefined && this.#ready.length === 0 };
  }

  async #until(done: () => boolean, count: number): Promise<void> {
    while (!done()) {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      this.#wanted = {
        count,
        resolve: () => {
          resolve(undefined);
        },
      };
      this.#stream.resume();
      await promise;
      this.#wanted = undefined;
    }
  }

  cancel(): void {
    this.#isOver = true;
    this.#wanted?.resolve();
    this.#stream.cancel();
  }

  #take(event: RecordedEvent | undefined): void {
    this.#heard = true;
    // The server's read begins with the event at the position itself.
    if (event === undefined || event.position <= this.#after) return;
    this.#ready.push(event);
    this.#characters += event.body.length;
    if (this.#wanted === undefined) {
      if (this.#isFull()) this.#stream.pause();
    } else if (this.#ready.length >= this.#wanted.count) this.#wanted.resolve();
  }

  #isFull(): boolean {
    return this.#ready.length >= this.#ahead || this.#characters >= MOST_CHARACTERS_AHEAD;
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#isOver = true;
    this.#wanted?.resolve();
  }
}
