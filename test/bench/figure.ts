import { median } from './measure.js';

/** One measured quantity beside the same quantity of what it is compared with, from the same run. */
export interface Figure {
  /** What was measured: `100 concurrent appends`. */
  readonly name: string;
  readonly value: number;
  /** `events/s`, `ms` … */
  readonly unit: string;
  /** The same quantity, in the same unit, of the baseline. */
  readonly baseline: number;
  /** value : baseline, the median over the rounds. Machines differ in absolute figures; this is what carries over. */
  readonly ratio: number;
  /** What the baseline is: `bare node:sqlite loop`. */
  readonly baselineName: string;
  /** The least that the ratio is to come to, where something was set out. */
  readonly target?: number;
}

/** A bench sets its scene, measures, cleans up and gives its figures. */
export type Bench = () => Promise<readonly Figure[]>;

/** What the rounds gave on both sides, in pairs. */
export interface Rounds extends Pick<Figure, 'name' | 'unit' | 'baselineName'> {
  readonly values: readonly number[];
  readonly baselines: readonly number[];
}

/**
 * Medians of what was measured. The ratio is the median of the rounds' own ratios, so that a slow moment of the machine weighs on both
 * of its sides.
 * @throws RangeError without rounds, or when a value has no baseline beside it.
 */
export function toFigure({ name, unit, baselineName, values, baselines }: Rounds): Figure {
  const ratios = values.map((value, round) => {
    const baseline = baselines[round];
    if (baseline === undefined) throw new RangeError(`round ${round} of "${name}" has no baseline`);
    return value / baseline;
  });
  return { name, value: median(values), unit, baseline: median(baselines), ratio: median(ratios), baselineName };
}
