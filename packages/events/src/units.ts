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

/** Whether all of a unit or a part of it went over. */
export const EXTENTS = ['WHOLE', 'PART'] as const;
export type Extent = (typeof EXTENTS)[number];

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
}

/** A unit that ceased to be. Without successors its territory was that of its children (a district, say). */
export interface UnitEnded {
  readonly unitId: string;
  readonly manner: 'MERGED' | 'ABSORBED' | 'DIVIDED' | 'ABOLISHED';
  readonly successors: readonly TerritoryLink[];
}

/** A unit that took in others and goes on as itself. */
export interface UnitAbsorbed {
  readonly unitId: string;
  readonly absorbed: readonly TerritoryLink[];
}

/** A unit that gave a part away and goes on with the rest. */
export interface UnitCeded {
  readonly unitId: string;
  readonly receivers: readonly TerritoryLink[];
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
}

/** The register is one stream: a resolution changes many units at once and must be all or nothing. */
export const UNITS_STREAM = 'units';
