import type { UnitType } from '@ntm-ledger/events';
import { UNIT_TYPES } from '@ntm-ledger/events';
import { quoted } from '@ntm-ledger/register';
import type { OfficialKind } from './official-codes.js';
import { OFFICIAL_KINDS } from './official-codes.js';
import type { Read, Row } from './row.js';
import { SPOILED } from './row.js';

/** In characters, type and all. The longest of the register has some 30. */
const LONGEST_NAME = 200;

/** The type of a unit of that kind. Where the kind is not known, that of any. */
export function typeIn<Column extends string>(row: Row<Column>, column: Column, kind: Read<OfficialKind>): Read<UnitType> {
  const text = row.text(column);
  if (text === SPOILED) return SPOILED;
  const types = typesOf(kind);
  const known = types.find((type) => type === text);
  if (known !== undefined) return known;
  const meant = types.find((type) => type === text.toLowerCase());
  if (meant !== undefined) return row.reject(column, `${quoted(text)} is not in lower case; write "${meant}"`);
  const flaw = text === '' ? 'is empty' : `${quoted(text)} is no type of ${kind === SPOILED ? 'unit' : kind.toLowerCase()}`;
  return row.reject(column, `${flaw}; expected one of: ${types.join(', ')}`);
}

function typesOf(kind: Read<OfficialKind>): readonly UnitType[] {
  return kind === SPOILED ? OFFICIAL_KINDS.flatMap((each) => [...UNIT_TYPES[each]]) : UNIT_TYPES[kind];
}

/**
 * The name without the type that it begins with, which stands in a cell of its own: "Xã Ái Thượng" is Ái Thượng, and "Phường 4" is 4.
 * @param type when it is spoiled only the name as a whole is looked at
 */
export function bareNameIn<Column extends string>(row: Row<Column>, column: Column, type: Read<UnitType>): Read<string> {
  const text = row.text(column);
  if (text === SPOILED) return SPOILED;
  if (text === '') return row.reject(column, 'is empty; expected the name with its type, e.g. Xã Ái Thượng');
  if (text.length > LONGEST_NAME && [...text].length > LONGEST_NAME) {
    return row.reject(column, `is longer than ${LONGEST_NAME} characters, which no name is`);
  }
  if (text.includes('  ')) return row.reject(column, `${quoted(text)} has two blanks in a row; leave one`);
  if (type === SPOILED) return SPOILED;
  const start = text.slice(0, type.length + 1).toLowerCase();
  if (start === type) return row.reject(column, `${quoted(text)} is a type without a name; write the name after it`);
  if (start !== `${type} `) return row.reject(column, `${quoted(text)} does not begin with its type; expected "${type} …"`);
  return text.slice(type.length + 1);
}
