import type {
  Act,
  Breach,
  Certainty,
  Decided,
  EventType,
  LedgerDraft,
  Problem,
  RecordingMode,
  SourceDocument,
  TerritoryLink,
  Warning,
} from '@ntm-ledger/events';
import { badInput, judge, UNITS_STREAM } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName, isLiving } from '@ntm-ledger/register';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import { followingChildren } from './following-children.js';
import { breachesOfAct, datesInOrder } from './identity-rules.js';
import { missing, newUnit, problemsOf } from './registration.js';
import { breachesOf, leftUnder } from './standing.js';
import type { Transfer } from './territory.js';
import {
  breachOfAbolition,
  circularTransfers,
  fateOf,
  receiverProblems,
  transferProblems,
  transfersByGiver,
} from './territory.js';
import type { PlacedChange } from './unit-change.js';
import { changeProblems, identityOf, repeatedChanges } from './unit-change.js';
import type { WorkingRegister } from './working-register.js';

export type { PlacedChange, UnitChange } from './unit-change.js';

/** One resolution: all its changes come into force on one day, all or none. */
export interface RecordReorganisation {
  readonly mode: RecordingMode;
  readonly effectiveOn: IsoDate;
  readonly precision: DatePrecision;
  readonly basis: Act | null;
  readonly source: SourceDocument;
  /** Whether an act or a document says what became of what, or it was read off the register. */
  readonly certainty: Certainty;
  readonly changes: readonly PlacedChange[];
  readonly transfers: readonly Transfer[];
}

/** An event of the resolution, before it is dated and signed. */
type Happening = {
  [T in EventType]: Pick<LedgerDraft<T>, 'type' | 'data'> & {
    readonly unitId: string;
    readonly clause: string | null;
    readonly warnings?: readonly Warning[];
  };
}[EventType];

/** Decides on a resolution as a whole. */
export function decideReorganisation(command: RecordReorganisation, register: WorkingRegister): Decided {
  const problems: Problem[] = [];
  const breaches = breachesOfAct(command);
  const happenings = [
    ...establish(command, register, problems),
    ...transferTerritory(command, register, problems),
    ...changeUnits(command, register, problems, breaches),
  ];
  problems.push(...circularTransfers(command.transfers), ...repeatedChanges(command.changes));
  happenings.push(...followingChildren(register, command.transfers));
  for (const change of command.changes) {
    if (change.kind === 'establish') problems.push(...problemsOf(change.unit, register, change.path));
  }
  const [problem, ...others] = problems;
  if (problem !== undefined) return badInput(problem, ...others);

  breaches.push(...breachesOfWhole(command, register));
  const judged = judge(command.mode, breaches);
  if (judged.refused !== null) return judged.refused;
  const [first, ...rest] = happenings.map((happening, index) => draftOf(happening, command, index === 0 ? judged.warnings : []));
  if (first === undefined) return badInput({ path: 'input.changes', message: 'holds no change' });
  return { outcome: 'accepted', stream: UNITS_STREAM, events: [first, ...rest] };
}

function establish(command: RecordReorganisation, register: WorkingRegister, problems: Problem[]): Happening[] {
  return command.changes.flatMap((change): Happening[] => {
    if (change.kind !== 'establish') return [];
    const { unit, clause } = change;
    register.put(newUnit(unit, command));
    const predecessors = command.transfers.filter(({ receiverId }) => receiverId === unit.unitId).map(giverOf);
    if (predecessors.length === 0)
      problems.push({
        path: change.path,
        message: `${unit.type} ${unit.name} is formed from nothing; name the units it comes from, or register it`,
      });
    return [
      { type: 'UnitEstablished', unitId: unit.unitId, clause, data: { ...unit, predecessors, certainty: command.certainty } },
    ];
  });
}

function transferTerritory(command: RecordReorganisation, register: WorkingRegister, problems: Problem[]): Happening[] {
  const { transfers, effectiveOn, precision, certainty } = command;
  const received = Map.groupBy(
    transfers.filter(({ receiverGoesOn }) => receiverGoesOn),
    ({ receiverId }) => receiverId,
  );
  const absorptions = [...received].flatMap(([unitId, taken]): Happening[] => {
    const receiver = livingUnit(unitId, register, taken[0]?.path ?? 'input.changes', problems);
    if (receiver !== undefined) register.put(receiver);
    return [
      {
        type: 'UnitAbsorbed',
        unitId,
        clause: taken[0]?.clause ?? null,
        data: { unitId, absorbed: taken.map(giverOf), certainty },
      },
    ];
  });
  const departures = [...transfersByGiver(transfers)].flatMap(([unitId, given]): Happening[] => {
    const giver = livingUnit(unitId, register, given[0]?.path ?? 'input.changes', problems);
    if (giver === undefined) return [];
    problems.push(...transferProblems(giver, given), ...given.flatMap((transfer) => receiverProblems(transfer, register)));
    const fate = fateOf(given);
    const clause = given.length === 1 ? (given[0]?.clause ?? null) : null;
    if (fate.ends) {
      register.put({ ...giver, ended: { on: effectiveOn, precision }, endManner: fate.manner });
      const { manner, successors } = fate;
      return [{ type: 'UnitEnded', unitId, clause, data: { unitId, manner, successors, certainty } }];
    }
    register.put(giver);
    return [{ type: 'UnitCeded', unitId, clause, data: { unitId, receivers: fate.receivers, certainty } }];
  });
  return [...absorptions, ...departures];
}

function changeUnits(
  command: RecordReorganisation,
  register: WorkingRegister,
  problems: Problem[],
  breaches: Breach[],
): Happening[] {
  return command.changes.flatMap((change): Happening[] => {
    if (change.kind === 'establish') return [];
    const { unitId, clause, path } = change;
    const unit = livingUnit(unitId, register, path, problems);
    if (unit === undefined) return [];
    problems.push(...changeProblems(unit, change, register));
    switch (change.kind) {
      case 'rename':
        register.put({ ...unit, name: change.name });
        return [{ type: 'UnitRenamed', unitId, clause, data: { unitId, name: change.name } }];
      case 'retype':
        register.put({ ...unit, type: change.type });
        return [{ type: 'UnitRetyped', unitId, clause, data: { unitId, type: change.type } }];
      case 'recode':
        register.put({ ...unit, code: change.code });
        return [{ type: 'UnitRecoded', unitId, clause, data: { unitId, code: change.code } }];
      case 'reparent':
        register.put({ ...unit, parentId: change.parentId });
        return [{ type: 'UnitReparented', unitId, clause, data: { unitId, parentId: change.parentId } }];
      case 'abolish': {
        const { manner } = change;
        const { effectiveOn, precision, certainty } = command;
        const breach = breachOfAbolition(unit, manner, command.transfers);
        if (breach !== undefined) breaches.push(breach);
        register.put({ ...unit, ended: { on: effectiveOn, precision }, endManner: manner });
        return [{ type: 'UnitEnded', unitId, clause, data: { unitId, manner, successors: [], certainty } }];
      }
    }
  });
}

/** The rules that are checked once all changes are made, since a code or a parent may be freed by another change of the same act. */
function breachesOfWhole(command: RecordReorganisation, register: WorkingRegister): Breach[] {
  return register.touched().flatMap((unit): Breach[] => {
    const lastDay = register.before(unit.id) === undefined ? undefined : register.lastRecordedDay(unit.id);
    const order =
      lastDay !== undefined && lastDay > command.effectiveOn ? [datesInOrder(unit, command.effectiveOn, lastDay)] : [];
    if (isLiving(unit)) return [...order, ...breachesOf(identityOf(unit), register)];
    const left = leftUnder(unit, register);
    return left === null ? order : [...order, left];
  });
}

function livingUnit(id: string, register: WorkingRegister, path: string, problems: Problem[]): UnitState | undefined {
  const unit = register.unit(id);
  if (unit === undefined) {
    problems.push({ path, message: missing(id, register) });
    return undefined;
  }
  if (!isLiving(unit)) {
    const by =
      register.before(id)?.ended === null ? 'by another change of this resolution' : `on ${unit.ended?.on ?? 'an unknown day'}`;
    problems.push({ path, message: `${fullName(unit)} ended ${by}` });
    return undefined;
  }
  return unit;
}

function giverOf({ giverId, extent, clause }: Transfer): TerritoryLink {
  return { unitId: giverId, extent, clause };
}

function draftOf(happening: Happening, command: RecordReorganisation, warnings: readonly Warning[]): LedgerDraft {
  const { unitId, clause, warnings: own = [], ...event } = happening;
  const { effectiveOn, precision, mode, basis, source } = command;
  return {
    ...event,
    effectiveOn,
    precision,
    concerns: [unitId],
    mode,
    basis: basis === null ? null : { ...basis, clause: clause ?? basis.clause },
    source,
    warnings: [...warnings, ...own],
    causationId: null,
  };
}
