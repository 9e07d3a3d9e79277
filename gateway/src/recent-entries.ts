/** Entries by key within a weight; what was asked for longest ago is forgotten first. */
export class RecentEntries<Value> {
  readonly #entries = new Map<string, Value>();
  #weight = 0;

  /**
   * @param most what all entries together may weigh
   * @param weightOf what an entry weighs; by default each weighs one
   */
  constructor(
    private readonly most: number,
    private readonly weightOf: (key: string, value: Value) => number = () => 1,
  ) {}

  /** What all entries weigh now. */
  get weight(): number {
    return this.#weight;
  }

  get(key: string): Value | undefined {
    const value = this.#entries.get(key);
    if (value === undefined) return undefined;
    // A map gives its keys in the order in which they came in, so the first is the one asked for longest ago.
    this.#entries.delete(key);
    this.#entries.set(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    this.#drop(key);
    this.#entries.set(key, value);
    this.#weight += this.weightOf(key, value);
    for (const oldest of this.#entries.keys()) {
      if (this.#weight <= this.most) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const value = this.#entries.get(key);
    if (value !== undefined && this.#entries.delete(key)) this.#weight -= this.weightOf(key, value);
  }
}
