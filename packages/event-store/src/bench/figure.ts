/** One line of a bench: what was measured beside what it is measured against, both in the same run on the same machine. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number;
  readonly baselineName: string;
  /** The middle one of the ratios value : baseline of the single rounds, so that a slow moment of the machine weighs on both sides. */
  readonly ratio: number;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a share of the values lies. @throws RangeError when there is none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  if (value === undefined) throw new RangeError('no values, no quantile');
  return value;
}

/** Makes a figure from what the rounds gave on both sides, in pairs. */
export function figure(
  name: string,
  unit: string,
  values: readonly number[],
  { baselineName, baselines }: { baselineName: string; baselines: readonly number[] },
): Figure {
  const ratios = values.map((value, round) => value / (baselines[round] ?? Number.NaN));
  return { name, unit, value: median(values), baseline: median(baselines), baselineName, ratio: median(ratios) };
}
