import { createHash } from 'node:crypto';

/** What a service says that its answers come from. */
export interface Origin {
  readonly log: string;
  readonly build: string;
}

/** So long after a service was seen to be of two origins it counts as of none, in milliseconds: replicas are being replaced. */
const MIXED_MS = 60_000;

/**
 * What the answers of all services come from, by what each says of itself from time to time. While replicas of one service say different
 * things it is not known, and neither is it before every service has said something.
 */
export class Origins {
  readonly #heard = new Map<string, Origin>();
  #mixedUntil = -Infinity;
  /** One text for all services while all have said something: asked for with every question. */
  #all: string | undefined;

  constructor(
    private readonly services: readonly string[],
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** A replica of a service has said its origin, or that it knows none. */
  hear(service: string, origin: Origin | undefined): void {
    const before = this.#heard.get(service);
    if (origin === undefined) {
      this.#heard.delete(service);
      this.#all = undefined;
      return;
    }
    if (before?.log === origin.log && before.build === origin.build) return;
    if (before !== undefined) this.#mixedUntil = this.clock() + MIXED_MS;
    this.#heard.set(service, origin);
    this.#all = this.#textOfAll();
  }

  /** One text for all services; another one after any change. Undefined when it is not known. */
  current(): string | undefined {
    return this.clock() < this.#mixedUntil ? undefined : this.#all;
  }

  #textOfAll(): string | undefined {
    const all = this.services.map((service) => this.#heard.get(service));
    if (all.includes(undefined)) return undefined;
    return createHash('sha256')
      .update(JSON.stringify(all.map((origin, index) => [this.services[index], origin?.log, origin?.build])))
      .digest('base64url');
  }
}
