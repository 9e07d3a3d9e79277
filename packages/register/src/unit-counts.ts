import type { UnitKind, UnitType } from '@ntm-ledger/events';
import { UNIT_KINDS, UNIT_TYPES } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import type { Register } from './register.js';

/** How many units there are of a type of a kind: a thành phố is a province or a district. */
export interface UnitCount {
  readonly kind: UnitKind;
  readonly type: UnitType;
  readonly count: number;
}

/** The living units below a unit, counted: by kind from the highest tier down, then by type as `UNIT_TYPES` lists them; no zeros. */
export function countsUnder(register: Register, id: string, moment: Moment): UnitCount[] {
  const counts = new Map(UNIT_KINDS.map((kind) => [kind, new Map<UnitType, number>()]));
  register.inColumns().visitUnder(id, moment, (_, kind, type) => {
    const ofKind = counts.get(kind);
    ofKind?.set(type, (ofKind.get(type) ?? 0) + 1);
  });
  return UNIT_KINDS.flatMap((kind) =>
    UNIT_TYPES[kind].flatMap((type) => {
      const count = counts.get(kind)?.get(type);
      return count === undefined ? [] : [{ kind, type, count }];
    }),
  );
}
