import type { UnitAttribute } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import type { RegisterView } from './register.js';
import { ancestorsOf } from './tree.js';
import type { Classification, UnitState } from './unit-state.js';

/** What a unit counts as under an attribute, and of which unit that is said. */
export interface CountsAs extends Classification {
  readonly attribute: UnitAttribute;
  /** The unit above of which it is said; null where it is said of the unit itself. */
  readonly inheritedFrom: UnitState | null;
}

/**
 * What a unit counts as under an attribute; undefined where nothing is said. A region is said of a province and holds for all that lies in
 * it, except where another is said of a unit nearer by: a province that two regions share has its mountain communes judged by another
 * column. Everything else is said of each unit by itself.
 * @param moment the one at which the unit's state was taken
 */
export function classificationOf(
  register: RegisterView,
  unit: UnitState,
  attribute: UnitAttribute,
  moment: Moment,
): CountsAs | undefined {
  const own = unit.classifications[attribute];
  if (own !== undefined) return { ...own, attribute, inheritedFrom: null };
  if (attribute !== 'REGION') return undefined;
  for (const above of ancestorsOf(register, unit.id, moment)) {
    const said = above.classifications[attribute];
    if (said !== undefined) return { ...said, attribute, inheritedFrom: above };
  }
  return undefined;
}
