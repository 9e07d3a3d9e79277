import type { Position } from '@ntm-ledger/event-store';
import type { Moment } from '@ntm-ledger/temporal';
import type { RegisterView } from './register.js';
import type { UnitEvent, UnitState } from './unit-state.js';
import { evolveUnit, isLiving } from './unit-state.js';

/**
 * The register as it would be had the facts at some positions never been recorded: what a withdrawal would leave. It is a view of the
 * register and reads on in it, so it costs no copy.
 */
export function without(register: RegisterView, positions: ReadonlySet<Position>): RegisterView {
  const stays = ({ position }: UnitEvent): boolean => !positions.has(position);
  const historyOf = (id: string, moment: Moment): UnitEvent[] => register.historyOf(id, moment).filter(stays);
  const unitAt = (id: string, moment: Moment): UnitState | undefined =>
    historyOf(id, moment).reduce<UnitState | undefined>(evolveUnit, undefined);
  const living = (ids: Iterable<string>, moment: Moment, fits: (unit: UnitState) => boolean): UnitState[] =>
    [...ids].flatMap((id) => unitAt(id, moment) ?? []).filter((unit) => isLiving(unit) && fits(unit));
  return {
    unitAt,
    historyOf,
    bearerOf: (code, moment) => living(register.everBearersOf(code), moment, (unit) => unit.code === code)[0],
    childrenOf: (id, moment) => living(register.everChildrenOf(id), moment, (unit) => unit.parentId === id),
    everBearersOf: (code) => register.everBearersOf(code),
    everChildrenOf: (id) => register.everChildrenOf(id),
    factsOf: (id, position) => register.factsOf(id, position).filter(stays),
  };
}
