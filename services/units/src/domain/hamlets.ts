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
  return [...transfersByGiver(transfers)].flatMap(([giverId, given]) => {
    const giver = register.unit(giverId);
    const [first, ...others] = given;
    if (giver?.kind !== 'COMMUNE' || first === undefined || !fateOf(given).ends) return [];
    const hamlets = register.childrenOf(giverId).filter(({ kind }) => kind === 'HAMLET');
    return hamlets.map((hamlet): FollowingHamlet => {
      register.put({ ...hamlet, parentId: first.receiverId });
      const receiver = register.unit(first.receiverId);
      const into = receiver === undefined ? first.receiverId : fullName(receiver);
      return {
        type: 'UnitReparented',
        unitId: hamlet.id,
        clause: first.clause,
        data: { unitId: hamlet.id, parentId: first.receiverId },
        warnings: others.length > 0 ? [assumedReceiver(giver, hamlet, into)] : [],
      };
    });
  });
}

/** Where a commune was divided, which of its hamlets went where is assumed, and said to be. */
export function assumedReceiver(giver: UnitState, hamlet: Pick<UnitState, 'type' | 'name'>, receiver: string): Warning {
  return {
    rule: 'hamletFollowsCommune',
    message: `${fullName(giver)} was divided; that ${fullName(hamlet)} went to ${receiver} is assumed. Correct it with a reorganisation that moves the hamlet.`,
    basis: null,
  };
}
