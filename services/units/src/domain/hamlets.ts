import type { Warning } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName } from '@ntm-ledger/register';
import type { Transfer } from './territory.js';
import { fateOf, transfersByGiver } from './territory.js';
import type { WorkingRegister } from './working-register.js';

/** A hamlet that goes with its commune. */
export interface FollowingHamlet {
  readonly type: 'UnitReparented';
  readonly unitId: string;
  readonly clause: string | null;
  readonly data: { readonly unitId: string; readonly parentId: string };
  readonly warnings: readonly Warning[];
}

/**
 * Hamlets follow their commune through its changes: where all of a commune goes into one other, its hamlets stand under that one from
 * then on. Where a commune is divided the act does not say which hamlet went where; each is put under the first receiver and says so.
 */
export function followingHamlets(register: WorkingRegister, transfers: readonly Transfer[]): FollowingHamlet[] {
  const byGiver = transfersByGiver(transfers);
  return [...byGiver.keys()].flatMap((giverId) => {
    const giver = register.unit(giverId);
    const way = giver?.kind === 'COMMUNE' ? wayOf(giverId, byGiver, register) : undefined;
    if (giver === undefined || way === undefined) return [];
    const { receiver, clause, isAssumed } = way;
    const hamlets = register.childrenOf(giverId).filter(({ kind }) => kind === 'HAMLET');
    return hamlets.map((hamlet): FollowingHamlet => {
      register.put({ ...hamlet, parentId: receiver.id });
      return {
        type: 'UnitReparented',
        unitId: hamlet.id,
        clause,
        data: { unitId: hamlet.id, parentId: receiver.id },
        warnings: isAssumed ? [assumedReceiver(giver, hamlet, fullName(receiver))] : [],
      };
    });
  });
}

/** Where the hamlets of a commune go when it ends. */
interface Way {
  /** The first of the communes that it goes into; where the same resolution ends that one too, the one after it. */
  readonly receiver: UnitState;
  readonly clause: string | null;
  readonly isAssumed: boolean;
}

/** The way of a giver's hamlets; undefined where it goes on, and where it goes into no commune: a hamlet stands under nothing else. */
function wayOf(giverId: string, byGiver: ReadonlyMap<string, readonly Transfer[]>, register: WorkingRegister): Way | undefined {
  const given = byGiver.get(giverId) ?? [];
  if (!fateOf(given).ends) return undefined;
  for (const { receiverId, clause } of given) {
    const receiver = register.unit(receiverId);
    if (receiver?.kind !== 'COMMUNE') continue;
    const isAssumed = given.length > 1;
    const others = new Map([...byGiver].filter(([id]) => id !== giverId));
    const further = wayOf(receiverId, others, register);
    return further === undefined ? { receiver, clause, isAssumed } : { ...further, isAssumed: isAssumed || further.isAssumed };
  }
  return undefined;
}

/** Where a commune was divided, which of its hamlets went where is assumed, and said to be. */
export function assumedReceiver(giver: UnitState, hamlet: Pick<UnitState, 'type' | 'name'>, receiver: string): Warning {
  return {
    rule: 'hamletFollowsCommune',
    message: `${fullName(giver)} was divided; that ${fullName(hamlet)} went to ${receiver} is assumed. Correct it with a reorganisation that moves the hamlet.`,
    basis: null,
  };
}
