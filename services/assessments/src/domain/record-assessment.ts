import type { AssessedCriterion, Breach, Decided, Problem, Round, Statement } from '@ntm-ledger/events';
import { assessmentStream, badInput, judge } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import type { CriteriaSet } from '@ntm-ledger/scoring';
import { columnOf } from '@ntm-ledger/scoring';
import type { ScoringState } from './fit-of-set.js';
import { breachesOfFit, noSuchSet, setIsForKind } from './fit-of-set.js';
import type { GivenCriterion } from './given-criteria.js';
import { problemsOfCriteria, readCriteria } from './given-criteria.js';
import { contradictionsOf } from './outcome-rules.js';
import type { Recording } from './recording.js';
import { envelopeOf, yearOf } from './recording.js';
import { yearHasBegun } from './year-of-figure.js';

/** Records a look at a unit: how it stands on a set, criterion by criterion, or that it was looked at with no result known. */
export interface RecordAssessment {
  readonly recording: Recording;
  readonly unit: UnitState;
  readonly criteriaSetId: string;
  readonly round: Round | null;
  readonly statement: Statement;
  readonly assessor: string | null;
  readonly criteria: readonly GivenCriterion[];
}

/**
 * Decides on an assessment. It need not name every criterion of the set: what it leaves out is unknown, which is neither met nor missing.
 * Values are held against the thresholds of the year that they are of; those that name none, of the year in which the fact lies.
 */
export function decideRecordAssessment(command: RecordAssessment, { set, register, at }: ScoringState): Decided {
  if (set === undefined) return badInput(noSuchSet(command.criteriaSetId));
  const { unit, recording, round, statement, assessor } = command;
  if (set.size === null) return badInput(sizeMustBeKnown(set));
  const found = [setIsForKind({ set, unit }), saysSomething(command)].filter((one) => one !== null);
  const [problem, ...others] = [...found, ...problemsOfCriteria(command.criteria, set)];
  if (problem !== undefined) return badInput(problem, ...others);
  const criteria = readCriteria(command.criteria);
  const column = columnOf(register, unit, at, yearOf(recording));
  const { breaches, unverified } = contradictionsOf(criteria, { set, column });
  const fit = breachesOfFit({ recording, unit, set, register, at });
  const judged = judge(recording.mode, [...fit, ...yearsHaveBegun(command, criteria), ...breaches]);
  if (judged.refused !== null) return judged.refused;
  return {
    outcome: 'accepted',
    stream: assessmentStream(unit.id, set.id),
    events: [
      {
        type: 'UnitAssessed',
        ...envelopeOf(recording),
        concerns: [unit.id],
        warnings: [...judged.warnings, ...unverified],
        data: { unitId: unit.id, criteriaSetId: set.id, size: set.size, round, statement, assessor, criteria },
      },
    ],
  };
}

/** One breach a year, however many values are said to be of it. */
function yearsHaveBegun(command: RecordAssessment, criteria: readonly AssessedCriterion[]): Breach[] {
  const years = new Set(criteria.flatMap(({ indicators }) => indicators.map(({ year }) => year)));
  return [...years].flatMap((year) => yearHasBegun(year, command));
}

/** Against a set whose number of criteria is not known, a list of outcomes says nothing about the whole. */
function sizeMustBeKnown(set: CriteriaSet): Problem {
  return {
    path: 'input.criteriaSet',
    message: `the number of criteria of "${set.id}" is not known; record the score as the document states it (recordStatedScore)`,
  };
}

/**
 * A round may be recorded without any result, as a document tells of a review and not of what it found; without a round and without a
 * criterion nothing is said at all.
 */
function saysSomething({ round, criteria }: Pick<RecordAssessment, 'round' | 'criteria'>): Problem | null {
  if (criteria.length > 0 || round !== null) return null;
  return { path: 'input.criteria', message: 'names no criterion; give the outcome of at least one, or the round that was held' };
}
