/** A long run that hunts for what no single test would meet: many crashes, many random histories. */
export interface Campaign {
  /** What `n` counts: `kills`. */
  readonly counts: string;
  /** How many without being told. */
  readonly usually: number;
  /**
   * @param n How many, at least 1.
   * @param report Takes lines about the progress and the outcome.
   * @returns whether everything held; what did not is in the report.
   */
  run(n: number, report: (line: string) => void): Promise<boolean>;
}
