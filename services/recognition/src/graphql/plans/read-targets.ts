import type { PlanTarget, Refused } from '@ntm-ledger/events';
import { badInput } from '@ntm-ledger/events';
import type { RegisterView } from '@ntm-ledger/register';
import type { UnitRefInput } from '@ntm-ledger/service-host';
import type { Moment } from '@ntm-ledger/temporal';
import { lastDayAllowed } from '@ntm-ledger/temporal';
import type { PlacedTarget } from '../../domain/plans/placed-target.js';
import { unitOfTheDay } from '../unit-of-the-day.js';
import type {
  AverageMetTargetInput,
  CriteriaMetTargetInput,
  IndicatorTargetInput,
  PlanTargetInput,
  TaskTargetInput,
  TitleTargetInput,
  TitleTotalTargetInput,
} from './target-input.js';
import { unitClassOf } from './unit-class-input.js';

const KINDS = ['title', 'titleTotal', 'averageMet', 'criteriaMet', 'indicator', 'task'] as const;

/** A target of an input with its place there and the id that it is to have. */
export interface GivenTarget {
  readonly input: PlanTargetInput;
  readonly targetId: string;
  readonly path: string;
}

/** What targets of an input are read with. */
interface ReadingOfTargets {
  readonly register: RegisterView;
  /** The plan's day, on which units bear the codes that the input names. */
  readonly at: Moment;
  /** The ids of the input's targets by their refs. */
  readonly idsByRef: ReadonlyMap<string, string>;
}

/** Turns targets of an input into those of the domain: references become ids. Gives the refusal that says what is wrong with the first bad one. */
export function readTargets(
  given: readonly GivenTarget[],
  register: RegisterView,
  at: Moment,
): { readonly targets: PlacedTarget[] } | { readonly refused: Refused } {
  const idsByRef = new Map<string, string>();
  for (const { input, targetId, path } of given) {
    const ref = input.ref ?? null;
    if (ref === null) continue;
    if (idsByRef.has(ref)) return { refused: badInput({ path: `${path}.ref`, message: `"${ref}" names two targets` }) };
    idsByRef.set(ref, targetId);
  }
  const targets: PlacedTarget[] = [];
  for (const one of given) {
    const read = readTarget(one, { register, at, idsByRef });
    if ('refused' in read) return read;
    targets.push(read);
  }
  return { targets };
}

/** What is read, or why it cannot be. */
type Read = PlacedTarget | { readonly refused: Refused };

function readTarget({ input, targetId, path }: GivenTarget, reading: ReadingOfTargets): Read {
  const { title, titleTotal, averageMet, criteriaMet, indicator, task } = input;
  const kinds = KINDS.filter((kind) => (input[kind] ?? null) !== null);
  if (kinds.length > 1) return notOneKind(path, kinds.join(' and '));
  const place: Place = { path: `${path}.${String(kinds[0])}`, facts: { targetId, printed: input.printed ?? null } };
  if (title) return readTitle(title, place, reading);
  if (titleTotal) return readTotal(titleTotal, place);
  if (averageMet) return readAverage(averageMet, place);
  if (criteriaMet) return readCriteria(criteriaMet, place, reading);
  if (indicator) return readIndicator(indicator, place, reading);
  return task ? readTask(task, place, reading) : notOneKind(path, 'none is given');
}

function notOneKind(path: string, found: string): { readonly refused: Refused } {
  return { refused: badInput({ path, message: `exactly one kind of target belongs here; ${found}` }) };
}

/** Where a target stands, and what all kinds have. */
interface Place {
  readonly path: string;
  readonly facts: Pick<PlanTarget, 'targetId' | 'printed'>;
}

function readTitle({ unit, level }: TitleTargetInput, { path, facts }: Place, reading: ReadingOfTargets): Read {
  return withUnit(unit, path, reading, (unitId) => ({ kind: 'TITLE', ...facts, unitId, level }));
}

function readTotal({ among, each, baselineOn, ...total }: TitleTotalTargetInput, { path, facts }: Place): Read {
  const { level, unitKind, counting, value } = total;
  const classes = { among: unitClassOf(among), each: unitClassOf(each), baselineOn: baselineOn ?? null };
  return { path, target: { kind: 'TITLE_TOTAL', ...facts, level, unitKind, counting, value, ...classes } };
}

function readAverage({ among, baselineOn, ...average }: AverageMetTargetInput, { path, facts }: Place): Read {
  const { level, unitKind, criteriaSet, value, baseUnits } = average;
  const base = { baseUnits: baseUnits ?? null, among: unitClassOf(among), baselineOn: baselineOn ?? null };
  return { path, target: { kind: 'AVERAGE_MET', ...facts, level, unitKind, criteriaSetId: criteriaSet ?? null, value, ...base } };
}

function readCriteria(
  { unit, each, ...criteria }: CriteriaMetTargetInput,
  { path, facts }: Place,
  reading: ReadingOfTargets,
): Read {
  const { level, criteriaSet, counting, value, indicators, baselineOn } = criteria;
  const target = (unitId: string | null): PlanTarget => ({
    kind: 'CRITERIA_MET',
    ...facts,
    unitId,
    each: unitClassOf(each),
    level,
    criteriaSetId: criteriaSet ?? null,
    counting,
    value,
    indicators: indicators ?? null,
    baselineOn: baselineOn ?? null,
  });
  return unit === null || unit === undefined ? { path, target: target(null) } : withUnit(unit, path, reading, target);
}

function readIndicator(
  { unit, measure, stars, side, value }: IndicatorTargetInput,
  { path, facts }: Place,
  reading: ReadingOfTargets,
): Read {
  return withUnit(unit, path, reading, (unitId) => ({
    kind: 'INDICATOR',
    ...facts,
    unitId,
    measure,
    stars: stars ?? null,
    side,
    value,
  }));
}

function readTask(
  { title, owner, duePrecision, resources, ...task }: TaskTargetInput,
  { path, facts }: Place,
  { idsByRef }: ReadingOfTargets,
): Read {
  const due = task.due ?? null;
  const under = task.under ?? null;
  return {
    path,
    target: {
      kind: 'TASK',
      ...facts,
      title,
      owner: owner ?? null,
      due: due === null ? null : lastDayAllowed(due, duePrecision),
      duePrecision,
      resources: resources ?? null,
      under: under === null ? null : (idsByRef.get(under) ?? under),
    },
  };
}

function withUnit(
  reference: UnitRefInput,
  path: string,
  { register, at }: ReadingOfTargets,
  target: (unitId: string) => PlanTarget,
): Read {
  const found = unitOfTheDay(register, reference, at, `${path}.unit`);
  return 'refused' in found ? found : { path, target: target(found.unit.id) };
}
