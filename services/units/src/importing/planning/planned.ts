import type { Act, Extent, UnitIdentity } from '@ntm-ledger/events';
import type { UnitChange } from '../../domain/reorganisation.js';
import type { RowPlace } from '../reading/index.js';

/** Territory that a unit gives, as a row of a file says or as follows from how the register changed. */
export interface Giving {
  readonly giverId: string;
  readonly extent: Extent;
  readonly isRemainder: boolean;
  readonly clause: string | null;
  readonly place: RowPlace;
}

/** Where something planned comes from: the row, and the act that the row names. */
export interface Ground {
  readonly place: RowPlace;
  readonly act: Act | null;
  readonly clause: string | null;
  /** Where the row was read, if it says so itself. */
  readonly url: string | null;
}

/** Something to be recorded of one unit on one day. */
export type Planned = Ground &
  (
    | {
        readonly what: 'register';
        readonly unit: UnitIdentity;
        /** Whether it must wait for the reorganisations of its day: its code or its parent comes about by one. */
        readonly isLate: boolean;
        /** Whether it stood before, on no day that is known. */
        readonly isOpen: boolean;
      }
    | { readonly what: 'establish'; readonly unit: UnitIdentity; readonly from: readonly Giving[] }
    | { readonly what: 'absorb'; readonly unitId: string; readonly from: readonly Giving[] }
    | { readonly what: 'change'; readonly change: Exclude<UnitChange, { readonly kind: 'establish' }> }
  );

/** The units without which something planned cannot be recorded. */
export function groundsOf(planned: Planned): readonly string[] {
  switch (planned.what) {
    case 'register':
      return [planned.unit.parentId ?? ''];
    case 'establish':
      return [planned.unit.parentId ?? '', ...planned.from.map(({ giverId }) => giverId)];
    case 'absorb':
      return [planned.unitId, ...planned.from.map(({ giverId }) => giverId)];
    case 'change':
      return [planned.change.unitId, ...(planned.change.kind === 'reparent' ? [planned.change.parentId] : [])];
  }
}

/** The unit that something planned is about. */
export function subjectOf(planned: Planned): string {
  switch (planned.what) {
    case 'register':
    case 'establish':
      return planned.unit.unitId;
    case 'absorb':
      return planned.unitId;
    case 'change':
      return planned.change.unitId;
  }
}
