import type { Breach, Decided, Problem, Statement } from '@ntm-ledger/events';
import { assessmentStream, badInput, judge } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName } from '@ntm-ledger/register';
import type { CriteriaSet } from '@ntm-ledger/scoring';
import { hasCriterion, MAX_CRITERIA } from '@ntm-ledger/scoring';
import type { ScoringState } from './fit-of-set.js';
import { breachesOfFit, noSuchSet, setIsForKind, unknownCriterion } from './fit-of-set.js';
import type { Recording } from './recording.js';
import { envelopeOf } from './recording.js';

/**
 * Records a total that a document states of a unit: "đạt 11/15". Where the document gives one figure for several units, the others are
 * named; each of them has a record of its own, since each has its own stream.
 */
export interface RecordStatedScore {
  readonly recording: Recording;
  readonly unit: UnitState;
  readonly criteriaSetId: string;
  readonly met: number;
  readonly size: number;
  /** Whether the document says what is ("đạt 11/15"), or what is thought or meant to be. */
  readonly statement: Statement;
  /** Numbers of the criteria that the document names as missing. */
  readonly missing: readonly number[];
  readonly jointlyWith: readonly UnitState[];
}

/** Decides on a stated total. */
export function decideRecordStatedScore(command: RecordStatedScore, { set, register, at }: ScoringState): Decided {
  if (set === undefined) return badInput(noSuchSet(command.criteriaSetId));
  const { unit, recording, met, size, statement, missing, jointlyWith } = command;
  const found = [setIsForKind({ set, unit }), sizeIsOfSet(size, set), metWithinSize(met, size), sumWithinSize(command)];
  const [problem, ...others] = [
    ...found.filter((one) => one !== null),
    ...problemsOfMissing(missing, set, size),
    ...problemsOfCompany(jointlyWith, unit),
  ];
  if (problem !== undefined) return badInput(problem, ...others);
  const breaches = [...breachesOfFit({ recording, unit, set, register, at }), ...sizeIsKnown(size, set)];
  const judged = judge(recording.mode, breaches);
  if (judged.refused !== null) return judged.refused;
  return {
    outcome: 'accepted',
    stream: assessmentStream(unit.id, set.id),
    events: [
      {
        type: 'ScoreStated',
        ...envelopeOf(recording),
        concerns: [unit.id],
        warnings: judged.warnings,
        data: {
          unitId: unit.id,
          criteriaSetId: set.id,
          met,
          size,
          certainty: jointlyWith.length === 0 ? 'STATED_TOTAL' : 'STATED_JOINTLY',
          statement,
          missing: missing.toSorted((a, b) => a - b),
          jointlyWith: jointlyWith.map(({ id }) => id),
        },
      },
    ],
  };
}

/**
 * The size that a document prints must be the set's: "11/15" was said of another set than one of 19 criteria, so it may not enter under
 * it, in either mode. The right set has to be named.
 */
function sizeIsOfSet(size: number, set: CriteriaSet): Problem | null {
  if (size < 1 || size > MAX_CRITERIA) {
    return { path: 'input.size', message: `${String(size)} is no number of criteria; expected 1 to ${String(MAX_CRITERIA)}` };
  }
  if (set.size === null || set.size === size) return null;
  return {
    path: 'input.size',
    message: `"${set.id}" has ${String(set.size)} criteria, not ${String(size)}; name the set that the score was stated against`,
  };
}

/** Of a set whose own size nobody knows, a stated one cannot be checked. */
function sizeIsKnown(size: number, set: CriteriaSet): Breach[] {
  if (set.size !== null) return [];
  const message = `The number of criteria of "${set.id}" is not known, so the stated ${String(size)} cannot be checked.`;
  return [{ rule: 'criteriaSetSizeKnown', message, basis: null }];
}

function metWithinSize(met: number, size: number): Problem | null {
  if (met >= 0 && met <= size) return null;
  return { path: 'input.met', message: `${String(met)} criteria met of ${String(size)}: expected 0 to ${String(size)}` };
}

/** What is met cannot be missing: met + missing ≤ size. */
function sumWithinSize({ met, missing, size }: Pick<RecordStatedScore, 'met' | 'missing' | 'size'>): Problem | null {
  if (met < 0 || met > size || met + missing.length <= size) return null;
  const sum = `${String(met)} met and ${String(missing.length)} missing`;
  return { path: 'input.missing', message: `${sum} are more than the ${String(size)} criteria there are` };
}

function problemsOfMissing(missing: readonly number[], set: CriteriaSet, size: number): Problem[] {
  const within = set.size === null ? { ...set, size } : set;
  const seen = new Set<number>();
  return missing.flatMap((number, index) => {
    const path = `input.missing.${String(index)}`;
    if (!hasCriterion(within, number)) return [unknownCriterion(path, number, within)];
    if (seen.has(number)) return [{ path, message: `criterion ${String(number)} stands here twice` }];
    seen.add(number);
    return [];
  });
}

/** The units a figure was stated for together are several, each named once. */
function problemsOfCompany(jointlyWith: readonly UnitState[], unit: UnitState): Problem[] {
  const seen = new Set([unit.id]);
  return jointlyWith.flatMap((other, index) => {
    const twice = seen.has(other.id);
    seen.add(other.id);
    return twice ? [{ path: `input.jointlyWith.${String(index)}`, message: `${fullName(other)} is named twice` }] : [];
  });
}
