import type { UnitAttribute } from '@ntm-ledger/events';
import { UNIT_ATTRIBUTES } from '@ntm-ledger/events';

const isAttribute = (name: string): name is UnitAttribute => Object.hasOwn(UNIT_ATTRIBUTES, name);

/** Everything that a unit can be counted as, in the order in which it is told. */
export const ATTRIBUTES: readonly UnitAttribute[] = Object.keys(UNIT_ATTRIBUTES).filter(isAttribute);
