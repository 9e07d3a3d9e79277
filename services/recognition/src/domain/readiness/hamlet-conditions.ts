import type { Level } from '@ntm-ledger/events';
import type { Condition } from './condition.js';
import { UNSOURCED } from './condition.js';
import { groundOfSet } from './ground-of-set.js';
import type { ReadinessFacts } from './readiness-facts.js';
import { wholeSetMet } from './whole-set.js';

/**
 * What a hamlet must bring: the set of its province, and whatever else the province's act asks (Thanh Hóa's Quyết định 41/2022/QĐ-UBND has
 * "điều kiện" in its title), of which nothing could be read.
 */
export function hamletConditions(facts: ReadinessFacts, level: Level): Condition[] {
  const measure = facts.measure(level);
  return [
    wholeSetMet(measure, level, groundOfSet(measure)),
    {
      name: 'otherConditions',
      required: 'what the act of the province asks beside the criteria',
      actual: null,
      met: 'UNKNOWN',
      explanation: 'what the act of the province asks beside its criteria is not known',
      ...UNSOURCED,
    },
  ];
}
