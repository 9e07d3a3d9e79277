import type { EventDraft, LedgerDraft, LedgerEvent, UnitIdentity } from '@ntm-ledger/events';
import { fullName } from '@ntm-ledger/register';
import type { IsoDate } from '@ntm-ledger/temporal';
import { assumedReceiver } from './hamlets.js';
import type { WorkingRegister } from './working-register.js';

/** What the registration says of its day and ground. */
type Entered = Pick<EventDraft, 'effectiveOn' | 'mode' | 'source'>;

/**
 * A hamlet that is entered late follows the changes of its commune that are recorded already, just as it would have followed them had it
 * been there: it is found in old news long after the commune was merged.
 */
export function laterMovesOf(hamlet: UnitIdentity, entered: Entered, register: WorkingRegister): LedgerDraft[] {
  if (hamlet.kind !== 'HAMLET') return [];
  const { mode, source } = entered;
  const moves: LedgerDraft[] = [];
  let { parentId } = hamlet;
  let since = entered.effectiveOn;
  while (parentId !== null) {
    const end = endAfter(since, parentId, register);
    if (end === undefined) break;
    const [receiver, ...others] = end.data.successors;
    if (receiver === undefined) break;
    const { effectiveOn, precision, basis } = end;
    const moment = { effectiveOn, position: register.moment.position };
    const giver = register.view.unitAt(parentId, moment);
    const into = register.view.unitAt(receiver.unitId, moment);
    const assumed = others.length > 0 && giver !== undefined;
    moves.push({
      type: 'UnitReparented',
      effectiveOn,
      precision,
      concerns: [hamlet.unitId],
      mode,
      basis,
      source,
      warnings: assumed ? [assumedReceiver(giver, hamlet, into === undefined ? receiver.unitId : fullName(into))] : [],
      causationId: null,
      data: { unitId: hamlet.unitId, parentId: receiver.unitId },
    });
    parentId = receiver.unitId;
    since = effectiveOn;
  }
  return moves;
}

/** The end of a unit that is recorded for a later day. */
function endAfter(day: IsoDate, unitId: string, register: WorkingRegister): LedgerEvent<'UnitEnded'> | undefined {
  const facts = register.view.factsOf(unitId, register.moment.position);
  return facts.filter((fact) => fact.type === 'UnitEnded').find(({ effectiveOn }) => effectiveOn > day);
}
