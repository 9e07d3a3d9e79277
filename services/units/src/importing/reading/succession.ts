import type { Extent } from '@ntm-ledger/events';
import type { IsoDate } from '@ntm-ledger/temporal';
import type { NamedAct } from './acts.js';
import type { RowPlace } from './file-problem.js';
import type { OfficialKind } from './official-codes.js';

/** How a unit went over, in the words of a reform's file. */
export const RELATIONS = ['MERGE', 'SPLIT', 'RENAME', 'UNCHANGED', 'CONVERT'] as const;
export type Relation = (typeof RELATIONS)[number];

/** Where a unit, or a part of it, went on a day. */
export interface Succession {
  readonly place: RowPlace;
  /** Of the old unit. A district can be converted into a commune. */
  readonly kind: OfficialKind;
  readonly oldCode: string;
  /** Null: the data does not know. */
  readonly newCode: string | null;
  readonly effectiveOn: IsoDate;
  readonly extent: Extent;
  /** Of a part: the last of the unit, with which it ends. Every divided unit has one such part. */
  readonly isRemainder: boolean;
  /** Null: the file does not say whether by merger or absorption. */
  readonly relation: Relation | null;
  readonly act: NamedAct | null;
  readonly sourceUrl: string | null;
}

/** A succession as its row names it. A reform's file has no days, and not every file says which part is the remainder. */
export interface NamedSuccession extends Omit<Succession, 'effectiveOn'> {
  readonly effectiveOn: IsoDate | null;
}

export function isDated(named: NamedSuccession): named is Succession {
  return named.effectiveOn !== null;
}
