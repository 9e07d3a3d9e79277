import type { Decided, Measure, Problem, Statement } from '@ntm-ledger/events';
import { badInput, indicatorStream, judge } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { compareDecimals, readDecimal, UNIT_OF_MEASURE } from '@ntm-ledger/scoring';
import { unitIsLiving } from './fit-of-set.js';
import { noDecimal } from './given-criteria.js';
import type { Recording } from './recording.js';
import { envelopeOf } from './recording.js';
import { problemsOfYear, yearHasBegun } from './year-of-figure.js';

/** Records a figure that a document states of a unit: "thu nhập bình quân đầu người 52 triệu đồng/năm". It is of no criterion. */
export interface RecordIndicator {
  readonly recording: Recording;
  readonly unit: UnitState;
  readonly measure: Measure;
  /** As written: `2,95`. */
  readonly value: string;
  /** The year that the figure is of; null where the document does not say. */
  readonly year: number | null;
  /** Of OCOP products: how many stars those have that are counted. */
  readonly stars: number | null;
  readonly statement: Statement;
}

/** OCOP products are rated from one star to five. */
const MOST_STARS = 5;

/** Decides on a stated figure. What cannot be such a figure is refused in either mode. */
export function decideRecordIndicator(command: RecordIndicator): Decided {
  const { recording, unit, measure, year, stars, statement } = command;
  const value = readDecimal(command.value);
  if (value === null) return badInput(noDecimal('input.value', command.value), ...problemsBeside(command));
  const [problem, ...others] = [...problemsOfValue(value, measure), ...problemsBeside(command)];
  if (problem !== undefined) return badInput(problem, ...others);
  const judged = judge(recording.mode, [...optional(unitIsLiving({ unit, recording })), ...yearHasBegun(year, command)]);
  if (judged.refused !== null) return judged.refused;
  return {
    outcome: 'accepted',
    stream: indicatorStream(unit.id),
    events: [
      {
        type: 'IndicatorStated',
        ...envelopeOf(recording),
        concerns: [unit.id],
        warnings: judged.warnings,
        data: { unitId: unit.id, measure, value, year, stars, statement },
      },
    ],
  };
}

/** Shares are 0 to 100 percent, products are counted whole, and nothing is less than nothing. */
function problemsOfValue(value: string, measure: Measure): Problem[] {
  const path = 'input.value';
  if (compareDecimals(value, '0') === -1) return [{ path, message: `${value} is less than nothing; ${measure} is 0 or more` }];
  const unit = UNIT_OF_MEASURE[measure];
  if (unit === 'PERCENT' && compareDecimals(value, '100') === 1)
    return [{ path, message: `${value} is no share; ${measure} is 0 to 100 percent` }];
  if (unit === 'PRODUCTS' && value.includes('.')) return [{ path, message: `${value} is no count; products are counted whole` }];
  return [];
}

function problemsBeside({ measure, year, stars }: RecordIndicator): Problem[] {
  const problems = problemsOfYear(year, 'input.year');
  if (stars === null) return problems;
  if (measure !== 'OCOP_PRODUCTS') problems.push({ path: 'input.stars', message: `${measure} has no stars; leave them out` });
  else if (stars < 1 || stars > MOST_STARS)
    problems.push({ path: 'input.stars', message: `${stars} is no rating; expected 1 to ${MOST_STARS} stars` });
  return problems;
}

function optional<T>(value: T | null): T[] {
  return value === null ? [] : [value];
}
