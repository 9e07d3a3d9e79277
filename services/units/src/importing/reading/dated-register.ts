import type { Versions } from './assembly.js';
import type { LaterChange } from './later-change.js';
import type { Succession } from './succession.js';

/** What a folder of register files says, checked and put together; rows with problems are left out. */
export interface DatedRegister {
  /**
   * The versions of each code by day, none overlapping; a code is unique over the kinds, which have 2, 3 and 5 digits. It is not one
   * unit: codes are used again. Two versions that say the same may follow each other, where one file ends and another goes on.
   */
  readonly versions: Versions;
  /** In the order of the files; the rows on one unit and day follow each other. */
  readonly successions: readonly Succession[];
  readonly changes: readonly LaterChange[];
  /** Rows under the headers of all files that are known, those with problems included. */
  readonly rowsRead: number;
}
