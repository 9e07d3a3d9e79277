import type { UnitState } from '@ntm-ledger/register';
import { pageAs, pageOf } from '@ntm-ledger/service-host';
import type { Moment } from '@ntm-ledger/temporal';
import type { PageArgs } from './unit-list-args.js';
import type { UnitConnection } from './unit.js';
import { unitOf } from './unit.js';

/** A page of units in the order given; a list of a whole country costs no more than the page that is shown. */
export function pageOfUnits(units: readonly UnitState[], moment: Moment, args: PageArgs): UnitConnection {
  const page = pageOf(units, ({ id }) => id, args);
  return pageAs(page, (unit) => unitOf(unit, moment));
}
