import type { IsoDate } from '@ntm-ledger/temporal';

/** What `ntm import` is asked to do. */
export interface ImportRequest {
  /** Files, folders, or the name of the package. */
  readonly sources: readonly string[];
  readonly skipBadRows: boolean;
  /** Only plan and tell. */
  readonly check: boolean;
  readonly json: boolean;
  readonly stoodBy: IsoDate;
}
