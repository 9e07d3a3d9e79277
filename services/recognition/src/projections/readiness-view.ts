import type { Level } from '@ntm-ledger/events';
import type { RegisterView, UnitState } from '@ntm-ledger/register';
import { descendantsOf, isRuralCommune } from '@ntm-ledger/register';
import type { CriteriaSet } from '@ntm-ledger/scoring';
import type { Moment } from '@ntm-ledger/temporal';
import type { HeldTitle, Readiness, ReadinessFacts, UnitBelow } from '../domain/readiness/index.js';
import { readinessFor } from '../domain/readiness/index.js';
import { isInForce } from '../domain/title.js';
import { besideCriteria } from './beside-criteria.js';
import { incomeStanding } from './income-standing.js';
import { countedCard, measureOf } from './level-measure.js';
import type { RecognitionModel } from './recognition-model.js';

/** Judges whether a unit could be recognised at a level at a moment. */
export function viewReadiness(
  model: RecognitionModel,
  register: RegisterView,
  unit: UnitState,
  level: Level,
  moment: Moment,
): Readiness {
  return readinessFor(readinessFacts(model, register, unit, moment), level);
}

function readinessFacts(
  { titles, assessments, cases }: RecognitionModel,
  register: RegisterView,
  unit: UnitState,
  moment: Moment,
): ReadinessFacts {
  const measure = (level: Level): HeldTitle['measure'] => measureOf(assessments, register, unit, level, moment);
  const titleOf = (unitId: string, level: Level): HeldTitle['title'] =>
    titles.titlesOf(unitId, moment).find((title) => title.level === level && isInForce(title)) ?? null;
  const below = once(() => descendantsOf(register, unit.id, moment, ['COMMUNE']));
  // The communes of a scope lie in one province, so that all are measured by the same sets.
  const setsBelow = new Map<Level, readonly CriteriaSet[]>();
  const setsFor = (one: UnitState, level: Level): readonly CriteriaSet[] => {
    const known = setsBelow.get(level) ?? measureOf(assessments, register, one, level, moment).sets;
    setsBelow.set(level, known);
    return known;
  };
  const unitBelow = (one: UnitState): UnitBelow => ({
    unit: one,
    held: (level) => {
      const title = titleOf(one.id, level);
      const sets = title === null ? [] : setsFor(one, level);
      return { title, measure: { sets, counted: title === null ? null : countedCard(assessments, one.id, sets, moment) } };
    },
  });
  return {
    unit,
    day: moment.effectiveOn,
    measure,
    held: (level) => ({ title: titleOf(unit.id, level), measure: measure(level) }),
    income: () => incomeStanding(assessments, register, unit, measure('ADVANCED').sets, moment),
    communes: () => below().filter(isRuralCommune).map(unitBelow),
    urban: (type) =>
      below()
        .filter((one) => one.type === type)
        .map(unitBelow),
    beside: besideCriteria(cases, unit.id, moment),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
