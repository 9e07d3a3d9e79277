import type { UnitKind, UnitType } from '@ntm-ledger/events';
import { ALL_UNIT_TYPES, UNIT_KINDS, UNIT_TYPES } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import type { Register } from './register.js';
import { KIND_NUMBERS, TYPE_NUMBERS } from './units-standing.js';

const TYPES = ALL_UNIT_TYPES.length;

/** How many units there are of a type of a kind: a thành phố is a province or a district. */
export interface UnitCount {
  readonly kind: UnitKind;
  readonly type: UnitType;
  readonly count: number;
}

/** The living units below a unit, counted: by kind from the highest tier down, then by type as `UNIT_TYPES` lists them; no zeros. */
export function countsUnder(register: Register, id: string, moment: Moment): UnitCount[] {
  const { numbers, kinds, types } = register.inColumns().within(id, moment, 'HAMLET');
  const own = register.numberOf(id);
  const counts = new Int32Array(UNIT_KINDS.length * TYPES);
  for (let at = 0; at < numbers.length; at += 1) {
    if (numbers[at] === own) continue;
    const cell = (kinds[at] ?? 0) * TYPES + (types[at] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return UNIT_KINDS.flatMap((kind) =>
    UNIT_TYPES[kind].flatMap((type) => {
      const count = counts[(KIND_NUMBERS.get(kind) ?? 0) * TYPES + (TYPE_NUMBERS.get(type) ?? 0)] ?? 0;
      return count === 0 ? [] : [{ kind, type, count }];
    }),
  );
}
