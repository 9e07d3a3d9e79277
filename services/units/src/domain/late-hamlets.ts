import type { Breach, EventDraft, LedgerDraft, LedgerEvent, UnitIdentity } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName, isLiving } from '@ntm-ledger/register';
import { assumedReceiver } from './following-children.js';
import { parentIsLiving } from './identity-rules.js';
import type { WorkingRegister } from './working-register.js';

/** What the registration says of its day and ground. */
type Entered = Pick<EventDraft, 'effectiveOn' | 'mode' | 'source'>;

/** Where a hamlet goes after it was entered, and what is wrong when it cannot go on with its commune. */
export interface LaterMoves {
  readonly moves: readonly LedgerDraft[];
  readonly breach: Breach | null;
}

/**
 * A hamlet that is entered late follows the changes of its commune that are recorded already, just as it would have followed them had it
 * been there: it is found in old news long after the commune was merged. Where nothing tells whither, it would stand under an ended one.
 */
export function laterMovesOf(hamlet: UnitIdentity, entered: Entered, register: WorkingRegister): LaterMoves {
  const { mode, source } = entered;
  const moves: LedgerDraft[] = [];
  const passed = new Set<string>();
  let since = entered.effectiveOn;
  let parent = hamlet.parentId === null ? undefined : register.unit(hamlet.parentId);
  if (parent !== undefined && !isLiving(parent)) return { moves, breach: parentIsLiving(fullName(hamlet), parent) };
  for (;;) {
    const end = parent === undefined ? undefined : laterEndOf(parent, register);
    if (parent === undefined || end === undefined) return { moves, breach: null };
    if (end.effectiveOn > since) since = end.effectiveOn;
    passed.add(parent.id);
    const receiver = communeAfter(end, register);
    if (receiver === undefined || passed.has(receiver.id)) {
      return { moves, breach: parentIsLiving(fullName(hamlet), register.unitOn(parent.id, since) ?? parent) };
    }
    moves.push({
      type: 'UnitReparented',
      effectiveOn: since,
      precision: end.precision,
      concerns: [hamlet.unitId],
      mode,
      basis: end.basis,
      source,
      warnings: end.data.successors.length > 1 ? [assumedReceiver(parent, hamlet, fullName(receiver))] : [],
      causationId: null,
      data: { unitId: hamlet.unitId, parentId: receiver.id },
    });
    parent = receiver;
  }
}

/** The end of a unit that is recorded for a later day. */
function laterEndOf({ id }: UnitState, { view, moment }: WorkingRegister): LedgerEvent<'UnitEnded'> | undefined {
  const ends = view.factsOf(id, moment.position).filter((fact) => fact.type === 'UnitEnded');
  return ends.find(({ effectiveOn }) => effectiveOn > moment.effectiveOn);
}

/** The commune that the first part of an ended one went to; a hamlet stands under nothing else. */
function communeAfter(end: LedgerEvent<'UnitEnded'>, register: WorkingRegister): UnitState | undefined {
  return end.data.successors
    .map(({ unitId }) => register.unitOn(unitId, end.effectiveOn))
    .find((successor) => successor?.kind === 'COMMUNE');
}
