import type {
  Act,
  AttributeValue,
  Certainty,
  EndManner,
  Extent,
  LedgerEvent,
  TerritoryLink,
  UnitAttribute,
  UnitEvents,
  UnitIdentity,
  UnitKind,
  UnitType,
} from '@ntm-ledger/events';
import type { DatePrecision, FoldedTimeline, IsoDate } from '@ntm-ledger/temporal';

/** An event of the register of units. */
export type UnitEvent = LedgerEvent<keyof UnitEvents>;

/** All that is recorded of one unit, and what it comes to. */
export type UnitLife = FoldedTimeline<UnitEvent, UnitState | undefined>;

/** A day as well as its source fixes it. */
export interface KnownDay {
  readonly on: IsoDate;
  readonly precision: DatePrecision;
}

/** Another unit that this one took territory from, or gave it to, and by what. */
export interface LineageLink {
  readonly unitId: string;
  readonly extent: Extent;
  readonly certainty: Certainty;
  readonly effectiveOn: IsoDate;
  readonly basis: Act | null;
}

/** What a unit is counted as under one attribute, since when, and by what act. */
export interface Classification {
  readonly value: AttributeValue;
  readonly since: KnownDay;
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
  readonly endManner: EndManner | null;
  readonly predecessors: readonly LineageLink[];
  readonly successors: readonly LineageLink[];
  /** What is said of the unit itself; what it has from a unit above, see `classificationOf`. */
  readonly classifications: Readonly<Partial<Record<UnitAttribute, Classification>>>;
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
    classifications: {},
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
    case 'UnitClassified':
      return { ...state, classifications: classified(state, event) };
  }
}

function classified({ classifications }: UnitState, event: LedgerEvent<'UnitClassified'>): UnitState['classifications'] {
  const { attribute, value } = event.data;
  const { [attribute]: _former, ...others } = classifications;
  if (value === null) return others;
  return { ...others, [attribute]: { value, since: { on: event.effectiveOn, precision: event.precision }, basis: event.basis } };
}

function links(
  given: readonly TerritoryLink[],
  event: UnitEvent & { readonly data: { readonly certainty: Certainty } },
): LineageLink[] {
  const { effectiveOn, basis } = event;
  return given.map(({ unitId, extent, clause }) => ({
    unitId,
    extent,
    certainty: event.data.certainty,
    effectiveOn,
    basis: basis === null || clause === null ? basis : { ...basis, clause },
  }));
}

/** Whether a unit stands (has not ended) at the moment its state was taken. */
export function isLiving(unit: UnitState): boolean {
  return unit.ended === null;
}

/**
 * Whether a unit counts among the rural communes of the programme: the xã, not wards, townships and special zones; and where the list of
 * the programme is known to say otherwise (a xã on its way to becoming a ward, say), as that says.
 */
export function isRuralCommune({ kind, type, classifications }: UnitState): boolean {
  if (kind !== 'COMMUNE') return false;
  const listed = classifications.PROGRAMME?.value;
  return listed === undefined ? type === 'xã' : listed === 'IN';
}

/** "xã Hà Trung": the name with its type before it. */
export function fullName(unit: Pick<UnitState, 'type' | 'name'>): string {
  return `${unit.type} ${unit.name}`;
}
