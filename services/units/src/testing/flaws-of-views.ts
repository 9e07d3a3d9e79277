import type { LedgerEvent } from '@ntm-ledger/events';
import { ALL_UNIT_TYPES, UNIT_KINDS } from '@ntm-ledger/events';
import type { Register, UnitState } from '@ntm-ledger/register';
import { descendantsOf, isLiving, isRuralCommune, walkTree } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import { isDeepStrictEqual } from 'node:util';
import { unitsByLaw } from './plain-fold.js';

/**
 * Where a register says something else at a moment than a plain fold of the log does: of any unit, of who bears a code, of what lies in the
 * country and in every province, however it is asked (down the tree, in the order of a walk, in columns).
 */
export function flawsOfViews(register: Register, log: readonly LedgerEvent[], moment: Moment): string[] {
  const units = unitsByLaw(log, moment);
  return [
    ...flawsOfUnits(register, units, moment),
    ...flawsOfBearers(register, units, log, moment),
    ...flawsOfScopes(register, units, moment),
  ];
}

function flawsOfUnits(register: Register, units: ReadonlyMap<string, UnitState>, moment: Moment): string[] {
  const ids = new Set([...register.ids(), ...units.keys()]);
  return [...ids]
    .filter((id) => !isDeepStrictEqual(register.unitAt(id, moment), units.get(id)))
    .map((id) => `${id} is not what the log comes to`);
}

function flawsOfBearers(
  register: Register,
  units: ReadonlyMap<string, UnitState>,
  log: readonly LedgerEvent[],
  moment: Moment,
): string[] {
  const codes = new Set(log.flatMap(({ data }) => ('code' in data && data.code !== null ? [data.code] : [])));
  return [...codes].flatMap((code) => {
    const bearers = [...units.values()].filter((unit) => unit.code === code && isLiving(unit)).map(({ id }) => id);
    const found = register.bearerOf(code, moment)?.id;
    const isRight = found === undefined ? bearers.length === 0 : bearers.includes(found);
    return isRight ? [] : [`${code} is found to be borne by ${String(found)}, and is by ${bearers.join(' and ') || 'nobody'}`];
  });
}

function flawsOfScopes(register: Register, units: ReadonlyMap<string, UnitState>, moment: Moment): string[] {
  const under = Map.groupBy([...units.values()].filter(isLiving), ({ parentId }) => parentId);
  const scopes = [...units.values()].filter(({ kind }) => kind === 'COUNTRY' || kind === 'PROVINCE');
  return scopes.flatMap(({ id }) => {
    const expected = told(below(id, under));
    const columns = register.inColumns();
    const { numbers, kinds, types, rural } = columns.within(id, moment, 'HAMLET');
    const visited = [...numbers].flatMap((number, at) => {
      const met = columns.ids[number] ?? '';
      const [kind, type] = [UNIT_KINDS[kinds[at] ?? 0] ?? '', ALL_UNIT_TYPES[types[at] ?? 0] ?? ''];
      return met === id ? [] : [line(met, kind, type, rural[at] === 1)];
    });
    const ways: readonly (readonly [how: string, found: string])[] = [
      ['down the tree', told(descendantsOf(register, id, moment))],
      ['by a walk', told(walkTree(register, id, moment))],
      ['in columns', visited.sort().join('\n')],
    ];
    return ways
      .filter(([, found]) => found !== expected)
      .map(([how, found]) => `what lies under ${id} is, ${how},\n${found}\nand not\n${expected}`);
  });
}

/** The living units below a unit. Tiers only stand under higher ones, so this ends. */
function below(id: string, under: ReadonlyMap<string | null, readonly UnitState[]>): UnitState[] {
  return (under.get(id) ?? []).flatMap((unit) => [unit, ...below(unit.id, under)]);
}

/** Units as a set of lines, each once for every time it is met. */
function told(units: readonly UnitState[]): string {
  return units
    .map((unit) => line(unit.id, unit.kind, unit.type, isRuralCommune(unit)))
    .sort()
    .join('\n');
}

function line(id: string, kind: string, type: string, isRural: boolean): string {
  return `${id} ${kind} ${type}${isRural ? ' of the programme' : ''}`;
}
