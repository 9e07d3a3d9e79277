import type { SheetTemplate } from './sheet-template.js';

/** Where the parts of a template stand, as a spreadsheet counts rows. */
export interface TemplateRows {
  readonly rows: readonly (readonly string[])[];
  /** The row of the first word of the head. */
  readonly headRow: number;
  readonly headerRow: number;
}

/** A template as rows of text: the title, the head, a blank row, names, units of measure, thresholds, the header, the units. */
export function templateRows({ title, head, columns, units }: SheetTemplate): TemplateRows {
  const rows = [
    [title],
    ...head.map(({ word, text }) => [word, text]),
    [],
    columns.map(({ name }) => name),
    columns.map(({ measure }) => measure),
    columns.map(({ threshold }) => threshold),
    columns.map(({ header }) => header),
  ];
  return { rows: [...rows, ...units.map(({ code, name }) => [code, name])], headRow: 2, headerRow: rows.length };
}
