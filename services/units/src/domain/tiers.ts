import type { Act, Breach, UnitIdentity } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName } from '@ntm-ledger/register';
import type { IsoDate } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';

/** The day from which on there are no districts, and the law that says so: local government has two tiers. */
export const END_OF_DISTRICTS = toIsoDate('2025-07-01');
export const LAW_ON_TWO_TIERS: Act = {
  number: '72/2025/QH15',
  authority: 'Quốc hội',
  issuedOn: null,
  title: null,
  clause: null,
};

/** A unit as it is to be on a day, beside what it was before the change; undefined where it begins by it. */
export interface PlacedUnit {
  readonly unit: UnitIdentity;
  readonly before: UnitState | undefined;
  /** The unit that it is to stand under. */
  readonly parent: UnitState | undefined;
}

/**
 * The rules about the time of tiers and types that a change breaks. Only what a change brings about is looked at: what stands already may be
 * told of (a district that follows its province on its last day) until its own end is recorded.
 */
export function breachesOfTiers({ unit, before, parent }: PlacedUnit, day: IsoDate): Breach[] {
  if (day < END_OF_DISTRICTS) return [];
  const name = fullName(unit);
  const begins = before === undefined;
  const breaches: Breach[] = [];
  if (unit.kind === 'DISTRICT' && begins) breaches.push(tierExists(`${name} cannot begin on ${day}`));
  if (unit.type === 'thị trấn' && before?.type !== unit.type) breaches.push(typeExists(name, day));
  if (unit.kind === 'COMMUNE' && parent?.kind === 'DISTRICT' && before?.parentId !== unit.parentId)
    breaches.push(tierExists(`${name} cannot come under ${fullName(parent)} on ${day}, but under its province`));
  return breaches;
}

/** No unit is put into the tier of districts once it is abolished: since 1 July 2025 communes stand under provinces (Luật 72/2025/QH15). */
function tierExists(what: string): Breach {
  return {
    rule: 'tierExists',
    message: `${what}: from ${END_OF_DISTRICTS} on there are no districts.`,
    basis: LAW_ON_TWO_TIERS.number,
  };
}

/**
 * No commune becomes a thị trấn once there are none: the register of 1 July 2025 has xã, phường and đặc khu only. It was read off the
 * register; no act that says so is among the sources, so none is named.
 */
function typeExists(name: string, day: IsoDate): Breach {
  return {
    rule: 'typeExists',
    message: `There can be no ${name} on ${day}: from ${END_OF_DISTRICTS} on a commune is a xã, a phường or a đặc khu.`,
    basis: null,
  };
}
