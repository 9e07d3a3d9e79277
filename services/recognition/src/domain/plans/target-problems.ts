import type { Level, PlanTarget, Problem, UnitKind } from '@ntm-ledger/events';
import { UNIT_ATTRIBUTES } from '@ntm-ledger/events';
import type { CriteriaSet } from '@ntm-ledger/scoring';
import { MAX_CRITERIA } from '@ntm-ledger/scoring';
import { problemOfSet } from '../fitting-set.js';
import { formProblem, wholeNumberProblem } from '../given-values.js';
import type { PlacedTarget } from './placed-target.js';
import { classesOf } from './placed-target.js';

/** No scope of the country has more units of a kind. */
const MOST_UNITS = 100_000;

/** OCOP products are rated from one star to five. */
const MOST_STARS = 5;

/** What must be known to look at targets: the sets they name, and the tasks' targets. */
export interface TargetsView {
  /** The set of an id as far as the log is folded. */
  setOf(id: string): CriteriaSet | undefined;
  /** The targets that the plan has beside those that are looked at, and keeps. */
  readonly others: readonly PlanTarget[];
  /** The kind of a unit that a target names. */
  kindOf(unitId: string): UnitKind | undefined;
}

/** What is wrong with targets themselves, before any rule and in either mode: numbers of a wrong form, sets that do not fit, one given twice. */
export function problemsOfTargets(targets: readonly PlacedTarget[], view: TargetsView): Problem[] {
  return [
    ...targets.flatMap((placed) => [...problemsOfClasses(placed), ...problemsOfTarget(placed, view)]),
    ...problemsOfTasks(targets, view),
    ...givenTwice(targets, view),
  ];
}

function problemsOfTarget({ target, path }: PlacedTarget, view: TargetsView): Problem[] {
  switch (target.kind) {
    case 'TITLE':
    case 'TASK':
      return [];
    case 'TITLE_TOTAL':
      return optional(wholeNumberProblem(`${path}.value`, target.value, 1, MOST_UNITS));
    case 'AVERAGE_MET':
      return [
        ...optional(formProblem(`${path}.value`, target.value, 'AMOUNT')),
        ...optional(target.baseUnits === null ? null : wholeNumberProblem(`${path}.baseUnits`, target.baseUnits, 1, MOST_UNITS)),
        ...problemsOfSet(target.criteriaSetId, target.unitKind, target.level, path, view),
      ];
    case 'CRITERIA_MET':
      return problemsOfCriteria(target, path, view);
    case 'INDICATOR':
      return problemsOfIndicator(target, path);
  }
}

function problemsOfCriteria(target: Extract<PlanTarget, { kind: 'CRITERIA_MET' }>, path: string, view: TargetsView): Problem[] {
  const { unitId, each, level, criteriaSetId, value, indicators } = target;
  const kind = unitId === null ? each?.kind : view.kindOf(unitId);
  const subjects = Number(unitId !== null) + Number(each !== null);
  return [
    ...(subjects === 1
      ? []
      : [{ path, message: 'give either the unit, or with `each` the class of units that it is a rule for' }]),
    ...optional(wholeNumberProblem(`${path}.value`, value, 1, MAX_CRITERIA)),
    ...optional(indicators === null ? null : wholeNumberProblem(`${path}.indicators`, indicators, 1, 1000)),
    ...(kind === undefined ? [] : problemsOfSet(criteriaSetId, kind, level, path, view)),
  ];
}

function problemsOfIndicator({ measure, stars, value }: Extract<PlanTarget, { kind: 'INDICATOR' }>, path: string): Problem[] {
  const place = `${path}.stars`;
  const rating = stars === null || measure !== 'OCOP_PRODUCTS' ? null : wholeNumberProblem(place, stars, 1, MOST_STARS);
  return [
    ...optional(formProblem(`${path}.value`, value, 'AMOUNT')),
    ...optional(rating),
    ...(stars === null || measure === 'OCOP_PRODUCTS'
      ? []
      : [{ path: place, message: `${measure} has no stars; leave them out` }]),
  ];
}

function problemsOfSet(id: string | null, kind: UnitKind, level: Level, path: string, view: TargetsView): Problem[] {
  return id === null ? [] : optional(problemOfSet(`${path}.criteriaSet`, id, view.setOf(id), { kind, level }));
}

function problemsOfClasses({ target, path }: PlacedTarget): Problem[] {
  return classesOf(target).flatMap(({ countsAs }) => {
    if (countsAs === null) return [];
    const values: readonly string[] = UNIT_ATTRIBUTES[countsAs.attribute];
    if (values.includes(countsAs.value)) return [];
    return [{ path, message: `${countsAs.value} is no value of ${countsAs.attribute}; expected one of: ${values.join(', ')}` }];
  });
}

/** A task serves another target of the same plan, or none. */
function problemsOfTasks(targets: readonly PlacedTarget[], { others }: TargetsView): Problem[] {
  const known = new Set([...targets.map(({ target }) => target), ...others].map(({ targetId }) => targetId));
  return targets.flatMap(({ target, path }) => {
    if (target.kind !== 'TASK' || target.under === null) return [];
    if (known.has(target.under) && target.under !== target.targetId) return [];
    return [
      {
        path: `${path}.under`,
        message: `"${target.under}" is no other target of this plan, neither by its ref here nor by its id`,
      },
    ];
  });
}

/** One thing is aimed at once: a second target for it is a slip, or takes the place of the first by an amendment. */
function givenTwice(targets: readonly PlacedTarget[], { others }: TargetsView): Problem[] {
  const seen = new Set(others.map(subjectOf));
  return targets.flatMap(({ target, path }) => {
    const subject = subjectOf(target);
    if (!seen.has(subject)) {
      seen.add(subject);
      return [];
    }
    return [{ path, message: `the plan has a target for this already; a ${target.kind} stands once for each thing it is about` }];
  });
}

/** What a target is about, without the number that is to be reached. */
function subjectOf(target: PlanTarget): string {
  switch (target.kind) {
    case 'TITLE':
      return JSON.stringify([target.kind, target.unitId, target.level]);
    case 'TITLE_TOTAL':
      return JSON.stringify([target.kind, target.unitKind, target.level, target.counting, target.among, target.each]);
    case 'AVERAGE_MET':
      return JSON.stringify([target.kind, target.unitKind, target.level, target.criteriaSetId, target.among]);
    case 'CRITERIA_MET':
      return JSON.stringify([target.kind, target.unitId, target.level, target.criteriaSetId, target.counting, target.each]);
    case 'INDICATOR':
      return JSON.stringify([target.kind, target.unitId, target.measure, target.stars, target.side]);
    case 'TASK':
      return JSON.stringify([target.kind, target.title, target.owner, target.under]);
  }
}

function optional<T>(value: T | null): T[] {
  return value === null ? [] : [value];
}
