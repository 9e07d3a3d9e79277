import type {
  Act,
  Extent,
  LedgerEvent,
  TerritoryLink,
  UnitEnded,
  UnitEvents,
  UnitIdentity,
  UnitKind,
  UnitType,
} from '@ntm-ledger/events';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';

/** An event of the register of units. */
export type UnitEvent = LedgerEvent<keyof UnitEvents>;

/** A day as well as its source fixes it. */
export interface KnownDay {
  readonly on: IsoDate;
  readonly precision: DatePrecision;
}

/** Another unit that this one took territory from, or gave it to, and by what. */
export interface LineageLink {
  readonly unitId: string;
  readonly extent: Extent;
  readonly effectiveOn: IsoDate;
  readonly basis: Act | null;
}

/** A unit at a moment. */
export interface UnitState {
  readonly id: string;
  readonly kind: UnitKind;
  readonly type: UnitType;
  readonly name: string;
  readonly code: string | null;
  readonly parentId: string | null;
  /** The day it came to be, or by which it stood. */
  readonly established: KnownDay;
  /** The day from which it is no more. */
  readonly ended: KnownDay | null;
  readonly endManner: UnitEnded['manner'] | null;
  readonly predecessors: readonly LineageLink[];
  readonly successors: readonly LineageLink[];
}

/** What the next event makes of a unit. An event about a unit that is not there (its registration was withdrawn, say) changes nothing. */
export function evolveUnit(state: UnitState | undefined, event: UnitEvent): UnitState | undefined {
  switch (event.type) {
    case 'UnitRegistered':
      return begin(event.data, event, []);
    case 'UnitEstablished':
      return begin(event.data, event, links(event.data.predecessors, event));
    default:
      return state === undefined ? undefined : change(state, event);
  }
}

function begin(identity: UnitIdentity, event: UnitEvent, predecessors: readonly LineageLink[]): UnitState {
  return {
    id: identity.unitId,
    kind: identity.kind,
    type: identity.type,
    name: identity.name,
    code: identity.code,
    parentId: identity.parentId,
    established: { on: event.effectiveOn, precision: event.precision },
    ended: null,
    endManner: null,
    predecessors,
    successors: [],
  };
}

function change(state: UnitState, event: Exclude<UnitEvent, { type: 'UnitRegistered' | 'UnitEstablished' }>): UnitState {
  switch (event.type) {
    case 'UnitEnded':
      return {
        ...state,
        ended: { on: event.effectiveOn, precision: event.precision },
        endManner: event.data.manner,
        successors: [...state.successors, ...links(event.data.successors, event)],
      };
    case 'UnitAbsorbed':
      return { ...state, predecessors: [...state.predecessors, ...links(event.data.absorbed, event)] };
    case 'UnitCeded':
      return { ...state, successors: [...state.successors, ...links(event.data.receivers, event)] };
    case 'UnitRenamed':
      return { ...state, name: event.data.name };
    case 'UnitRetyped':
      return { ...state, type: event.data.type };
    case 'UnitRecoded':
      return { ...state, code: event.data.code };
    case 'UnitReparented':
      return { ...state, parentId: event.data.parentId };
  }
}

function links(given: readonly TerritoryLink[], event: UnitEvent): LineageLink[] {
  const { effectiveOn, basis } = event;
  return given.map(({ unitId, extent, clause }) => ({
    unitId,
    extent,
    effectiveOn,
    basis: basis === null || clause === null ? basis : { ...basis, clause },
  }));
}

/** Whether a unit stands (has not ended) at the moment its state was taken. */
export function isLiving(unit: UnitState): boolean {
  return unit.ended === null;
}

/** Whether a unit counts among the rural communes of the programme: the xã, not wards, townships and special zones. */
export function isRuralCommune(unit: UnitState): boolean {
  return unit.kind === 'COMMUNE' && unit.type === 'xã';
}

/** "xã Hà Trung": the name with its type before it. */
export function fullName(unit: Pick<UnitState, 'type' | 'name'>): string {
  return `${unit.type} ${unit.name}`;
}
