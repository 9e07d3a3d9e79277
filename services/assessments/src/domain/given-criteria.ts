import type { AssessedCriterion, Evidence, Outcome, Problem } from '@ntm-ledger/events';
import type { CriteriaSet } from '@ntm-ledger/scoring';
import { hasCriterion, readDecimal } from '@ntm-ledger/scoring';
import { unknownCriterion } from './fit-of-set.js';
import { problemsOfYear } from './year-of-figure.js';

/** An indicator as a client gives it: its value as written (`52,5`), its outcome, or both, and the year that they are of. */
export interface GivenIndicator {
  readonly code: string;
  readonly value: string | null;
  readonly outcome: Outcome | null;
  /** Null: the year of the day as of which the unit is assessed. */
  readonly year: number | null;
}

export interface GivenCriterion {
  readonly number: number;
  readonly outcome: Outcome;
  readonly indicators: readonly GivenIndicator[];
  readonly evidence: readonly Evidence[];
}

/** Criteria must be of the set, each once; their indicators each once, with a value or an outcome. */
export function problemsOfCriteria(criteria: readonly GivenCriterion[], set: CriteriaSet): Problem[] {
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
  return indicators.flatMap(({ code, value, outcome, year }, index) => {
    const place = `${path}.indicators.${String(index)}`;
    const problems: Problem[] = [];
    if (seen.has(code)) problems.push({ path: `${place}.code`, message: `indicator ${code} stands here twice` });
    seen.add(code);
    if (value === null && outcome === null) problems.push({ path: place, message: 'give a value, an outcome, or both' });
    if (value !== null && readDecimal(value) === null) problems.push(noDecimal(`${place}.value`, value));
    problems.push(...problemsOfYear(year, `${place}.year`));
    return problems;
  });
}

/** A text that is no decimal number, and how to write one. */
export function noDecimal(path: string, text: string): Problem {
  return { path, message: `"${text}" is no decimal number; write 52.5 or 52,5, without separating thousands` };
}

/** The criteria as the log keeps them: by number, values in canonical text. What was claimed is kept as claimed. */
export function readCriteria(given: readonly GivenCriterion[]): AssessedCriterion[] {
  return given.map(readCriterion).sort((a, b) => a.number - b.number);
}

function readCriterion({ number, outcome, indicators, evidence }: GivenCriterion): AssessedCriterion {
  return {
    number,
    outcome,
    indicators: indicators.map(({ code, value, outcome: claimed, year }) => ({
      code,
      value: value === null ? null : readDecimal(value),
      outcome: claimed,
      year,
    })),
    evidence,
  };
}
