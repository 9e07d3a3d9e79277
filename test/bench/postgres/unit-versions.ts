import type { Position } from '@ntm-ledger/event-store';
import { toPosition } from '@ntm-ledger/event-store';
import type { Register, UnitState } from '@ntm-ledger/register';
import { ancestorsOf, isLiving, isRuralCommune } from '@ntm-ledger/register';
import type { Rectangle, Step } from './rectangles.js';
import { rectanglesOf } from './rectangles.js';

/** A commune that stands, in the province it then lies in. */
export interface UnitVersion {
  readonly provinceId: string;
  readonly code: string | null;
  readonly name: string;
  readonly type: string;
  readonly isRural: boolean;
}

/**
 * The versions of a commune: as it was itself, and where it lay by what was above it. While something above it is ended it lies nowhere, as in
 * every walk down the tree.
 */
export function unitVersions(register: Register, id: string, head: Position): Rectangle<UnitVersion>[] {
  const chain = [...everAbove(register, id, head)];
  const facts = chain.flatMap((one) => register.factsOf(one, head));
  const positions = [...new Set(facts.map(({ position }) => position))].sort((a, b) => a - b);
  return rectanglesOf(
    positions,
    (position) => stepsAt(register, id, chain, position),
    ({ provinceId, code, name, type, isRural }) => [provinceId, code, name, type, isRural].join('\n'),
  );
}

function stepsAt(register: Register, id: string, chain: readonly string[], position: number): Step<UnitVersion>[] {
  const known = toPosition(position);
  const days = chain.flatMap((one) => register.factsOf(one, known)).map(({ effectiveOn }) => effectiveOn);
  return [...new Set(days)].sort().map((from) => {
    const moment = { effectiveOn: from, position: known };
    const unit = register.unitAt(id, moment);
    return { from, value: unit === undefined ? null : versionOf(unit, ancestorsOf(register, id, moment)) };
  });
}

function versionOf(unit: UnitState, above: readonly UnitState[]): UnitVersion | null {
  const province = above.find(({ kind }) => kind === 'PROVINCE');
  if (province === undefined || above.at(-1)?.kind !== 'COUNTRY' || ![unit, ...above].every(isLiving)) return null;
  const { code, name, type } = unit;
  return { provinceId: province.id, code, name, type, isRural: isRuralCommune(unit) };
}

/** A unit and all that it ever lay under. */
function everAbove(register: Register, id: string, head: Position, above = new Set<string>()): Set<string> {
  if (above.has(id)) return above;
  above.add(id);
  for (const { data } of register.factsOf(id, head))
    if ('parentId' in data && data.parentId !== null) everAbove(register, data.parentId, head, above);
  return above;
}
