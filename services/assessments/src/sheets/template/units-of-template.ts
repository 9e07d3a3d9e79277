import type { UnitState } from '@ntm-ledger/register';
import { COUNTRY_CODE, isLiving, walkTree } from '@ntm-ledger/register';
import type { IsoDate } from '@ntm-ledger/temporal';
import type { CriteriaSet } from '@ntm-ledger/scoring';
import { isForType } from '@ntm-ledger/scoring';
import type { FoldedLog } from '../fold-log.js';
import { NoSuchUnit, requireUnit } from '../required-unit.js';

/** A unit that a template has a row for, with the commune above it where a hamlet is told by that. */
export interface TemplateUnit {
  readonly code: string;
  readonly name: string;
}

/** Rows that a template has at most. No province ever had so many communes; one with so many hamlets fills in several sheets. */
const MAX_UNITS = 5_000;

/**
 * The living units that a set is for, in a scope, as a walk of the tree meets them: by district where there are districts, then by name.
 * @param scope the official code of a unit; null: the province whose own set it is, or the country
 * @throws NoSuchUnit when nobody bears the code, or there are too many units for one sheet
 */
export function unitsOfTemplate(log: FoldedLog, set: CriteriaSet, scope: string | null, on: IsoDate): TemplateUnit[] {
  const { register, position } = log;
  const at = { effectiveOn: on, position };
  const top = requireUnit(log, scope ?? set.provinceCode ?? COUNTRY_CODE, on);
  const units = [top, ...walkTree(register, top.id, at)].filter((unit) => isLiving(unit) && isForType(set, unit));
  if (units.length > MAX_UNITS)
    throw new NoSuchUnit(
      `${units.length} units are too many for one sheet (at most ${MAX_UNITS}); name a province with --province.`,
    );
  return units.flatMap((unit) => {
    const code = codeOf(unit, (id) => register.unitAt(id, at));
    return code === null ? [] : [{ code, name: `${unit.type} ${unit.name}` }];
  });
}

function codeOf(unit: UnitState, unitAt: (id: string) => UnitState | undefined): string | null {
  if (unit.kind !== 'HAMLET' || unit.parentId === null) return unit.code;
  return unitAt(unit.parentId)?.code ?? null;
}
