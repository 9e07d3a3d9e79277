/** Answers that cost something to find, kept for when the question is put again: as many as are given room, the oldest make way. */
export class Remembered<T> {
  private readonly answers = new Map<string, T>();

  /**
   * @param room How many answers are kept.
   * @param isWorthIt Whether an answer is kept at all; by default every one is.
   */
  constructor(
    private readonly room: number,
    private readonly isWorthIt: (answer: T) => boolean = () => true,
  ) {}

  /** The answer to a question, found now where it is not kept. */
  get(question: string, find: () => T): T {
    const known = this.answers.get(question);
    if (known !== undefined) return known;
    const answer = find();
    if (!this.isWorthIt(answer)) return answer;
    const [oldest] = this.answers.size < this.room ? [] : this.answers.keys();
    if (oldest !== undefined) this.answers.delete(oldest);
    this.answers.set(question, answer);
    return answer;
  }

  /** Forgets everything: the answers would be others now. */
  clear(): void {
    this.answers.clear();
  }
}
