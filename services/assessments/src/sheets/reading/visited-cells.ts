/** The last row and column that a spreadsheet has. */
export const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/**
 * How far into a tag its address is looked for. Programs write it first or second; where it is not found, the worst is taken to stand there, so
 * that nothing can be hidden behind a long attribute, and no tag that never ends is gone through again and again.
 */
const AHEAD = 200;
const ROW = /<row(?=[\s/>])/g;
const ROW_NUMBER = /\br=["'](\d{1,10})["']/;
const CELL = new RegExp(String.raw`<c\s([^<>]{0,${AHEAD}})`, 'g');
const COLUMN = /\br=["']([A-Z]{1,3})\d/;
const MERGE = new RegExp(String.raw`<mergeCell\s([^<>]{0,${AHEAD}})`, 'g');
const RANGE = /\bref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/;

/** What the library that reads a sheet goes through: more than what stands in it. */
export interface Visited {
  /** Cells: in each row all up to the last that is written, and all of each merged range. */
  readonly cells: number;
  /** The largest number of a row. */
  readonly lastRow: number;
}

/** Tells of the XML of a sheet how much reading it goes through, without reading it. Stops counting beyond a limit. */
export function visitedIn(xml: string, limit: number): Visited {
  let [cells, lastRow] = [mergedCells(xml, limit), 0];
  const starts = xml.matchAll(ROW);
  let start = starts.next().value?.index;
  while (start !== undefined && cells <= limit) {
    const next = starts.next().value?.index;
    const row = xml.slice(start, next);
    lastRow = Math.max(lastRow, Number(ROW_NUMBER.exec(row.slice(0, AHEAD))?.[1] ?? LAST_ROW + 1));
    cells += 1 + cellsOfRow(row, limit);
    start = next;
  }
  return { cells, lastRow };
}

function cellsOfRow(row: string, limit: number): number {
  let [written, rightmost] = [0, 0];
  for (const [, attributes = ''] of row.matchAll(CELL)) {
    written += 1;
    if (written > limit) break;
    const letters = COLUMN.exec(attributes)?.[1];
    rightmost = Math.max(rightmost, letters === undefined ? LAST_COLUMN : columnNumber(letters));
  }
  return Math.max(written, rightmost);
}

function mergedCells(xml: string, limit: number): number {
  let cells = 0;
  for (const [, attributes = ''] of xml.matchAll(MERGE)) {
    const range = RANGE.exec(attributes);
    if (range === null) return limit + 1;
    const [, left = '', top = '', right = '', bottom = ''] = range;
    cells += (Math.abs(columnNumber(right) - columnNumber(left)) + 1) * (Math.abs(Number(bottom) - Number(top)) + 1);
    if (cells > limit) break;
  }
  return cells;
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
