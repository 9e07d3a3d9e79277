import type { SheetPlace } from './sheet-problem.js';

/** What a cell holds, as text whatever it is in its file: a number as `52.5`, a percentage as `85%`, a day as `2022-12-31`. */
export interface GridCell {
  /** In the composed form of Unicode, without blanks around it. */
  readonly text: string;
  /** Whether the file holds a number, which has no leading zeros to lose. */
  readonly isNumber: boolean;
  /** Why the cell cannot be read; null: it can. */
  readonly flaw: string | null;
  /** The first cell of the merged cells that this one belongs to, itself perhaps; null: it is not merged. */
  readonly mergedFrom: string | null;
}

/** A row with the cells that are not empty, by column (counted from 1). */
export interface GridRow {
  readonly row: number;
  readonly cells: ReadonlyMap<number, GridCell>;
}

/** A sheet as rows of text. Rows without anything in them are left out. */
export interface Grid extends SheetPlace {
  readonly rows: readonly GridRow[];
  /** What a reader of the import's summary should know: hidden rows that were read, say. */
  readonly notes: readonly string[];
}

/** A sheet holds at most so many cells that are not empty. The largest a province needs has some 635 rows of 80 cells. */
export const MAX_CELLS = 200_000;

/** A file has at most so many bytes. */
export const MAX_BYTES = 20 * 1024 * 1024;

/** Why a file is too large to be looked at; null: it is not. @param size in bytes */
export function whyTooLarge(name: string, size: number): string | null {
  return size > MAX_BYTES ? `${name} has ${size} bytes; a sheet has at most ${MAX_BYTES}` : null;
}

/** What is said of a sheet of too many cells. */
export function tooManyCells(name: string): string {
  return `${name} holds more than ${MAX_CELLS} cells; ${SPLIT}`;
}

/** What to do about a sheet that is too large. */
export const SPLIT = 'split the sheet, or clear what lies beside and below the table';

/** A file that is no sheet that can be read; nothing in it was looked at any further. */
export class UnreadableSheet extends Error {
  override readonly name = 'UnreadableSheet';
}

/** Neither to be seen nor of use: controls, formats (zero-width, bidirectional), private characters. A line break is a blank. */
const UNSEEN = /[^\P{C}\n\r\t]/gu;

/** A text as it is read: composed, without what cannot be seen, blanks of all kinds as one common blank. */
export function cleanText(text: string): string {
  return text.normalize('NFC').replace(UNSEEN, '').replace(/\s+/gu, ' ').trim();
}

/** A cell of text. */
export function textCell(text: string): GridCell {
  return { text: cleanText(text), isNumber: false, flaw: null, mergedFrom: null };
}
