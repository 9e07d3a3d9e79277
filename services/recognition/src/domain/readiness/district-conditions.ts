import type { Level } from '@ntm-ledger/events';
import { basisOn, DISTRICTS_2016, DISTRICTS_2022, PROCEDURE_2016 } from '../acts.js';
import { noConstructionDebt, registeredFor, residentsSatisfied } from './beside-the-set.js';
import type { Condition, Ground } from './condition.js';
import { groundOf, UNSOURCED } from './condition.js';
import { groundOfSet } from './ground-of-set.js';
import { procedureUnknown } from './level-of-unit.js';
import { lowerLevelInForce } from './lower-level.js';
import type { ReadinessFacts } from './readiness-facts.js';
import { shareOfUnits } from './shares-of-units.js';
import { wholeSetMet } from './whole-set.js';

/** What a huyện, thị xã or thành phố of a province must bring for a level on a day. */
export function districtConditions(facts: ReadinessFacts, level: Level): Condition[] {
  const act2022 = basisOn(DISTRICTS_2022, facts.day);
  if (act2022 !== null) {
    if (facts.unit.type !== 'huyện') return townConditions(facts);
    return level === 'ADVANCED' ? advancedDistrict(facts) : newRuralDistrict(facts, groundOf(act2022));
  }
  const act2016 = basisOn(DISTRICTS_2016, facts.day);
  return act2016 === null ? [procedureUnknown('that time')] : districtOf2016(facts, level, groundOf(act2016));
}

/**
 * huyện NTM of 2021 to 2025 (Quyết định 320/QĐ-TTg): every commune NTM under the set of the period, at least 10 % advanced, every township
 * civilised-urban, the nine criteria; at least 90 % of residents satisfied and at least 80 % with each content in each commune.
 */
function newRuralDistrict(facts: ReadinessFacts, ground: Ground): Condition[] {
  return [
    everyCommuneNtm(facts, true, ground),
    communesAdvanced(facts, 10, ground),
    townshipsCivilisedUrban(facts, ground),
    setOf(facts, 'NTM'),
    residentsSatisfied(
      facts,
      'NTM',
      {
        overall: 90,
        each: 80,
        eachIn: facts.communes().map(({ unit }) => unit.id),
        required: 'at least 90 % of residents satisfied, and at least 80 % with each content in each commune',
      },
      ground,
    ),
  ];
}

/** huyện NTM nâng cao. Its act is Quyết định 320/QĐ-TTg too, but its numbers were not seen in a source. */
function advancedDistrict(facts: ReadinessFacts): Condition[] {
  return [
    lowerLevelInForce(facts, 'NTM', UNSOURCED),
    communesAdvanced(facts, 50, UNSOURCED),
    setOf(facts, 'ADVANCED'),
    residentsSatisfied(
      facts,
      'ADVANCED',
      { overall: 95, each: null, required: 'at least 95 % of residents satisfied' },
      UNSOURCED,
    ),
  ];
}

/** Towns and cities that fulfil the task of 2021 to 2025. The details were not seen in a source. */
function townConditions(facts: ReadinessFacts): Condition[] {
  const wards = {
    name: 'wardsCivilisedUrban',
    level: 'CIVILISED_URBAN',
    percent: 100,
    units: 'wards',
    underSet: false,
    whenNone: 'YES',
  } as const;
  return [
    everyCommuneNtm(facts, false, UNSOURCED),
    communesAdvanced(facts, 10, UNSOURCED),
    shareOfUnits(facts.urban('phường'), wards, UNSOURCED),
  ];
}

/** Quyết định 558/QĐ-TTg of 2016: every commune NTM, every criterion; Quyết định 2540/QĐ-TTg: registered in the province's plan, no debt. */
function districtOf2016(facts: ReadinessFacts, level: Level, ground: Ground): Condition[] {
  const procedure = groundOf(basisOn(PROCEDURE_2016, facts.day));
  return [
    registeredFor(facts, level, 'registered, and in the plan of the province', 0, procedure),
    everyCommuneNtm(facts, false, ground),
    setOf(facts, level),
    noConstructionDebt(facts, level, procedure),
  ];
}

/** Every commune holds NTM. */
export function everyCommuneNtm(facts: ReadinessFacts, underSet: boolean, ground: Ground): Condition {
  const rule = { name: 'everyCommuneNtm', level: 'NTM', percent: 100, units: 'communes', underSet, whenNone: 'UNKNOWN' } as const;
  return shareOfUnits(facts.communes(), rule, ground);
}

function communesAdvanced(facts: ReadinessFacts, percent: number, ground: Ground): Condition {
  const rule = {
    name: 'communesAdvanced',
    level: 'ADVANCED',
    percent,
    units: 'communes',
    underSet: false,
    whenNone: 'UNKNOWN',
  } as const;
  return shareOfUnits(facts.communes(), rule, ground);
}

function townshipsCivilisedUrban(facts: ReadinessFacts, ground: Ground): Condition {
  const rule = {
    name: 'townshipsCivilisedUrban',
    level: 'CIVILISED_URBAN',
    percent: 100,
    units: 'townships',
    underSet: false,
    whenNone: 'YES',
  } as const;
  return shareOfUnits(facts.urban('thị trấn'), rule, ground);
}

function setOf(facts: ReadinessFacts, level: Level): Condition {
  const measure = facts.measure(level);
  return wholeSetMet(measure, level, groundOfSet(measure));
}
