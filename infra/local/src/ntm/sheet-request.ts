import type { StatedFacts } from '@ntm-ledger/assessments/sheets';
import type { IsoDate } from '@ntm-ledger/temporal';

/** What `ntm sheet import` is asked to do. */
export interface SheetImportRequest {
  readonly path: string;
  /** Which sheet of a workbook; null: the only one. */
  readonly sheetName: string | null;
  readonly criteriaSetId: string;
  /** What the options say of all rows. */
  readonly facts: StatedFacts;
  readonly scope: string;
  /** Rules refuse, as in a procedure that is conducted now. */
  readonly live: boolean;
  readonly skipBadRows: boolean;
  /** Only plan and tell. */
  readonly check: boolean;
  readonly json: boolean;
}

/** What `ntm sheet template` is asked to do. */
export interface SheetTemplateRequest {
  readonly criteriaSetId: string;
  /** The file to write; null: one named after the set, in the folder one is in. */
  readonly out: string | null;
  /** The official code of the province; null: the set's own, or the country. */
  readonly province: string | null;
  /** The day on which the units live that have rows; null: today. */
  readonly on: IsoDate | null;
}
