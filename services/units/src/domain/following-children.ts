import type { Warning } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName, isLiving } from '@ntm-ledger/register';
import type { Transfer } from './territory.js';
import { fateOf, transfersByGiver } from './territory.js';
import type { WorkingRegister } from './working-register.js';

/** A unit that goes with the one above it. */
export interface FollowingChild {
  readonly type: 'UnitReparented';
  readonly unitId: string;
  readonly clause: string | null;
  readonly data: { readonly unitId: string; readonly parentId: string };
  readonly warnings: readonly Warning[];
}

/**
 * What stands under a unit follows it through its changes, unless the resolution says where else it goes: where all of a province,
 * district or commune goes into one other, its districts, communes or hamlets stand under that one from then on. Where a commune is divided
 * the act does not say which hamlet went where; each is put under the first receiver and says so. Where a province or district is divided
 * the act does say, so nothing is assumed.
 */
export function followingChildren(register: WorkingRegister, transfers: readonly Transfer[]): FollowingChild[] {
  const byGiver = transfersByGiver(transfers);
  return [...byGiver.keys()].flatMap((giverId) => {
    const giver = register.unit(giverId);
    const way = giver === undefined ? undefined : wayOf(giver, byGiver, register, new Set());
    if (giver === undefined || way === undefined) return [];
    const { receiver, clause, isAssumed } = way;
    return register.childrenOf(giverId).map((child): FollowingChild => {
      register.put({ ...child, parentId: receiver.id });
      return {
        type: 'UnitReparented',
        unitId: child.id,
        clause,
        data: { unitId: child.id, parentId: receiver.id },
        warnings: isAssumed ? [assumedReceiver(giver, child, fullName(receiver))] : [],
      };
    });
  });
}

/** Where the children of a unit go when it ends. */
interface Way {
  /** The first of the units of its kind that it goes into and that goes on; where the same resolution ends that one too, the one after it. */
  readonly receiver: UnitState;
  readonly clause: string | null;
  readonly isAssumed: boolean;
}

/** The way of a giver's children; undefined where it goes on, where it goes into none of its kind, and where the act must say. */
function wayOf(
  giver: UnitState,
  byGiver: ReadonlyMap<string, readonly Transfer[]>,
  register: WorkingRegister,
  passed: Set<string>,
): Way | undefined {
  const given = byGiver.get(giver.id) ?? [];
  if (passed.has(giver.id) || !fateOf(given).ends) return undefined;
  passed.add(giver.id);
  const isAssumed = given.length > 1;
  if (isAssumed && giver.kind !== 'COMMUNE') return undefined;
  for (const { receiverId, clause } of given) {
    const receiver = register.unit(receiverId);
    if (receiver?.kind !== giver.kind) continue;
    if (isLiving(receiver)) return { receiver, clause, isAssumed };
    const further = wayOf(receiver, byGiver, register, passed);
    if (further !== undefined) return { ...further, isAssumed: isAssumed || further.isAssumed };
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
