import type { UnitState } from '@ntm-ledger/register';
import { fullName } from '@ntm-ledger/register';
import type { FileProblem, RowPlace, Succession } from '../reading/index.js';
import type { DayBefore } from './day-before.js';
import type { DayFacts } from './day-facts.js';

/** What the files say of one day's successions, those set apart that are recorded already or cannot be. */
export interface DaySuccessions {
  /** Territory that goes over, by the code that it goes to and by the one that it leaves. */
  readonly into: ReadonlyMap<string, readonly Succession[]>;
  readonly outOf: ReadonlyMap<string, readonly Succession[]>;
  /** Why a unit goes on, by its code: a resolution names it, and does not rearrange it. */
  readonly goingOn: ReadonlyMap<string, Succession>;
  /** Every code that a succession names. */
  readonly explained: ReadonlySet<string>;
  readonly known: number;
  readonly problems: readonly FileProblem[];
}

export function successionsOf(facts: DayFacts, around: DayBefore): DaySuccessions {
  const { successions } = facts;
  const problems: FileProblem[] = [];
  let known = 0;
  const transfers = successions.filter((succession) => !goesOn(succession) && succession.newCode !== null);
  const unrecorded = transfers.filter((succession) => {
    const flaw = flawOf(succession, facts, around);
    if (flaw !== null) {
      problems.push(flaw);
      return false;
    }
    const giver = around.bearerBefore(succession.oldCode);
    if (giver === undefined || !around.hasEnded(giver.id)) return true;
    const contradiction = contradictionOf(succession, giver, around);
    if (contradiction === null) known += 1;
    else problems.push(contradiction);
    return false;
  });
  return {
    into: Map.groupBy(unrecorded, ({ newCode }) => newCode ?? ''),
    outOf: Map.groupBy(unrecorded, ({ oldCode }) => oldCode),
    goingOn: new Map(successions.filter(goesOn).map((succession) => [succession.oldCode, succession])),
    explained: new Set(successions.flatMap(({ oldCode, newCode }) => [oldCode, newCode ?? ''])),
    known,
    problems,
  };
}

function goesOn({ relation }: Succession): boolean {
  return relation === 'UNCHANGED' || relation === 'RENAME';
}

/** A succession between codes that nobody bears cannot be recorded, nor one to a unit of which an act says that it is formed by it and which is not. */
function flawOf(
  { oldCode, newCode, relation, place }: Succession,
  { begins, day }: DayFacts,
  around: DayBefore,
): FileProblem | null {
  if (around.bearerBefore(oldCode) === undefined) return nobodyBears(place, 'old_code', oldCode, around.before.effectiveOn);
  if (newCode === null || begins.has(newCode)) return null;
  const receiver = around.bearerOn(newCode);
  if (receiver === undefined) return nobodyBears(place, 'new_code', newCode, day);
  if (relation === null || receiver.established.on === day) return null;
  const message = `${fullName(receiver)}, which bears the code ${newCode}, is formed on ${receiver.established.on}, not on ${day}`;
  return { ...place, column: 'new_code', message };
}

/** What a row says otherwise than the log, of a unit whose end is recorded already. */
function contradictionOf({ newCode, extent, place }: Succession, giver: UnitState, around: DayBefore): FileProblem | null {
  const receiver = newCode === null ? undefined : around.bearerOn(newCode);
  const links = around.register.unitAt(giver.id, around.on)?.successors ?? [];
  if (links.some((link) => link.unitId === receiver?.id && link.extent === extent)) return null;
  const end = around.register.factsOf(giver.id, around.on.position).find(({ type }) => type === 'UnitEnded');
  const said = links.length === 0 ? 'with nothing said of what became of it' : 'and went elsewhere, or otherwise';
  const message =
    `in the log ${fullName(giver)} ended on ${around.day} ${said}; ` +
    `take back that fact (position ${String(end?.position)}) before this row is imported`;
  return { ...place, column: 'new_code', message };
}

/** What is said of a code that nobody bears on a day. */
export function nobodyBears(place: RowPlace, column: string, code: string, day: string): FileProblem {
  return { ...place, column, message: `no unit bears the code ${code} on ${day}, neither in the files nor in the log` };
}
