import type { Act, Decided, LedgerDraft, Problem, RecordingMode, SourceDocument, UnitIdentity } from '@ntm-ledger/events';
import { badInput, judge, UNITS_STREAM } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import { laterMovesOf } from './late-hamlets.js';
import { codeProblem, parentProblem, typeProblem } from './identity-rules.js';
import { breachesOf } from './standing.js';
import type { WorkingRegister } from './working-register.js';

/** Enters units that stand, all or none. */
export interface RegisterUnits {
  readonly mode: RecordingMode;
  readonly effectiveOn: IsoDate;
  readonly precision: DatePrecision;
  readonly basis: Act | null;
  readonly source: SourceDocument;
  readonly units: readonly UnitIdentity[];
}

/**
 * Decides on entering units. Impossible ones (a type of another kind, a parent of the wrong kind) are refused in either mode. Hamlets that
 * are entered late go where their communes have gone since.
 */
export function decideRegistration(command: RegisterUnits, register: WorkingRegister): Decided {
  const { mode, effectiveOn, precision, basis, source } = command;
  for (const unit of command.units) register.put(newUnit(unit, command));
  const problems = command.units.flatMap((unit, index) => problemsOf(unit, register, `input.units.${String(index)}`));
  const [problem, ...others] = problems;
  if (problem !== undefined) return badInput(problem, ...others);

  const moves: LedgerDraft[] = [];
  const breaches = new Map(
    command.units.map((unit) => {
      if (unit.kind !== 'HAMLET') return [unit.unitId, breachesOf(unit, register)];
      const later = laterMovesOf(unit, command, register);
      moves.push(...later.moves);
      return [unit.unitId, later.breach === null ? [] : [later.breach]];
    }),
  );
  const judged = judge(mode, [...breaches.values()].flat());
  if (judged.refused !== null) return judged.refused;
  const [first, ...rest] = command.units.map((unit): LedgerDraft => ({
    type: 'UnitRegistered',
    effectiveOn,
    precision,
    concerns: [unit.unitId],
    mode,
    basis,
    source,
    warnings: breaches.get(unit.unitId) ?? [],
    causationId: null,
    data: unit,
  }));
  if (first === undefined) return badInput({ path: 'input.units', message: 'holds no unit' });
  return { outcome: 'accepted', stream: UNITS_STREAM, events: [first, ...rest, ...moves] };
}

/** A unit as it begins, before anything else is said of it. */
export function newUnit(unit: UnitIdentity, on: { readonly effectiveOn: IsoDate; readonly precision: DatePrecision }): UnitState {
  return {
    id: unit.unitId,
    kind: unit.kind,
    type: unit.type,
    name: unit.name,
    code: unit.code,
    parentId: unit.parentId,
    established: { on: on.effectiveOn, precision: on.precision },
    ended: null,
    endManner: null,
    predecessors: [],
    successors: [],
    classifications: {},
  };
}

/** What cannot be, whatever the mode. */
export function problemsOf(unit: UnitIdentity, register: WorkingRegister, path: string): Problem[] {
  const parent = unit.parentId === null ? undefined : register.unit(unit.parentId);
  const found: [string, string | null][] = [
    ['type', typeProblem(unit.kind, unit.type)],
    ['code', codeProblem(unit.kind, unit.code)],
    [
      'parent',
      parent === undefined && unit.parentId !== null
        ? missing(unit.parentId, register)
        : parentProblem(unit.kind, parent?.kind ?? null),
    ],
  ];
  return found.flatMap(([field, message]) => (message === null ? [] : [{ path: `${path}.${field}`, message }]));
}

/** What is said of an id that no unit has yet on the day of a change. */
export function missing(id: string, { moment }: WorkingRegister): string {
  return `no unit has the id ${id} on ${moment.effectiveOn}`;
}
