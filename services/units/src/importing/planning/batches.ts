import type { UnitKind } from '@ntm-ledger/events';
import type { DatePrecision } from '@ntm-ledger/temporal';
import { COUNTRY_CODE } from '@ntm-ledger/register';
import type { Planned } from './planned.js';
import { subjectOf } from './planned.js';

/** Things planned that are recorded together: units to be entered, or the changes of one resolution. */
export type Batch =
  | { readonly kind: 'registration'; readonly items: readonly Registration[] }
  | { readonly kind: 'reorganisation'; readonly items: readonly Change[] };

type Registration = Extract<Planned, { what: 'register' }>;
type Change = Exclude<Planned, { what: 'register' }>;

/**
 * How well the day of a batch is known. A file that names no act gives the day of the first snapshot which shows a change, often that of legal
 * effect and never one before it; a resolution's day is its own. (NQ 1243 was in force on 01/12/2024 and shows on 01/01/2025.)
 */
export function precisionOf({ items }: Batch): DatePrecision {
  return items.every(({ act }) => act !== null) ? 'DAY' : 'BY';
}

/** What must be known of units to put what belongs together into one batch. */
export interface Placement {
  /** The code of the province that a unit stands in, before the day and from it on; the country's for what stands in none. */
  readonly provincesOf: (unitId: string) => readonly string[];
  readonly kindOf: (unitId: string) => UnitKind | undefined;
}

/** How many units are entered together at most. */
const UNITS_A_REGISTRATION = 500;

/**
 * Puts what is planned for one day in the order in which it can be recorded. First come units that stand under what stands already, then the
 * resolutions, then units that stand under what those form. One resolution is one batch; where no act is named, what happened in one
 * province on one day is taken for one. Resolutions about provinces come before those about communes, which stand under the new provinces; what
 * is only abolished comes last, when nothing stands under it any more.
 */
export function batchesOf(planned: readonly Planned[], placement: Placement): Batch[] {
  const registrations = planned.filter((item) => item.what === 'register');
  const changes = planned.filter((item) => item.what !== 'register');
  const groups = [...Map.groupBy(changes, keysOf(changes, placement))]
    .map(([key, items]) => ({ key, items, rank: rankOf(items, placement) }))
    .sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1));
  return [
    ...registered(
      registrations.filter(({ isLate }) => !isLate),
      placement,
    ),
    ...groups.map(({ items }): Batch => ({ kind: 'reorganisation', items })),
    ...registered(
      registrations.filter(({ isLate }) => isLate),
      placement,
    ),
  ];
}

function registered(items: readonly Registration[], { provincesOf }: Placement): Batch[] {
  const byProvince = [...Map.groupBy(items, ({ unit }) => provincesOf(unit.unitId).at(-1) ?? COUNTRY_CODE)].sort();
  return byProvince.flatMap(([, units]) => {
    const chunks: Batch[] = [];
    for (let from = 0; from < units.length; from += UNITS_A_REGISTRATION)
      chunks.push({ kind: 'registration', items: units.slice(from, from + UNITS_A_REGISTRATION) });
    return chunks;
  });
}

/** The batch of each item: its act; or the provinces that are bound together by what goes over between them. */
function keysOf(changes: readonly Change[], placement: Placement): (item: Planned) => string {
  const provinces = new ProvinceGroups();
  const provincesOf = (item: Planned): string[] => {
    const givers = item.what === 'establish' || item.what === 'absorb' ? item.from.map(({ giverId }) => giverId) : [];
    return [subjectOf(item), ...givers].flatMap((id) => placement.provincesOf(id));
  };
  for (const item of changes) if (item.act === null) provinces.bind(provincesOf(item));
  return (item) =>
    item.act === null ? `province ${provinces.of(provincesOf(item)[0] ?? COUNTRY_CODE)}` : `act ${item.act.number}`;
}

const KIND_RANK: Readonly<Record<UnitKind, number>> = { COUNTRY: 0, PROVINCE: 0, DISTRICT: 1, COMMUNE: 1, HAMLET: 1 };
const ABOLITION_RANK: Readonly<Record<UnitKind, number>> = { HAMLET: 2, COMMUNE: 3, DISTRICT: 4, PROVINCE: 5, COUNTRY: 6 };

function rankOf(items: readonly Planned[], { kindOf }: Placement): number {
  const isAbolition = items.every((item) => item.what === 'change' && item.change.kind === 'abolish');
  const kinds = items.map((item) => kindOf(subjectOf(item)) ?? 'COMMUNE');
  // Within a batch the order is of no importance: what ends in it is looked at when all of it is done.
  return isAbolition ? Math.max(...kinds.map((kind) => ABOLITION_RANK[kind])) : Math.min(...kinds.map((kind) => KIND_RANK[kind]));
}

/** Provinces that changes bind together (a union-find). */
class ProvinceGroups {
  private readonly next = new Map<string, string>();

  of(province: string): string {
    let current = province;
    for (let above = this.next.get(current); above !== undefined; above = this.next.get(current)) current = above;
    return current;
  }

  bind([first, ...others]: readonly string[]): void {
    if (first === undefined) return;
    for (const other of others) {
      const [a, b] = [this.of(first), this.of(other)].sort();
      if (a !== undefined && b !== undefined && a !== b) this.next.set(b, a);
    }
  }
}
