import { toPosition } from '@ntm-ledger/event-store';
import type { LedgerEvent, UnitKind, UnitType } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent } from '@ntm-ledger/events/testing';
import { isUnitEvent, Register } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { SearchFilter } from '../projections/name-search.js';
import { NameSearch } from '../projections/name-search.js';

/** A unit as a test of the search gives it: `xã Hà Giang`, and what else matters of it. */
export interface GivenUnit {
  readonly code?: string;
  readonly under?: string;
  /** By default the first kind that has the type. */
  readonly kind?: UnitKind;
  readonly id?: string;
  readonly from?: string;
}

/** A day on which all stands that a test does not give another day. */
export const FIRST_DAY = '2020-01-01';
export const TODAY = '2026-01-01';

const KIND_OF: Readonly<Partial<Record<UnitType, UnitKind>>> = {
  'quốc gia': 'COUNTRY',
  tỉnh: 'PROVINCE',
  'thành phố': 'DISTRICT',
  huyện: 'DISTRICT',
  quận: 'DISTRICT',
  'thị xã': 'DISTRICT',
  xã: 'COMMUNE',
  phường: 'COMMUNE',
  'thị trấn': 'COMMUNE',
  'đặc khu': 'COMMUNE',
};

/** A register and the search over it, as the service keeps them: each event is folded by both. */
export class SearchedRegister {
  readonly register = new Register();
  readonly search = new NameSearch(this.register);
  private position = 0;

  /** Registers a unit, named by its type and name; gives its id. */
  add(type: UnitType, name: string, { code, under, kind, id, from }: GivenUnit = {}): string {
    const unitId = id ?? `unit-${String(this.position + 1).padStart(4, '0')}`;
    const kindOf = kind ?? KIND_OF[type] ?? 'HAMLET';
    const data = { unitId, kind: kindOf, type, name, code: code ?? null, parentId: under ?? null };
    this.apply(givenEvent({ ...this.next(from), type: 'UnitRegistered', data }));
    return unitId;
  }

  rename(unitId: string, name: string, on?: string): void {
    this.apply(givenEvent({ ...this.next(on), type: 'UnitRenamed', data: { unitId, name } }));
  }

  recode(unitId: string, code: string, on?: string): void {
    this.apply(givenEvent({ ...this.next(on), type: 'UnitRecoded', data: { unitId, code } }));
  }

  end(unitId: string, on?: string): void {
    const data = { unitId, manner: 'ABOLISHED', successors: [], certainty: 'STATED' } as const;
    this.apply(givenEvent({ ...this.next(on), type: 'UnitEnded', data }));
  }

  /** Folds any event; it has to be the next of the log. */
  apply(event: LedgerEvent): void {
    this.position = event.position;
    this.register.apply(event);
    if (isUnitEvent(event)) this.search.note(event);
  }

  /** A moment at which everything is known that was recorded so far. */
  at(day = TODAY): Moment {
    return { effectiveOn: toIsoDate(day), position: toPosition(this.position) };
  }

  /** What a text finds, the likeliest first: `xã Hà Giang`, with the name that it met where that is another. */
  find(text: string, filter: SearchFilter & { readonly on?: string } = {}): string[] {
    return this.search.search(text, this.at(filter.on), filter).map(({ unit, matchedName }) => {
      const former = matchedName === unit.name ? '' : ` (${matchedName})`;
      return `${unit.type} ${unit.name}${former}`;
    });
  }

  /** The codes of what a text finds, the likeliest first. */
  codes(text: string, filter: SearchFilter & { readonly on?: string } = {}): (string | null)[] {
    return this.search.search(text, this.at(filter.on), filter).map(({ unit }) => unit.code);
  }

  private next(on = FIRST_DAY): { stream: string; position: number; effectiveOn: string } {
    return { stream: UNITS_STREAM, position: this.position + 1, effectiveOn: on };
  }
}
