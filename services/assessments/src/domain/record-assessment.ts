import type { AssessedCriterion, AssessedIndicator, Decided, Outcome, Problem } from '@ntm-ledger/events';
import { assessmentStream, badInput, judge } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import type { CriteriaSet } from './criteria-set.js';
import { hasCriterion } from './criteria-set.js';
import { readDecimal } from './decimals.js';
import type { ScoringState } from './fit-of-set.js';
import { breachesOfFit, noSuchSet, setIsForKind, unknownCriterion } from './fit-of-set.js';
import type { Recording } from './recording.js';
import { envelopeOf } from './recording.js';

/** An indicator as a client gives it: its value as written (`52,5`), its outcome, or both. */
export interface GivenIndicator {
  readonly code: string;
  readonly value: string | null;
  readonly outcome: Outcome | null;
}

export interface GivenCriterion {
  readonly number: number;
  readonly outcome: Outcome;
  readonly indicators: readonly GivenIndicator[];
}

/** Records how a unit stands on a set, criterion by criterion. */
export interface RecordAssessment {
  readonly recording: Recording;
  readonly unit: UnitState;
  readonly criteriaSetId: string;
  readonly criteria: readonly GivenCriterion[];
}

/**
 * Decides on an assessment. It need not name every criterion of the set: what it leaves out is unknown, which is neither met nor missing.
 */
export function decideRecordAssessment(command: RecordAssessment, { set, register, at }: ScoringState): Decided {
  if (set === undefined) return badInput(noSuchSet(command.criteriaSetId));
  const { unit, recording } = command;
  if (set.size === null) return badInput(sizeMustBeKnown(set));
  const criteria = command.criteria.map(readCriterion);
  const [problem, ...others] = [...optional(setIsForKind({ set, unit })), ...problemsOfCriteria(command.criteria, set)];
  if (problem !== undefined) return badInput(problem, ...others);
  const judged = judge(recording.mode, breachesOfFit({ recording, unit, set, register, at }));
  if (judged.refused !== null) return judged.refused;
  return {
    outcome: 'accepted',
    stream: assessmentStream(unit.id, set.id),
    events: [
      {
        type: 'UnitAssessed',
        ...envelopeOf(recording),
        concerns: [unit.id],
        warnings: judged.warnings,
        data: {
          unitId: unit.id,
          criteriaSetId: set.id,
          size: set.size,
          criteria: criteria.toSorted((a, b) => a.number - b.number),
        },
      },
    ],
  };
}

/** Against a set whose number of criteria is not known, a list of outcomes says nothing about the whole. */
function sizeMustBeKnown(set: CriteriaSet): Problem {
  return {
    path: 'input.criteriaSet',
    message: `the number of criteria of "${set.id}" is not known; record the score as the document states it (recordStatedScore)`,
  };
}

/** Criteria must be of the set, each once, at least one; indicators each once, with a value or an outcome. */
function problemsOfCriteria(criteria: readonly GivenCriterion[], set: CriteriaSet): Problem[] {
  if (criteria.length === 0) return [{ path: 'input.criteria', message: 'names no criterion; give the outcome of at least one' }];
  const seen = new Set<number>();
  return criteria.flatMap(({ number, indicators }, index) => {
    const path = `input.criteria.${String(index)}`;
    const problems = problemsOfIndicators(indicators, path);
    if (!hasCriterion(set, number)) problems.push(unknownCriterion(`${path}.number`, number, set));
    else if (seen.has(number))
      problems.push({ path: `${path}.number`, message: `criterion ${String(number)} stands here twice` });
    seen.add(number);
    return problems;
  });
}

function problemsOfIndicators(indicators: readonly GivenIndicator[], path: string): Problem[] {
  const seen = new Set<string>();
  return indicators.flatMap(({ code, value, outcome }, index) => {
    const place = `${path}.indicators.${String(index)}`;
    const problems: Problem[] = [];
    if (seen.has(code)) problems.push({ path: `${place}.code`, message: `indicator ${code} stands here twice` });
    seen.add(code);
    if (value === null && outcome === null) problems.push({ path: place, message: 'give a value, an outcome, or both' });
    if (value !== null && readDecimal(value) === null) {
      problems.push({
        path: `${place}.value`,
        message: `"${value}" is no decimal number; write 52.5 or 52,5, without separating thousands`,
      });
    }
    return problems;
  });
}

function readCriterion({ number, outcome, indicators }: GivenCriterion): AssessedCriterion {
  return { number, outcome, indicators: indicators.map(readIndicator) };
}

function readIndicator({ code, value, outcome }: GivenIndicator): AssessedIndicator {
  return { code, value: value === null ? null : readDecimal(value), outcome };
}

function optional<T>(value: T | null): T[] {
  return value === null ? [] : [value];
}
