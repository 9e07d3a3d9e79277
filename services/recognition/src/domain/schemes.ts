import type { Level, UnitKind, UnitType } from '@ntm-ledger/events';
import { UNIT_TYPES } from '@ntm-ledger/events';

/** The two schemes of certification. A unit belongs to one of them, or to none. */
export type Scheme = 'NEW_RURAL' | 'CIVILISED_URBAN';

/** What of a unit decides which scheme it belongs to. */
export interface UnitTier {
  readonly kind: UnitKind;
  readonly type: UnitType;
}

/** The levels of the new-rural scheme, lowest first. */
export const NEW_RURAL_LEVELS = ['NTM', 'ADVANCED', 'MODEL', 'MODERN'] as const satisfies readonly Level[];
export type NewRuralLevel = (typeof NEW_RURAL_LEVELS)[number];

export function schemeOfLevel(level: Level): Scheme {
  return level === 'CIVILISED_URBAN' ? 'CIVILISED_URBAN' : 'NEW_RURAL';
}

/**
 * The scheme a unit belongs to: wards and townships to the urban one (Quyết định 04/2022/QĐ-TTg), special zones, urban districts, urban
 * quarters and the country to none, all others to the new-rural one.
 */
export function schemeOfUnit({ kind, type }: UnitTier): Scheme | null {
  switch (type) {
    case 'phường':
    case 'thị trấn':
      return 'CIVILISED_URBAN';
    case 'đặc khu':
    case 'quận':
    case 'tổ dân phố':
    case 'khu phố':
      return null;
    default:
      return kind === 'COUNTRY' ? null : 'NEW_RURAL';
  }
}

/**
 * The levels there are for a unit: three for a xã and two for a huyện (Quyết định 18/2022/QĐ-TTg), the modern commune from 2026
 * (Quyết định 51/2025/QĐ-TTg), one for towns, cities and provinces; hamlets by the sets of their provinces.
 */
export function levelsFor(unit: UnitTier): readonly Level[] {
  switch (schemeOfUnit(unit)) {
    case null:
      return [];
    case 'CIVILISED_URBAN':
      return ['CIVILISED_URBAN'];
    case 'NEW_RURAL':
      return newRuralLevelsFor(unit);
  }
}

/** Whether units of some type of a kind can have a level. */
export function isLevelOfKind(level: Level, kind: UnitKind): boolean {
  return UNIT_TYPES[kind].some((type) => levelsFor({ kind, type }).includes(level));
}

function newRuralLevelsFor({ kind, type }: UnitTier): readonly NewRuralLevel[] {
  switch (kind) {
    case 'COMMUNE':
      return NEW_RURAL_LEVELS;
    case 'HAMLET':
      return ['NTM', 'MODEL'];
    case 'DISTRICT':
      return type === 'huyện' ? ['NTM', 'ADVANCED'] : ['NTM'];
    case 'PROVINCE':
      return ['NTM'];
    case 'COUNTRY':
      return [];
  }
}
