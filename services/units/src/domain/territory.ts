import type { Breach, Extent, Problem, TerritoryLink, UnitEnded } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName } from '@ntm-ledger/register';
import type { WorkingRegister } from './working-register.js';

/** Territory that goes from one unit to another under a resolution. */
export interface Transfer {
  readonly giverId: string;
  readonly receiverId: string;
  readonly extent: Extent;
  /** With extent PART: the last of the giver, which ends by it. */
  readonly remainder: boolean;
  /** Whether the receiver goes on as itself (an absorption) or is formed by the resolution. */
  readonly receiverGoesOn: boolean;
  /** Where the transfer stands in the input. */
  readonly path: string;
  readonly clause: string | null;
}

/** What all transfers of a resolution come to for one giver. */
export type GiverFate =
  | { readonly ends: true; readonly manner: UnitEnded['manner']; readonly successors: readonly TerritoryLink[] }
  | { readonly ends: false; readonly receivers: readonly TerritoryLink[] };

/** Transfers of a resolution by their giver, in the order of the input. */
export function transfersByGiver(transfers: readonly Transfer[]): Map<string, Transfer[]> {
  return Map.groupBy(transfers, ({ giverId }) => giverId);
}

/** What becomes of a giver: it ends when all of it, or the last of it, goes over. */
export function fateOf(transfers: readonly Transfer[]): GiverFate {
  const successors = transfers.map(({ receiverId, extent, clause }) => ({ unitId: receiverId, extent, clause }));
  const whole = transfers.find(({ extent }) => extent === 'WHOLE');
  if (whole !== undefined) return { ends: true, manner: whole.receiverGoesOn ? 'ABSORBED' : 'MERGED', successors };
  if (transfers.some(({ remainder }) => remainder)) return { ends: true, manner: 'DIVIDED', successors };
  return { ends: false, receivers: successors };
}

/** What cannot be said of one giver in one resolution. */
export function transferProblems(giver: UnitState, transfers: readonly Transfer[]): Problem[] {
  const problems: Problem[] = [];
  const name = fullName(giver);
  const whole = transfers.filter(({ extent }) => extent === 'WHOLE');
  const remainders = transfers.filter(({ remainder }) => remainder);
  for (const { path, receiverId, giverId } of transfers) {
    if (receiverId === giverId) problems.push({ path, message: `${name} cannot give territory to itself` });
  }
  for (const { path } of whole) {
    if (transfers.length > 1)
      problems.push({ path, message: `all of ${name} goes over here, but it is named again elsewhere in the resolution` });
  }
  for (const { path, extent } of remainders) {
    if (extent === 'WHOLE') problems.push({ path, message: 'a remainder is a PART' });
    else if (transfers.length === 1)
      problems.push({ path, message: `the remainder of ${name} is all of it: nothing else of it goes anywhere; say WHOLE` });
  }
  if (remainders.length > 1) {
    problems.push({
      path: remainders.at(-1)?.path ?? '',
      message: `${name} has its remainder named ${String(remainders.length)} times`,
    });
  }
  return problems;
}

/** What cannot be said of several givers together: that units which all end went into one another, so that nothing holds their territory. */
export function circularTransfers(transfers: readonly Transfer[]): Problem[] {
  const byGiver = transfersByGiver(transfers);
  const ends = (id: string): boolean => fateOf(byGiver.get(id) ?? []).ends;
  return transfers.flatMap(({ giverId, receiverId, path }) => {
    if (giverId === receiverId || !ends(giverId)) return [];
    const reached = new Set([receiverId]);
    for (const id of reached) {
      if (ends(id)) for (const { receiverId: next } of byGiver.get(id) ?? []) reached.add(next);
    }
    return reached.has(giverId) ? [{ path, message: 'what goes over here comes back to a unit that ends by it' }] : [];
  });
}

/**
 * What cannot be received, whatever the mode: territory goes over to a unit of the giver's kind, since it is held tier by tier. The island
 * districts of 2025 became communes (Bạch Long Vĩ a đặc khu): where the tier ends, its units may go into the one below.
 */
export function receiverProblems({ giverId, receiverId, path }: Transfer, register: WorkingRegister): Problem[] {
  const [giver, receiver] = [register.unit(giverId), register.unit(receiverId)];
  if (giver === undefined || receiver === undefined || giver.kind === receiver.kind) return [];
  if (giver.kind === 'DISTRICT' && receiver.kind === 'COMMUNE') return [];
  const message = `${fullName(giver)} is a ${giver.kind} and cannot go to ${fullName(receiver)}, which is a ${receiver.kind}`;
  return [{ path, message }];
}

/**
 * A resolution balances: every part of a unit that ends has a receiver. Only a district may end without one, since its communes hold its
 * territory and its tier ended, and a hamlet, which may be dissolved. Of a unit that ends as UNKNOWN nobody says that it balances;
 * `fateIsKnown` is the rule there. Undefined where a unit that is abolished breaks neither.
 */
export function breachOfAbolition(
  unit: UnitState,
  manner: 'ABOLISHED' | 'UNKNOWN',
  transfers: readonly Transfer[],
): Breach | undefined {
  if (manner === 'UNKNOWN') return fateIsKnown(unit);
  if (transfers.some(({ giverId }) => giverId === unit.id))
    return resolutionBalances(
      `Parts of ${fullName(unit)} go to others and it is abolished, but nobody receives the rest; mark the last part as its remainder.`,
    );
  if (unit.kind === 'DISTRICT' || unit.kind === 'HAMLET') return undefined;
  return resolutionBalances(`${fullName(unit)} is abolished, but nobody receives its territory; say which units it goes to.`);
}

function resolutionBalances(message: string): Breach {
  return { rule: 'resolutionBalances', message, basis: null };
}

/** Who conducts a change knows what becomes of a unit; only of the past may it be unknown. */
function fateIsKnown(unit: UnitState): Breach {
  return { rule: 'fateIsKnown', message: `${fullName(unit)} ends, and what becomes of it is not said.`, basis: null };
}
