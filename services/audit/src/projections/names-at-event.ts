import type { Position } from '@ntm-ledger/event-store';
import { toPosition } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import { LAST_DAY } from '@ntm-ledger/temporal';
import type { Names } from '../summaries/told.js';
import type { AuditModel } from './audit-model.js';

/**
 * The names that hold where an event stands, on both clocks: so its sentence is the same whenever it is read.
 *
 * A resolution forms units and ends others in one request, and an event of it may speak of a unit that only a later one brings into
 * being. Such a unit is looked up where the request ends; and a unit that comes into force only after a fact about it, whenever it does.
 *
 * @param known how far the answer knows the log
 */
export function namesAtEvent(event: LedgerEvent, model: AuditModel, known: Position): Names {
  const { register, criteriaSets, events } = model;
  const { effectiveOn, position } = event;
  const end = (): Position => events.endOfRequest(position, known);
  return {
    unit: (id) =>
      register.unitAt(id, { effectiveOn, position }) ??
      register.unitAt(id, { effectiveOn, position: end() }) ??
      register.unitAt(id, { effectiveOn: LAST_DAY, position: end() }),
    unitBefore: (id) => register.unitAt(id, { effectiveOn, position: toPosition(position - 1) }),
    bearerOf: (code) => register.bearerOf(code, { effectiveOn, position }),
    criteriaSet: (id) => criteriaSets.nameOf(id, position) ?? criteriaSets.nameOf(id, end()),
  };
}
