/** How long a replica that failed is passed over, in milliseconds: at first, and at most; each time in a row twice as long. */
const FIRST_REST = 1_000;
const LONGEST_REST = 30_000;

interface Replica {
  readonly url: string;
  /** How often it has failed since it last answered. */
  failures: number;
  /** Passed over until then. */
  restsUntil: number;
  /** Who waits for its answer and is to be told when it is given up. */
  readonly waiting: Set<() => void>;
}

/**
 * The replicas of one service, by the URLs of their GraphQL endpoints. They are asked by turns; one that failed is passed over for a while, as
 * long as there is another.
 */
export class Replicas {
  readonly #replicas: readonly Replica[];
  #turn = 0;

  /** @param urls at least one */
  constructor(
    urls: readonly string[],
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.#replicas = urls.map((url) => ({ url, failures: 0, restsUntil: -Infinity, waiting: new Set() }));
  }

  get urls(): readonly string[] {
    return this.#replicas.map(({ url }) => url);
  }

  /**
   * Whose turn it is. When all are passed over, the one whose rest ends first: better asked in vain than not at all.
   * @param except who was asked already; undefined is given when there is no other
   */
  next(except: readonly string[] = []): string | undefined {
    const chosen = this.#wellOf(this.#inOrder(), except);
    if (chosen !== undefined) this.#turn = this.#replicas.indexOf(chosen) + 1;
    return chosen?.url;
  }

  /**
   * Whose turn it is to record: the first that is well in the order in which they are named, for every gateway the same. Within one process mutations are decided
   * one after the other, each on all that those before it recorded; two that decide at once keep only the order of each stream.
   * @param except who was asked already
   */
  first(except: readonly string[] = []): string | undefined {
    return this.#wellOf(this.#replicas, except)?.url;
  }

  /** It did not answer, or not as a service does. */
  failed(url: string): void {
    const replica = this.#find(url);
    if (replica === undefined) return;
    replica.restsUntil = this.clock() + Math.min(LONGEST_REST, FIRST_REST * 2 ** replica.failures);
    replica.failures += 1;
  }

  /** It answered. */
  answered(url: string): void {
    const replica = this.#find(url);
    if (replica === undefined || replica.failures === 0) return;
    replica.failures = 0;
    replica.restsUntil = -Infinity;
  }

  /** It is given up: whoever waits for its answer and may ask elsewhere does so. */
  giveUp(url: string): void {
    this.failed(url);
    for (const tell of this.#find(url)?.waiting ?? []) tell();
  }

  /** Has somebody told when a replica is given up; what it gives takes that back. */
  whenGivenUp(url: string, tell: () => void): () => void {
    const waiting = this.#find(url)?.waiting;
    waiting?.add(tell);
    return () => waiting?.delete(tell);
  }

  /** The first that is not passed over, or the one whose rest ends first. */
  #wellOf(replicas: readonly Replica[], except: readonly string[]): Replica | undefined {
    const now = this.clock();
    const others = replicas.filter(({ url }) => !except.includes(url));
    return (
      others.find(({ restsUntil }) => restsUntil <= now) ?? others.toSorted((one, other) => one.restsUntil - other.restsUntil)[0]
    );
  }

  #find(url: string): Replica | undefined {
    return this.#replicas.find((replica) => replica.url === url);
  }

  /** All of them, beginning with the one whose turn it is. */
  #inOrder(): readonly Replica[] {
    const from = this.#turn % this.#replicas.length;
    return [...this.#replicas.slice(from), ...this.#replicas.slice(0, from)];
  }
}
