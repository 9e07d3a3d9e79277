/** Tiers of the administrative tree. Hamlets have no official code. */
export const UNIT_KINDS = ['COUNTRY', 'PROVINCE', 'DISTRICT', 'COMMUNE', 'HAMLET'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** The types of units by kind, as the register writes them. */
export const UNIT_TYPES = {
  COUNTRY: ['quốc gia'],
  PROVINCE: ['tỉnh', 'thành phố'],
  DISTRICT: ['huyện', 'quận', 'thị xã', 'thành phố'],
  COMMUNE: ['xã', 'phường', 'thị trấn', 'đặc khu'],
  HAMLET: ['thôn', 'xóm', 'bản', 'ấp', 'tiểu khu', 'tổ dân phố', 'khu phố', 'buôn', 'làng'],
} as const satisfies Record<UnitKind, readonly string[]>;
export type UnitType = (typeof UNIT_TYPES)[UnitKind][number];

/** Every type of every kind, once: a thành phố may be a province or a district. */
export const ALL_UNIT_TYPES: readonly UnitType[] = [...new Set(Object.values(UNIT_TYPES).flat())];

/** Whether all of a unit or a part of it went over. */
export const EXTENTS = ['WHOLE', 'PART'] as const;
export type Extent = (typeof EXTENTS)[number];

/**
 * How well it is known what became of what. STATED: an act or a document says so. INFERRED: it was read off how codes, names and parents
 * changed in the register; whether a unit was merged into a new one or taken in by one that goes on is then the likelier reading.
 */
export const CERTAINTIES = ['STATED', 'INFERRED'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** A unit that gave or took territory in a reorganisation. */
export interface TerritoryLink {
  readonly unitId: string;
  readonly extent: Extent;
  /** The place in the act, where the act gives this link one of its own: the parts of a divided unit stand in different clauses. */
  readonly clause: string | null;
}

/** What identifies a unit in daily use; every one of these may change while the unit goes on. */
export interface UnitIdentity {
  readonly unitId: string;
  readonly kind: UnitKind;
  readonly type: UnitType;
  /** The bare name, without its type. */
  readonly name: string;
  readonly code: string | null;
  readonly parentId: string | null;
}

/** A unit that stood before the register began, entered as it was on the day. */
export type UnitRegistered = UnitIdentity;

/** A unit that a resolution formed from others. */
export interface UnitEstablished extends UnitIdentity {
  readonly predecessors: readonly TerritoryLink[];
  readonly certainty: Certainty;
}

/** How a unit ended. UNKNOWN: it left the register, and what became of it is not known. */
export const END_MANNERS = ['MERGED', 'ABSORBED', 'DIVIDED', 'ABOLISHED', 'UNKNOWN'] as const;
export type EndManner = (typeof END_MANNERS)[number];

/** A unit that ceased to be. Without successors its territory was that of its children (a district, say), or nobody knows. */
export interface UnitEnded {
  readonly unitId: string;
  readonly manner: EndManner;
  readonly successors: readonly TerritoryLink[];
  readonly certainty: Certainty;
}

/** A unit that took in others and goes on as itself. */
export interface UnitAbsorbed {
  readonly unitId: string;
  readonly absorbed: readonly TerritoryLink[];
  readonly certainty: Certainty;
}

/** A unit that gave a part away and goes on with the rest. */
export interface UnitCeded {
  readonly unitId: string;
  readonly receivers: readonly TerritoryLink[];
  readonly certainty: Certainty;
}

export interface UnitRenamed {
  readonly unitId: string;
  readonly name: string;
}

export interface UnitRetyped {
  readonly unitId: string;
  readonly type: UnitType;
}

export interface UnitRecoded {
  readonly unitId: string;
  readonly code: string | null;
}

export interface UnitReparented {
  readonly unitId: string;
  readonly parentId: string;
}

/**
 * What a unit is counted as, and the values there are. Each is a dated fact with its act, since thresholds, denominators and support rest
 * on it and it changes while the unit goes on.
 *
 * - REGION: the region whose column of thresholds applies in the sets of 2009 to 2025, said of a province or, where another column
 *   applies to it, of a commune: trung du và miền núi phía Bắc, đồng bằng sông Hồng, Bắc Trung Bộ, duyên hải Nam Trung Bộ, Tây Nguyên,
 *   Đông Nam Bộ, đồng bằng sông Cửu Long.
 * - COMMUNE_GROUP: nhóm 1, 2, 3 of Quyết định 51/2025/QĐ-TTg, which take the place of regions from 2026 on.
 * - DIFFICULTY: khu vực I, II, III of the ethnic-minority and mountain area; đặc biệt khó khăn.
 * - BORDER: xã biên giới.
 * - PROGRAMME: whether a commune takes part in the new-rural programme. Where nothing is said every xã does and nothing else.
 */
export const UNIT_ATTRIBUTES = {
  REGION: ['TDMNPB', 'DBSH', 'BTB', 'DHNTB', 'TN', 'DNB', 'DBSCL'],
  COMMUNE_GROUP: ['GROUP_1', 'GROUP_2', 'GROUP_3'],
  DIFFICULTY: ['NONE', 'AREA_I', 'AREA_II', 'AREA_III', 'ESPECIALLY_DIFFICULT'],
  BORDER: ['YES', 'NO'],
  PROGRAMME: ['IN', 'OUT'],
} as const satisfies Record<string, readonly string[]>;
export type UnitAttribute = keyof typeof UNIT_ATTRIBUTES;

const isAttribute = (name: string): name is UnitAttribute => Object.hasOwn(UNIT_ATTRIBUTES, name);

/** Everything that a unit can be counted as, in the order in which it is told. */
export const ALL_UNIT_ATTRIBUTES: readonly UnitAttribute[] = Object.keys(UNIT_ATTRIBUTES).filter(isAttribute);

export type AttributeValue<A extends UnitAttribute = UnitAttribute> = (typeof UNIT_ATTRIBUTES)[A][number];

/** Every value of every attribute, once. */
export const ALL_ATTRIBUTE_VALUES: readonly AttributeValue[] = [...new Set(Object.values(UNIT_ATTRIBUTES).flat())];

/** A unit counts as something from a day on; null: as nothing that is known. */
export interface UnitClassified {
  readonly unitId: string;
  readonly attribute: UnitAttribute;
  readonly value: AttributeValue | null;
}

/** The events of the one stream that is the register of units. */
export interface UnitEvents {
  UnitRegistered: UnitRegistered;
  UnitEstablished: UnitEstablished;
  UnitEnded: UnitEnded;
  UnitAbsorbed: UnitAbsorbed;
  UnitCeded: UnitCeded;
  UnitRenamed: UnitRenamed;
  UnitRetyped: UnitRetyped;
  UnitRecoded: UnitRecoded;
  UnitReparented: UnitReparented;
  UnitClassified: UnitClassified;
}

/** The register is one stream: a resolution changes many units at once and must be all or nothing. */
export const UNITS_STREAM = 'units';
