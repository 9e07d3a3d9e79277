import type { GivenCriterion } from '../../domain/index.js';
import type { Column } from './columns.js';
import type { StatedFacts } from './stated-facts.js';

/** How a row names its unit. */
export interface NamedUnit {
  readonly code: string;
  /** Whether the file holds the code as a number, which has lost its leading zeros. */
  readonly isNumber: boolean;
  readonly name: string | null;
}

/** A row of a sheet that assesses a unit, its cells read and sound; whether they fit the unit and the set is not known yet. */
export interface AssessmentRow {
  readonly row: number;
  readonly unit: NamedUnit;
  readonly facts: StatedFacts;
  readonly criteria: readonly GivenCriterion[];
  /** The columns that the parts of the command were read from, by the paths that a decider names: `input.criteria.3.indicators.0`. */
  readonly columns: ReadonlyMap<string, Column>;
}

/** The column that a decider's problem is about: that of the nearest part above its path. */
export function columnAt({ columns }: Pick<AssessmentRow, 'columns'>, path: string): Column | null {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const column = columns.get(at);
    if (column !== undefined) return column;
  }
  return null;
}
