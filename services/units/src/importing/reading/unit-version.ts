import type { UnitType } from '@ntm-ledger/events';
import type { IsoDate } from '@ntm-ledger/temporal';
import { dayIn } from './days.js';
import type { RowPlace } from './file-problem.js';
import type { ColumnOf } from './formats.js';
import type { OfficialKind } from './official-codes.js';
import { codeIn, kindIn, parentCodeIn } from './official-codes.js';
import type { Read, Row } from './row.js';
import { SPOILED } from './row.js';
import { bareNameIn, typeIn } from './unit-names.js';

/** One version of a unit as a register file gives it. Both days are inclusive. */
export interface UnitVersion {
  readonly place: RowPlace;
  readonly kind: OfficialKind;
  readonly code: string;
  readonly parentCode: string | null;
  readonly type: UnitType;
  /** The bare name, without its type. */
  readonly name: string;
  /** Null: it stood before the register's first snapshot, or the day is not known. */
  readonly from: IsoDate | null;
  /** Null: it stands still. */
  readonly to: IsoDate | null;
}

/** Reads a row of a file of units; spoiled when it has problems, which the row has gathered. */
export function readUnitVersion(row: Row<ColumnOf<'units'>>): Read<UnitVersion> {
  const kind = kindIn(row, 'kind');
  const code = codeIn(row, 'code', kind);
  const parentCode = parentCodeIn(row, 'parent_code', { kind, code });
  const type = typeIn(row, 'subtype', kind);
  const name = bareNameIn(row, 'name_vi', type);
  const from = dayIn(row, 'valid_from');
  const to = dayIn(row, 'valid_to');
  if (typeof from === 'string' && typeof to === 'string' && from > to) {
    return row.reject('valid_from', `${from} is after valid_to, ${to}; a version begins before it ends`);
  }
  if (kind === SPOILED || code === SPOILED || parentCode === SPOILED) return SPOILED;
  if (type === SPOILED || name === SPOILED || from === SPOILED || to === SPOILED) return SPOILED;
  return { place: row.place, kind, code, parentCode, type, name, from, to };
}

/** The first day, as a text that sorts before every day when it is open. */
export function startOf({ from }: Pick<UnitVersion, 'from'>): string {
  return from ?? '';
}

/** The last day, as a text that sorts after every day when it is open. */
export function endOf({ to }: Pick<UnitVersion, 'to'>): string {
  return to ?? 'still';
}

/** Whether a version stands on a day; null is the last of all days. */
export function standsOn(version: UnitVersion, day: IsoDate | null): boolean {
  return startOf(version) <= endOf({ to: day }) && endOf({ to: day }) <= endOf(version);
}

/** Whether two versions say the same of the unit, whenever they stand: names letter for letter. */
export function saySame(one: UnitVersion, other: UnitVersion): boolean {
  return one.type === other.type && one.name === other.name && one.parentCode === other.parentCode;
}
