import type { Position } from '@ntm-ledger/event-store';
import type { RegisterView, UnitEvent, UnitState } from '@ntm-ledger/register';
import { fullName, isLiving, without } from '@ntm-ledger/register';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';

/** One thing that cannot be in a register on a day; `key` is the same on every day it lasts. */
interface Flaw {
  readonly key: string;
  readonly message: string;
}

/**
 * What would be wrong in the register without the facts of a batch and is not with them: facts about a unit that never came to be, a
 * code borne by two living units, a unit under one that is not there or has ended. Every day on which anything is recorded about
 * the units of the batch, their parents, their children and the bearers of their codes is looked at; between those days nothing changes.
 * What is wrong already (old facts are recorded as they were) keeps nobody from a withdrawal.
 */
export function leftWithoutGround(register: RegisterView, batch: readonly UnitEvent[], position: Position): string[] {
  const after = without(register, new Set(batch.map((fact) => fact.position)));
  const flaws = new Map<string, string>();
  for (const unitId of new Set(batch.map(({ data }) => data.unitId))) {
    for (const fact of orphansOf(unitId, after, position)) flaws.set(`${fact.id} orphan`, orphaned(fact, register, position));
    for (const day of daysAround(unitId, register, position)) {
      const moment = { effectiveOn: day, position };
      const known = new Set(flawsOf(unitId, register, moment).map(({ key }) => key));
      for (const { key, message } of flawsOf(unitId, after, moment)) {
        if (!known.has(key) && !flaws.has(key)) flaws.set(key, `${message} on ${day}`);
      }
    }
  }
  return [...flaws.values()];
}

/** The facts about a unit that come into force when it is not there. */
function orphansOf(unitId: string, register: RegisterView, position: Position): UnitEvent[] {
  return register
    .factsOf(unitId, position)
    .filter(({ effectiveOn }) => register.unitAt(unitId, { effectiveOn, position }) === undefined);
}

function orphaned(fact: UnitEvent, register: RegisterView, position: Position): string {
  const unit = register.unitAt(fact.data.unitId, { effectiveOn: fact.effectiveOn, position });
  return `${fact.type} of ${unit === undefined ? fact.data.unitId : fullName(unit)} at position ${String(fact.position)}`;
}

/** The days on which anything is recorded about a unit or about one that it could come into conflict with. */
function daysAround(unitId: string, register: RegisterView, position: Position): IsoDate[] {
  const own = register.factsOf(unitId, position);
  const near = own.flatMap(({ data }) => [
    ...('code' in data && data.code !== null ? register.everBearersOf(data.code) : []),
    ...('parentId' in data && data.parentId !== null ? [data.parentId] : []),
  ]);
  const days = new Set<IsoDate>();
  for (const id of new Set([unitId, ...near, ...register.everChildrenOf(unitId)])) {
    for (const { effectiveOn } of register.factsOf(id, position)) days.add(effectiveOn);
  }
  return [...days].sort();
}

function flawsOf(unitId: string, register: RegisterView, moment: Moment): Flaw[] {
  const unit = register.unitAt(unitId, moment);
  const children = register.childrenOf(unitId, moment);
  if (unit === undefined || !isLiving(unit)) return children.map((child) => underNothing(child, unit));
  const parent = unit.parentId === null ? undefined : register.unitAt(unit.parentId, moment);
  const stands = unit.parentId === null || (parent !== undefined && isLiving(parent));
  return [...sharedCode(unit, register, moment), ...(stands ? [] : [underNothing(unit, parent)])];
}

function sharedCode(unit: UnitState, register: RegisterView, moment: Moment): Flaw[] {
  const { code } = unit;
  if (code === null) return [];
  return [...register.everBearersOf(code)].flatMap((id) => {
    const other = id === unit.id ? undefined : register.unitAt(id, moment);
    if (other?.code !== code || !isLiving(other)) return [];
    const key = `${code} ${[unit.id, id].sort().join(' ')}`;
    return [{ key, message: `${fullName(other)} bears the code ${code}, which would be that of ${fullName(unit)} too,` }];
  });
}

function underNothing(child: UnitState, parent: UnitState | undefined): Flaw {
  const above = parent === undefined ? 'a unit that is not there' : `${fullName(parent)}, which has ended,`;
  return { key: `${child.id} under ${String(child.parentId)}`, message: `${fullName(child)} would stand under ${above}` };
}
