import type { Breach, Level, PlanTarget, UnitKind } from '@ntm-ledger/events';
import { unitOfTarget } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName, isLiving } from '@ntm-ledger/register';
import type { CriteriaSet } from '@ntm-ledger/scoring';
import { compareDecimals } from '@ntm-ledger/scoring';
import type { Moment } from '@ntm-ledger/temporal';
import { basisOn } from '../acts.js';
import { advancedAndModelUpTo2025, levelIsOfTheUnitsScheme, modernSince2026, prerequisiteOf } from '../decision-rules.js';
import type { Known } from '../known.js';
import { isLevelOfKind, levelsFor } from '../schemes.js';
import { liesWithin, unitsIn } from '../title-counts.js';
import { lastDayOfYear } from '../year.js';

/** What must be known to hold a target against the rules. */
export interface TargetState {
  /** Whose plan it is, as it stands on the plan's day. */
  readonly unit: UnitState;
  readonly year: number;
  /** The plan's day, as far as the log is folded. */
  readonly at: Moment;
  readonly known: Pick<Known, 'register' | 'titles' | 'assessments'>;
  /** Every target that the plan then has. */
  readonly targets: readonly PlanTarget[];
}

/** A rule for targets: what is broken, or null. */
type TargetRule = (target: PlanTarget, state: TargetState) => Breach | null;

/** A plan sets targets for its own unit and for what lies in it. The register's own rule. */
export const targetWithinScope: TargetRule = (target, { unit, at, known }) => {
  const named = unitNamed(target, known, at);
  if (named === undefined || liesWithin(known.register, named.id, unit.id, at)) return null;
  return own(
    'targetWithinScope',
    `${fullName(named)} does not lie in ${fullName(unit)} on ${at.effectiveOn}; its targets stand in another plan.`,
  );
};

/** A target is set for a unit that stands. The register's own rule. */
export const targetUnitStands: TargetRule = (target, { at, known }) => {
  const named = unitNamed(target, known, at);
  if (named === undefined || isLiving(named)) return null;
  return own(
    'targetUnitStands',
    `${fullName(named)} ended on ${named.ended?.on ?? ''}; a plan of ${at.effectiveOn} takes units that stand.`,
  );
};

/** Every unit has the levels of its scheme, see `levelIsOfTheUnitsScheme`; a number of units of a kind takes one that the kind can have. */
export const levelIsOfTheTarget: TargetRule = (target, { year, at, known }) => {
  const end = lastDayOfYear(year);
  if (target.kind === 'TITLE') {
    const named = unitNamed(target, known, at);
    return named === undefined ? null : levelIsOfTheUnitsScheme({ level: target.level, effectiveOn: end }, { unit: named });
  }
  const counted = countedIn(target, known, at);
  if (counted === null || isLevelOfKind(counted.level, counted.kind)) return null;
  return own('levelIsOfTheTarget', `${counted.level} is no level for a ${counted.kind}.`);
};

function countedIn(
  target: PlanTarget,
  known: TargetState['known'],
  at: Moment,
): { readonly level: Level; readonly kind: UnitKind } | null {
  switch (target.kind) {
    case 'TITLE_TOTAL':
    case 'AVERAGE_MET':
      return { level: target.level, kind: target.unitKind };
    case 'CRITERIA_MET': {
      const kind = unitNamed(target, known, at)?.kind ?? target.each?.kind;
      return kind === undefined ? null : { level: target.level, kind };
    }
    default:
      return null;
  }
}

/** Quyết định 51/2025/QĐ-TTg: no plan of an earlier year can aim at the modern commune. */
export const modernPlannedSince2026: TargetRule = (target, { year }) =>
  'level' in target ? modernSince2026({ level: target.level, effectiveOn: lastDayOfYear(year) }) : null;

/**
 * Quyết định 51/2025/QĐ-TTg: what is planned since it came into force makes no commune advanced or model for 2026 or later; who planned before its day
 * could not know it. Only of who is to come to a level: what a year adds is counted by award year (`outcomeOfTotal`), and a named commune is meant for it
 * too. A total of all holders (IN_ALL) also counts titles of before, which go on, and criteria met are no titles.
 */
export const advancedAndModelPlannedUpTo2025: TargetRule = (target, { year, at, known }) => {
  const kind = kindOfNewHolders(target, known, at);
  if (kind === undefined || !('level' in target)) return null;
  const meant = { level: target.level, awardYear: year, effectiveOn: at.effectiveOn };
  return advancedAndModelUpTo2025(meant, { unit: { kind } });
};

/** The kind of the units that are to come to a title by a target; undefined where it is about something else. */
function kindOfNewHolders(target: PlanTarget, known: TargetState['known'], at: Moment): UnitKind | undefined {
  if (target.kind === 'TITLE') return unitNamed(target, known, at)?.kind;
  return target.kind === 'TITLE_TOTAL' && target.counting === 'MORE' ? target.unitKind : undefined;
}

/**
 * Levels are taken one after the other, so a unit is planned for a level once it holds the one before it, or is planned for that too. From the
 * acts named in `prerequisiteOf`; before them, the register's own rule.
 */
export const lowerLevelHeldOrPlanned: TargetRule = (target, { year, at, known, targets }) => {
  if (target.kind !== 'TITLE') return null;
  const named = unitNamed(target, known, at);
  const needed = named === undefined ? null : prerequisiteOf(target.level, named);
  if (named === undefined || needed === null) return null;
  const isHeld = known.titles.holdersOf(needed.level, at)(named.id);
  const isPlanned = targets.some((other) => other.kind === 'TITLE' && other.unitId === named.id && other.level === needed.level);
  if (isHeld || isPlanned) return null;
  return {
    rule: 'lowerLevelHeldOrPlanned',
    message: `${target.level} takes ${needed.level}, which ${fullName(named)} is not known to hold on ${at.effectiveOn} and is not planned for.`,
    basis: needed.act === null ? null : basisOn(needed.act, lastDayOfYear(year)),
  };
};

/** Nobody meets more criteria than the set has, on average or alone. The register's own rule. */
export const criteriaWithinSet: TargetRule = (target, { at, known }) => {
  if (target.kind !== 'AVERAGE_MET' && target.kind !== 'CRITERIA_MET') return null;
  const set = target.criteriaSetId === null ? undefined : known.assessments.criteriaSets.readBy(target.criteriaSetId, at);
  return set === undefined ? null : beyondSet(String(target.value), set);
};

/** What is said of a number of criteria that is more than its set has; null where it is not. */
export function beyondSet(value: string, { id, size }: Pick<CriteriaSet, 'id' | 'size'>): Breach | null {
  if (size === null || compareDecimals(value, String(size)) !== 1) return null;
  return own('criteriaWithinSet', `"${id}" has ${String(size)} criteria; ${value} of them cannot be met.`);
}

/**
 * There are not more units with a title than units. The register's own rule; of hamlets it says nothing, since no list of them is complete.
 */
export const totalWithinScope: TargetRule = (target, { unit, at, known }) => {
  if (target.kind !== 'TITLE_TOTAL' || target.unitKind === 'HAMLET' || target.each !== null) return null;
  const units = unitsIn(known.register, unit.id, target.unitKind, at);
  const there = units.filter((each) => levelsFor(each).includes(target.level)).length;
  if (target.value <= there) return null;
  return own(
    'totalWithinScope',
    `${fullName(unit)} has ${String(there)} units (${target.unitKind}) that can hold ${target.level} on ${at.effectiveOn}, fewer than the ${String(target.value)} planned.`,
  );
};

/** Every rule for targets, in the order in which they are named to whoever breaks several. */
const TARGET_RULES: readonly TargetRule[] = [
  targetWithinScope,
  targetUnitStands,
  levelIsOfTheTarget,
  modernPlannedSince2026,
  advancedAndModelPlannedUpTo2025,
  lowerLevelHeldOrPlanned,
  criteriaWithinSet,
  totalWithinScope,
];

/** What some targets of a plan break. */
export function breachesOfTargets(targets: readonly PlanTarget[], state: TargetState): Breach[] {
  return targets.flatMap((target) => TARGET_RULES.flatMap((rule) => rule(target, state) ?? []));
}

/** The unit that a target names, as it is or, where it is known only from later on, as it came to be. */
function unitNamed(target: PlanTarget, { register }: Pick<Known, 'register'>, at: Moment): UnitState | undefined {
  const id = unitOfTarget(target);
  return id === null ? undefined : register.unitAt(id, at);
}

function own(rule: string, message: string): Breach {
  return { rule, message, basis: null };
}
