import type { Level } from '@ntm-ledger/events';
import { basisOn, CRITERIA_2026, MODEL_COMMUNES_2022, PROCEDURE_2014, PROCEDURE_2016, PROCEDURE_2022 } from '../acts.js';
import { noConstructionDebt, registeredFor, residentsSatisfied, securityNotComplex } from './beside-the-set.js';
import type { Condition, Ground } from './condition.js';
import { groundOf, UNSOURCED } from './condition.js';
import { groundOfSet } from './ground-of-set.js';
import { levelExists, procedureUnknown } from './level-of-unit.js';
import { lowerLevelInForce, lowerLevelUnderSet } from './lower-level.js';
import { incomeAboveAdvanced, outstandingField, smartHamlet } from './model-commune.js';
import type { ReadinessFacts } from './readiness-facts.js';
import { wholeSetMet } from './whole-set.js';

/**
 * What a xã must bring for a level on a day: by Quyết định 18/2022/QĐ-TTg the whole set, satisfied residents, no construction debt and security
 * that is not "phức tạp"; before it, registration and the whole set; from 2026 on the set of Quyết định 51/2025/QĐ-TTg, whose procedure was not
 * found.
 */
export function communeConditions(facts: ReadinessFacts, level: Level): Condition[] {
  const { day } = facts;
  const notOfThatDay = levelExists(level, day);
  if (notOfThatDay !== null) return [notOfThatDay];
  const own = [...criteriaConditions(facts, level), ...lowerLevel(facts, level)];
  if (basisOn(PROCEDURE_2022, day) !== null) return [...own, ...besideTheSet2022(facts, level)];
  if (day >= CRITERIA_2026.from) return [...own, procedureUnknown('2026 to 2030')];
  return [...registration(facts, level), ...own];
}

function criteriaConditions(facts: ReadinessFacts, level: Level): Condition[] {
  const { day } = facts;
  const model = basisOn(MODEL_COMMUNES_2022, day);
  if (level === 'MODEL' && model !== null) {
    const ground = groundOf(model);
    return [incomeAboveAdvanced(facts, ground), smartHamlet(facts, ground), outstandingField(facts, ground)];
  }
  const measure = facts.measure(level);
  return [wholeSetMet(measure, level, groundOfSet(measure))];
}

/** NTM before advanced, advanced before model; that NTM comes before the modern commune is only implied. */
function lowerLevel(facts: ReadinessFacts, level: Level): Condition[] {
  const { day } = facts;
  switch (level) {
    case 'ADVANCED':
      return [lowerLevelInForce(facts, 'NTM', groundOf(basisOn(PROCEDURE_2022, day)))];
    case 'MODEL': {
      const model = basisOn(MODEL_COMMUNES_2022, day);
      return [
        model === null ? lowerLevelInForce(facts, 'ADVANCED', UNSOURCED) : lowerLevelUnderSet(facts, 'ADVANCED', groundOf(model)),
      ];
    }
    case 'MODERN':
      return [lowerLevelInForce(facts, 'NTM', UNSOURCED)];
    case 'NTM':
    case 'CIVILISED_URBAN':
      return [];
  }
}

/** Conditions 2 to 4 of Quyết định 18/2022/QĐ-TTg, which are no criteria. At what rate residents are satisfied was not found in a source. */
function besideTheSet2022(facts: ReadinessFacts, level: Level): Condition[] {
  const ground = groundOf(basisOn(PROCEDURE_2022, facts.day));
  const rate = {
    overall: null,
    each: null,
    required: 'the rate of satisfied residents that is prescribed (its number was not found in a source)',
  };
  return [
    residentsSatisfied(facts, level, rate, ground),
    noConstructionDebt(facts, level, ground),
    securityNotComplex(facts, level, ground),
  ];
}

/** Quyết định 372/QĐ-TTg of 2014 and Quyết định 2540/QĐ-TTg of 2016: registered, and in the district's plan. */
function registration(facts: ReadinessFacts, level: Level): Condition[] {
  const basis = basisOn(PROCEDURE_2016, facts.day) ?? basisOn(PROCEDURE_2014, facts.day);
  if (basis === null) return [];
  const ground: Ground = groundOf(basis);
  return [registeredFor(facts, level, 'registered, and in the plan of the district', 0, ground)];
}
