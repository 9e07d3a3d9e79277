import { basisOn, CIVILISED_URBAN_2022 } from '../acts.js';
import { registeredFor, residentsSatisfied } from './beside-the-set.js';
import type { Condition } from './condition.js';
import { groundOf } from './condition.js';
import { groundOfSet } from './ground-of-set.js';
import { procedureUnknown } from './level-of-unit.js';
import type { ReadinessFacts } from './readiness-facts.js';
import { wholeSetMet } from './whole-set.js';

/**
 * What a phường or thị trấn must bring to be civilised-urban (Quyết định 04/2022/QĐ-TTg): its nine criteria, registered with the district for two
 * years the first time and for five again, and at least 90 % of residents satisfied.
 */
export function urbanConditions(facts: ReadinessFacts): Condition[] {
  const level = 'CIVILISED_URBAN';
  const act = basisOn(CIVILISED_URBAN_2022, facts.day);
  if (act === null) return [procedureUnknown('that time')];
  const measure = facts.measure(level);
  const years = facts.held(level).title === null ? 2 : 5;
  return [
    wholeSetMet(measure, level, groundOfSet(measure)),
    registeredFor(facts, level, `registered with the district for ${String(years)} years`, years, groundOf(act)),
    residentsSatisfied(
      facts,
      level,
      { overall: 90, each: null, required: 'at least 90 % of residents satisfied' },
      groundOf(act),
    ),
  ];
}
