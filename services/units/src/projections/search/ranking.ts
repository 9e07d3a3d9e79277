import type { UnitKind, UnitType } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { isLiving } from '@ntm-ledger/register';
import { misprinted, misprintsOf } from './closeness.js';
import { NOT_MEANT } from './measure.js';
import { MISFITTING } from './tail.js';

/** What a text says of whoever bears a name or code that it met. */
export interface Said {
  /** The types that were typed before it; empty when none were. */
  readonly types: ReadonlySet<UnitType>;
  /** How well what was typed behind it fits the units above, see `Tail.fit`; null when nothing was. */
  readonly fitAbove: ((parentId: string | null) => number) | null;
}

/** Higher tiers come first among equals. */
const KIND_ORDER: Readonly<Record<UnitKind, number>> = { COUNTRY: 0, PROVINCE: 1, DISTRICT: 2, COMMUNE: 3, HAMLET: 4 };
const KINDS = 8;

/**
 * How well a name or code fits that a unit bears or bore, in one number of which the smaller is better: its closeness, then whether the
 * types fit that were typed, then whether it is borne still. NOT_MEANT when the unit does not lie where the text says.
 */
export function fitOf(unit: UnitState, isFormer: boolean, closeness: number, { types, fitAbove }: Said): number {
  const above = fitAbove === null ? 0 : fitAbove(unit.parentId);
  if (above >= NOT_MEANT) return NOT_MEANT;
  const misprints = above >> 1;
  const nearness = misprints === 0 ? closeness : misprinted(misprintsOf(closeness) + misprints);
  const misfits = (above & MISFITTING) !== 0 || (types.size > 0 && !types.has(unit.type));
  return (nearness * 2 + Number(misfits)) * 2 + Number(isFormer);
}

/** Whether a fit is that of a name or code that the unit bears no more. */
export function isOfFormer(fit: number): boolean {
  return (fit & 1) === 1;
}

/**
 * The rank of a unit by all that is told in a small number: the closeness, whether the types fit, whether it lives, whether the name is
 * borne still, its tier. Units of one rank stand in the order of the alphabet.
 */
export function rankOf(unit: UnitState, fit: number): number {
  const [closenessAndType, isFormer] = [fit >> 1, fit & 1];
  return ((closenessAndType * 2 + Number(!isLiving(unit))) * 2 + isFormer) * KINDS + KIND_ORDER[unit.kind];
}
