import type { Act, Breach, ClaimRecorded, Decided, Problem, RecordingMode, SourceDocument } from '@ntm-ledger/events';
import { badInput, claimStream, judge } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName, isLiving } from '@ntm-ledger/register';
import type { CriteriaSet } from '@ntm-ledger/scoring';
import { compareDecimals, readDecimal } from '@ntm-ledger/scoring';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import { problemOfSet } from '../fitting-set.js';
import { formProblem, wholeNumberProblem } from '../given-values.js';
import { beyondSet } from '../plans/target-rules.js';
import { firstDayMeant } from '../record-announcement.js';
import { isLevelOfKind } from '../schemes.js';
import type { Claim } from './claim.js';
import { problemsOfParameters, valueFormOf } from './claim-metrics.js';

/** A total that a document states, as somebody records it; the value stands as it was written: `11,54`. */
export interface RecordClaim extends Omit<ClaimRecorded, 'unitId'> {
  readonly mode: RecordingMode;
  /** The day the total is of; the last one that the source allows. */
  readonly asOf: IsoDate;
  readonly precision: DatePrecision;
  readonly basis: Act | null;
  readonly source: SourceDocument;
}

/** What must be known to decide on it. */
export interface ClaimState {
  /** The scope, on the day that the total is of. */
  readonly unit: UnitState;
  /** The set that the claim names, as far as the log is folded; undefined where there is none, or it names none. */
  readonly set: CriteriaSet | undefined;
  /** The claims about the unit that are known already. */
  readonly earlier: readonly Claim[];
  /** Today in Vietnam. */
  readonly today: IsoDate;
}

type ClaimRule = (claim: RecordClaim, state: ClaimState) => Breach | null;

/** A total is of a scope that stands. The register's own rule. */
export const claimedUnitStands: ClaimRule = ({ asOf }, { unit }) =>
  isLiving(unit)
    ? null
    : own('claimedUnitStands', `${fullName(unit)} ended on ${unit.ended?.on ?? ''}; the total is of ${asOf}.`);

/** What is counted has happened. The register's own rule. */
export const countedByToday: ClaimRule = ({ asOf, precision }, { today }) =>
  firstDayMeant(asOf, precision) > today ? own('countedByToday', `A total of ${asOf} cannot be known on ${today}.`) : null;

/** Units of a kind have the levels of their schemes; see `levelsFor`. */
export const levelIsOfTheClaim: ClaimRule = ({ level, unitKind }, { unit }) => {
  const kind = unitKind ?? unit.kind;
  return level === null || isLevelOfKind(level, kind) ? null : own('levelIsOfTheClaim', `${level} is no level for a ${kind}.`);
};

/** Nobody meets more criteria than the set has, on average or alone. The register's own rule. */
export const claimWithinSet: ClaimRule = ({ metric, statedValue }, { set }) =>
  set === undefined || (metric !== 'AVERAGE_MET' && metric !== 'CRITERIA_MET') ? null : beyondSet(statedValue, set);

/** A part is no more than the whole: not 20 of 19. The register's own rule. */
export const partWithinWhole: ClaimRule = ({ metric, statedValue, outOf }) =>
  outOf === null || metric === 'AVERAGE_MET' || compareDecimals(statedValue, String(outOf)) !== 1
    ? null
    : own('partWithinWhole', `${statedValue} of ${String(outOf)} is more than all.`);

/** One document states a total once; what another states stands beside it. The register's own rule. */
export const statedOnceByADocument: ClaimRule = (claim, { earlier }) => {
  const twin = earlier.find((other) => subjectOf(other) === subjectOf(claim));
  return twin === undefined
    ? null
    : own('statedOnceByADocument', `The document's total of ${claim.asOf} is recorded already, as ${twin.statedValue}.`);
};

function subjectOf({ metric, level, unitKind, year, criteriaSetId, since, asOf, source }: Claim | RecordClaim): string {
  return JSON.stringify([metric, level, unitKind, year, criteriaSetId, since, asOf, source?.title, source?.issuedOn]);
}

const CLAIM_RULES: readonly ClaimRule[] = [
  claimedUnitStands,
  countedByToday,
  levelIsOfTheClaim,
  claimWithinSet,
  partWithinWhole,
  statedOnceByADocument,
];

/** Decides on a stated total. Whether the register agrees is no question here: what a document states is recorded as it states it. */
export function decideClaim(given: RecordClaim, state: ClaimState): Decided {
  const [problem, ...others] = problemsOfClaim(given, state);
  if (problem !== undefined) return badInput(problem, ...others);
  const claim = { ...given, statedValue: readDecimal(given.statedValue) ?? given.statedValue };
  const { mode, asOf, precision, basis, source, ...facts } = claim;
  const judged = judge(
    mode,
    CLAIM_RULES.flatMap((rule) => rule(claim, state) ?? []),
  );
  if (judged.refused !== null) return judged.refused;
  const unitId = state.unit.id;
  return {
    outcome: 'accepted',
    stream: claimStream(unitId),
    events: [
      {
        type: 'ClaimRecorded',
        effectiveOn: asOf,
        precision,
        concerns: [unitId],
        mode,
        basis,
        source,
        warnings: judged.warnings,
        causationId: null,
        data: { ...facts, unitId },
      },
    ],
  };
}

function problemsOfClaim(claim: RecordClaim, { unit, set }: ClaimState): Problem[] {
  const { metric, level, unitKind, statedValue, criteriaSetId, since, asOf, outOf } = claim;
  return [
    ...problemsOfParameters(claim),
    ...[
      formProblem('input.statedValue', statedValue, valueFormOf(metric)),
      outOf === null ? null : wholeNumberProblem('input.outOf', outOf, 1, 1_000_000),
      since === null || since < asOf ? null : { path: 'input.since', message: `a change counts from a day before ${asOf}` },
      criteriaSetId === null
        ? null
        : problemOfSet('input.criteriaSet', criteriaSetId, set, { kind: unitKind ?? unit.kind, level }),
      problemOfSize(claim, set),
    ].flatMap((problem) => problem ?? []),
  ];
}

/** "4 of 9" was said of a set of nine, so it may not enter under one of another size, in either mode. */
function problemOfSize({ metric, outOf }: RecordClaim, set: CriteriaSet | undefined): Problem | null {
  const size = set?.size ?? null;
  if (metric !== 'CRITERIA_MET' || outOf === null || size === null || outOf === size) return null;
  return { path: 'input.outOf', message: `"${set?.id ?? ''}" has ${String(size)} criteria, not ${String(outOf)}` };
}

function own(rule: string, message: string): Breach {
  return { rule, message, basis: null };
}
