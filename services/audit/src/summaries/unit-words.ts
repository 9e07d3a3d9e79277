import type { UnitKind, UnitType } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName } from '@ntm-ledger/register';
import type { Names, Wording } from './told.js';

/** A unit that a log speaks of but does not hold: only one that was put together by other hands does. */
const UNKNOWN: Wording = { vi: 'đơn vị chưa có trong sổ', en: 'a unit that is not in the register' };

const ENGLISH_TYPES: Readonly<Record<UnitType, readonly [one: string, many: string]>> = {
  'quốc gia': ['country', 'countries'],
  tỉnh: ['province', 'provinces'],
  'thành phố': ['city', 'cities'],
  huyện: ['district', 'districts'],
  quận: ['urban district', 'urban districts'],
  'thị xã': ['town', 'towns'],
  xã: ['commune', 'communes'],
  phường: ['ward', 'wards'],
  'thị trấn': ['township', 'townships'],
  'đặc khu': ['special zone', 'special zones'],
  thôn: ['hamlet', 'hamlets'],
  xóm: ['hamlet', 'hamlets'],
  bản: ['hamlet', 'hamlets'],
  ấp: ['hamlet', 'hamlets'],
  'tiểu khu': ['residential quarter', 'residential quarters'],
  'tổ dân phố': ['residential group', 'residential groups'],
  'khu phố': ['urban quarter', 'urban quarters'],
  buôn: ['village', 'villages'],
  làng: ['village', 'villages'],
};

const TIERS: Readonly<Record<UnitKind, Wording>> = {
  COUNTRY: { vi: 'cả nước', en: 'the country' },
  PROVINCE: { vi: 'cấp tỉnh', en: 'provinces' },
  DISTRICT: { vi: 'cấp huyện', en: 'districts' },
  COMMUNE: { vi: 'cấp xã', en: 'communes' },
  HAMLET: { vi: 'thôn, bản', en: 'hamlets' },
};

/** "xã Hà Hải"; "Hà Hải commune". A name that begins with a number comes after its type: "ward 7". */
export function bareUnitWords(unit: Pick<UnitState, 'type' | 'name'> | undefined): Wording {
  if (unit === undefined) return UNKNOWN;
  const { type, name } = unit;
  if (type === 'quốc gia') return { vi: name, en: name };
  const [word] = ENGLISH_TYPES[type];
  return { vi: fullName(unit), en: /^\d/.test(name) ? `${word} ${name}` : `${name} ${word}` };
}

/** The same, and for a hamlet its commune as well, since every other commune has a Thôn 1: "thôn Thịnh Vinh (xã Hà Bình)". */
export function unitWords(id: string, names: Names): Wording {
  return withCommune(names.unit(id), names);
}

/** The unit by its name just before the event. */
export function formerUnitWords(id: string, names: Names): Wording {
  return withCommune(names.unitBefore(id) ?? names.unit(id), names);
}

function withCommune(unit: UnitState | undefined, names: Names): Wording {
  const bare = bareUnitWords(unit);
  if (unit?.kind !== 'HAMLET' || unit.parentId === null) return bare;
  const commune = bareUnitWords(names.unit(unit.parentId));
  return { vi: `${bare.vi} (${commune.vi})`, en: `${bare.en} (${commune.en})` };
}

/** Units of some types, or of all types of a kind: "xã và thị trấn", "cấp xã". */
export function typeWords(kind: UnitKind, types: readonly UnitType[]): readonly Wording[] {
  return types.length === 0 ? [TIERS[kind]] : types.map((type) => ({ vi: type, en: ENGLISH_TYPES[type][1] }));
}
