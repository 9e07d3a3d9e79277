import type { Level } from '@ntm-ledger/events';
import type { UnitEvent } from '@ntm-ledger/register';
import type { UnitTier } from './schemes.js';
import { schemeOfLevel, schemeOfUnit } from './schemes.js';

/** What a change of a unit does to a title it holds. */
export type UnitChangeEffect = 'CONTINUES' | 'TO_REVIEW' | 'ENDS';

/**
 * **Policy, not law; replace this one function to switch it.** No act says in general what a reorganisation does to titles; the only
 * national text found (letter 5424/BNN-VPĐP of 09/08/2023) says how a merged unit comes to a new one. The policy reads it so: nothing is
 * inherited.
 *
 * - a unit that ends (merged, absorbed, divided, abolished) takes its titles with it; its successors start without;
 * - a unit that becomes one of another scheme (xã to phường or thị trấn, thị trấn to xã) loses the titles of the scheme it leaves;
 * - a unit that takes in another and goes on as itself keeps its titles, marked for review;
 * - one that is renamed, recoded, put under another parent, or gives a part away, keeps them.
 *
 * Whatever ends here is "ended by unit change": never revoked.
 *
 * @param unit the unit as it is after the change
 */
export function unitChangePolicy(change: UnitEvent, unit: UnitTier, level: Level): UnitChangeEffect {
  switch (change.type) {
    case 'UnitEnded':
      return 'ENDS';
    case 'UnitRetyped':
      return schemeOfUnit(unit) === schemeOfLevel(level) ? 'CONTINUES' : 'ENDS';
    case 'UnitAbsorbed':
      return 'TO_REVIEW';
    case 'UnitRegistered':
    case 'UnitEstablished':
    case 'UnitCeded':
    case 'UnitRenamed':
    case 'UnitRecoded':
    case 'UnitReparented':
    case 'UnitClassified':
      return 'CONTINUES';
  }
}
