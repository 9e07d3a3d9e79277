import type { Extent, UnitKind } from '@ntm-ledger/events';
import type { RowPlace } from '../reading/index.js';

/** A unit that stands under one unit before the day and under another from it on. */
export interface Move {
  readonly from: string;
  readonly to: string;
  readonly place: RowPlace;
}

/** Territory that went from one unit to another, as its children show. */
export interface InferredTransfer {
  readonly giverId: string;
  readonly receiverId: string;
  readonly extent: Extent;
  readonly isRemainder: boolean;
  readonly place: RowPlace;
}

/** What is known of the two units between which a child moved. */
export interface MoveFacts {
  /** The kind of a unit, of those that come to be on the day too. */
  kindOf(id: string): UnitKind | undefined;
  /** Whether a unit ends on the day without a word of what became of it. */
  endsUnexplained(id: string): boolean;
  /** Whether a unit comes to be on the day without a word of what it was formed of. */
  beginsUnexplained(id: string): boolean;
}

/**
 * What the register says of a province or district only through what stood under it: one that ended went to where its children stand from
 * then on, and one that began was formed of those under which its children stood before. (Hà Tây's districts stand under Hà Nội from
 * 01/08/2008 on.) A child that changes between two units which both go on says nothing of either.
 */
export function transfersShownBy(moves: readonly Move[], facts: MoveFacts): InferredTransfer[] {
  const telling = moves.filter(
    ({ from, to }) =>
      from !== to && facts.kindOf(from) === facts.kindOf(to) && (facts.endsUnexplained(from) || facts.beginsUnexplained(to)),
  );
  return [...Map.groupBy(telling, ({ from }) => from)].flatMap(([giverId, away]) => {
    const receivers = [...Map.groupBy(away, ({ to }) => to)];
    const ends = facts.endsUnexplained(giverId);
    const extent = ends && receivers.length === 1 ? 'WHOLE' : 'PART';
    return receivers.map(([receiverId, [first]], index) => ({
      giverId,
      receiverId,
      extent,
      isRemainder: ends && extent === 'PART' && index === receivers.length - 1,
      place: first?.place ?? { file: '', line: 0 },
    }));
  });
}
