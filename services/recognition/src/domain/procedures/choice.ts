import type { Level } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import type { IsoDate } from '@ntm-ledger/temporal';
import { CIVILISED_URBAN } from './civilised-urban.js';
import { HAMLETS_BY_PRACTICE, HAMLETS_OF_THANH_HOA } from './hamlets.js';
import { COMMUNES_2025 } from './nd-131-2025.js';
import type { Procedure } from './procedure.js';
import { COMMUNES_2022, DISTRICTS_2022, PROVINCES_2022 } from './qd-18-2022.js';
import { COMMUNES_2016, DISTRICTS_2016 } from './qd-2540-2016.js';
import { COMMUNES_2014, DISTRICTS_2014, PROVINCES_2014 } from './qd-372-2014.js';
import { COMMUNES_2026, PROVINCES_2026 } from './unpublished-2026.js';

/** Every procedure, in the order of their time; what is a province's own stands before what is for all. */
export const PROCEDURES: readonly Procedure[] = [
  COMMUNES_2014,
  DISTRICTS_2014,
  PROVINCES_2014,
  COMMUNES_2016,
  DISTRICTS_2016,
  CIVILISED_URBAN,
  HAMLETS_OF_THANH_HOA,
  HAMLETS_BY_PRACTICE,
  COMMUNES_2022,
  DISTRICTS_2022,
  PROVINCES_2022,
  COMMUNES_2025,
  COMMUNES_2026,
  PROVINCES_2026,
];

/** The procedure of an id; null where this program knows none. */
export function procedureOf(id: string | null): Procedure | null {
  return PROCEDURES.find((procedure) => procedure.id === id) ?? null;
}

/** Whether a procedure is for units of a unit's type, and leads to a level. */
export function coversUnit(
  { unitKind, unitTypes, levels }: Procedure,
  unit: Pick<UnitState, 'kind' | 'type'>,
  level: Level,
): boolean {
  return unitKind === unit.kind && (unitTypes.length === 0 || unitTypes.includes(unit.type)) && levels.includes(level);
}

/** Whether a procedure applies on a day. */
export function appliesOn({ from, until }: Procedure, day: IsoDate): boolean {
  return from <= day && (until === null || day <= until);
}

/**
 * The procedure to propose for a case that begins on a day: what is recorded is a fact of the case all the same. Null where none is known.
 * @param provinceCode the official code of the unit's province; null where the unit lies in none
 */
export function proposedProcedure(
  unit: Pick<UnitState, 'kind' | 'type'>,
  level: Level,
  day: IsoDate,
  provinceCode: string | null,
): Procedure | null {
  const found = PROCEDURES.find(
    (procedure) =>
      coversUnit(procedure, unit, level) &&
      appliesOn(procedure, day) &&
      (procedure.provinceCode === null || procedure.provinceCode === provinceCode),
  );
  return found ?? null;
}
