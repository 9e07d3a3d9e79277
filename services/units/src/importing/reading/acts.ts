import { quoted } from '@ntm-ledger/register';
import type { Read, Row } from './row.js';
import { SPOILED } from './row.js';

/** The act that a change rests on, and the place in it. */
export interface NamedAct {
  readonly number: string;
  /** In the words of the file, e.g. "Điều 1 khoản 89"; null: the act as a whole. */
  readonly clause: string | null;
}

/** An act's number runs to the first blank: "1686/NQ-UBTVQH15", "202/2025/QH15". What follows is the place in the act. */
const NUMBER_AND_CLAUSE = /^(\d[^\s/]*\/\S+)(?: +(.+))?$/u;

/** The act that a cell names by number and clause. */
export function actIn<Column extends string>(row: Row<Column>, column: Column): Read<NamedAct> {
  const text = row.text(column);
  if (text === SPOILED) return SPOILED;
  const [, number, clause] = NUMBER_AND_CLAUSE.exec(text) ?? [];
  if (number !== undefined) return { number, clause: clause ?? null };
  const flaw = text === '' ? 'is empty' : `${quoted(text)} does not begin with the number of an act`;
  return row.reject(column, `${flaw}; expected e.g. 1686/NQ-UBTVQH15 Điều 1 khoản 89`);
}
