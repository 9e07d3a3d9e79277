import type { Certainty, Extent, TerritoryLink, UnitIdentity, UnitType } from '@ntm-ledger/events';
import type { UnitFact } from './given-register.js';

/** A commune whose id is its name. */
export const commune = (name: string, type: UnitType = 'xã'): UnitIdentity => ({
  unitId: name,
  kind: 'COMMUNE',
  type,
  name,
  code: null,
  parentId: 'tỉnh',
});

export const link = (unitId: string, extent: Extent = 'WHOLE', clause: string | null = null): TerritoryLink => ({
  unitId,
  extent,
  clause,
});

/** Communes that stood before the register began. */
export const stood = (...names: string[]): UnitFact[] =>
  names.map((name): UnitFact => ['UnitRegistered', '2004-08-31', commune(name)]);

/** One unit gives to another that goes on; it ends by it when it gives all. */
export function gives(
  on: string,
  from: string,
  to: string,
  extent: Extent = 'WHOLE',
  certainty: Certainty = 'STATED',
): UnitFact[] {
  const successors = [link(to, extent)];
  return [
    ['UnitAbsorbed', on, { unitId: to, absorbed: [link(from, extent)], certainty }],
    extent === 'WHOLE'
      ? ['UnitEnded', on, { unitId: from, manner: 'ABSORBED', successors, certainty }]
      : ['UnitCeded', on, { unitId: from, receivers: successors, certainty }],
  ];
}
