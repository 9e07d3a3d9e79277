import type { Level } from '@ntm-ledger/events';
import type { Condition, Ground } from './condition.js';
import { heldUnderSet } from './held-under-set.js';
import type { HeldTitle } from './held-under-set.js';
import type { ReadinessFacts } from './readiness-facts.js';

/** The level below is in force. */
export function lowerLevelInForce(facts: ReadinessFacts, lower: Level, ground: Ground): Condition {
  const { title } = facts.held(lower);
  return {
    name: 'lowerLevelInForce',
    required: `a title ${lower} in force`,
    actual: title === null ? 'none' : `${lower} since ${title.from}`,
    met: title === null ? 'NO' : 'YES',
    explanation: title === null ? `no title ${lower} is in force that day` : `a title ${lower} is in force since ${title.from}`,
    ...ground,
  };
}

/** The level below is in force, and was reached by the sets of today or is met again by them. */
export function lowerLevelUnderSet(facts: ReadinessFacts, lower: Level, ground: Ground): Condition {
  const held = facts.held(lower);
  const set = held.measure.sets.at(-1);
  const by = set === undefined ? 'the set of the period' : set.id;
  return {
    name: 'lowerLevelInForce',
    required: `a title ${lower} in force, by ${by}`,
    actual: held.title === null ? 'none' : `${lower} since ${held.title.from}`,
    met: heldUnderSet(held),
    explanation: whyUnderSet(held, lower, by),
    ...ground,
  };
}

function whyUnderSet(held: HeldTitle, lower: Level, by: string): string {
  if (held.title === null) return `no title ${lower} is in force that day`;
  const since = `a title ${lower} is in force since ${held.title.from}`;
  switch (heldUnderSet(held)) {
    case 'YES':
      return `${since}, and ${by} is met`;
    case 'NO':
      return `${since}, but ${by} is not met as a whole, as it must be again`;
    case 'UNKNOWN':
      return `${since}; whether it is by ${by}, or that set is met now, is not known`;
  }
}
