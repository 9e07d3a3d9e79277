import type { Act, Breach, Decided, PlanTarget, Problem, RecordingMode, SourceDocument } from '@ntm-ledger/events';
import { badInput, judge, planStream, refuse, unitOfTarget } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName, isLiving } from '@ntm-ledger/register';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import type { Known } from '../known.js';
import { firstDayMeant } from '../record-announcement.js';
import { lastDayOfYear } from '../year.js';
import type { PlacedTarget } from './placed-target.js';
import { settledTarget } from './placed-target.js';
import type { Plan } from './plan.js';
import { problemsOfTargets } from './target-problems.js';
import type { TargetState } from './target-rules.js';
import { breachesOfTargets } from './target-rules.js';

/** A year's plan of a unit, as somebody records it. */
export interface AdoptPlan {
  readonly mode: RecordingMode;
  readonly year: number;
  /** The last day that the source allows; null where it gives none. */
  readonly adoptedOn: IsoDate | null;
  readonly precision: DatePrecision;
  readonly targets: readonly PlacedTarget[];
  readonly basis: Act | null;
  readonly source: SourceDocument;
}

/** What must be known to decide on it. */
export interface AdoptionState extends Pick<TargetState, 'at'> {
  /** Whose plan it is, on the plan's day. */
  readonly unit: UnitState;
  /** The unit's plan for that year that is known already, of whatever day. */
  readonly existing: Plan | undefined;
  readonly known: Known;
  /** Today in Vietnam. */
  readonly today: IsoDate;
}

type AdoptionRule = (command: AdoptPlan, state: AdoptionState) => Breach | null;

/** A plan is that of a unit that stands. The register's own rule. */
export const plannedUnitStands: AdoptionRule = (_, { unit, at }) =>
  isLiving(unit)
    ? null
    : own('plannedUnitStands', `${fullName(unit)} ended on ${unit.ended?.on ?? ''} and adopts no plan on ${at.effectiveOn}.`);

/** A plan is recorded once it can have been adopted: of this month or year it can, though its end is to come. The register's own rule. */
export const adoptedByToday: AdoptionRule = ({ adoptedOn, precision }, { today }) =>
  adoptedOn === null || firstDayMeant(adoptedOn, precision) <= today
    ? null
    : own('adoptedByToday', `A plan adopted on ${adoptedOn} cannot be known on ${today}.`);

/** What is planned for a year is planned before it is over. The register's own rule; "by" a day after it proves nothing. */
export const adoptedBeforeItsYearEnds: AdoptionRule = ({ year, adoptedOn, precision }) =>
  adoptedOn === null || precision === 'BY' || firstDayMeant(adoptedOn, precision) <= lastDayOfYear(year)
    ? null
    : own('adoptedBeforeItsYearEnds', `A plan for ${String(year)} adopted on ${adoptedOn} would come after its year.`);

const ADOPTION_RULES: readonly AdoptionRule[] = [plannedUnitStands, adoptedByToday, adoptedBeforeItsYearEnds];

/**
 * The day a plan counts from: that of its adoption; where no source gives it, the day of the document that tells of it, and without that the
 * last day of its year.
 */
export function planDay({ adoptedOn, precision, source, year }: Pick<AdoptPlan, 'adoptedOn' | 'precision' | 'source' | 'year'>): {
  readonly effectiveOn: IsoDate;
  readonly precision: DatePrecision;
} {
  if (adoptedOn !== null) return { effectiveOn: adoptedOn, precision };
  return { effectiveOn: source.issuedOn ?? lastDayOfYear(year), precision: 'BY' };
}

/** Decides on a plan. LIVE refuses what breaks a rule, BACKFILL records it with warnings; a second plan for a year is refused in either mode. */
export function decideAdoption(command: AdoptPlan, state: AdoptionState): Decided {
  const { mode, year, adoptedOn, targets, basis, source } = command;
  const { unit, known, at, existing } = state;
  if (existing !== undefined) {
    return refuse({
      code: 'CONFLICT',
      message: `The plan of ${fullName(unit)} for ${String(year)} is recorded already; a later decision amends it.`,
    });
  }
  const [problem, ...others] = [...problemsOfAdoption(command), ...problemsOfTargets(targets, viewOf(known, at, []))];
  if (problem !== undefined) return badInput(problem, ...others);
  const settled = targets.map(({ target }) => settledTarget(target, command));
  const judged = judge(mode, [
    ...ADOPTION_RULES.flatMap((rule) => rule(command, state) ?? []),
    ...breachesOfTargets(settled, { unit, year, at, known, targets: settled }),
  ]);
  if (judged.refused !== null) return judged.refused;
  return {
    outcome: 'accepted',
    stream: planStream(unit.id, year),
    events: [
      {
        type: 'PlanAdopted',
        ...planDay(command),
        concerns: concernsOf(unit.id, settled),
        mode,
        basis,
        source,
        warnings: judged.warnings,
        causationId: null,
        data: { unitId: unit.id, year, adoptedOn, targets: settled },
      },
    ],
  };
}

/** What targets are looked at with. */
export function viewOf(
  { register, assessments }: Pick<Known, 'register' | 'assessments'>,
  at: AdoptionState['at'],
  others: readonly PlanTarget[],
): Parameters<typeof problemsOfTargets>[1] {
  return {
    setOf: (id) => assessments.criteriaSets.knownAt(id, at.position),
    kindOf: (id) => register.unitAt(id, at)?.kind,
    others,
  };
}

/** A plan is about its unit first, and about every unit that a target names. */
export function concernsOf(unitId: string, targets: readonly PlanTarget[]): string[] {
  return [...new Set([unitId, ...targets.flatMap((target) => unitOfTarget(target) ?? [])])];
}

function problemsOfAdoption({ mode, adoptedOn, precision, targets }: AdoptPlan): Problem[] {
  const problems: Problem[] = [];
  if (mode === 'LIVE' && adoptedOn === null)
    problems.push({ path: 'input.adoptedOn', message: 'a plan recorded LIVE needs its day; BACKFILL may leave it out' });
  if (adoptedOn === null && precision !== 'DAY')
    problems.push({ path: 'input.precision', message: 'is that of adoptedOn, which is not given' });
  if (targets.length === 0) problems.push({ path: 'input.targets', message: 'a plan sets at least one target' });
  return problems;
}

function own(rule: string, message: string): Breach {
  return { rule, message, basis: null };
}
