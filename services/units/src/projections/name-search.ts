import type { UnitKind } from '@ntm-ledger/events';
import type { RegisterView, UnitEvent, UnitState } from '@ntm-ledger/register';
import { isLiving } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import MiniSearch from 'minisearch';
import type { NameQuery } from './folding.js';
import { foldName, readNameQuery, wordsOf } from './folding.js';

/** A unit that a text found, and the name (of whatever time) that the text met. */
export interface NameMatch {
  readonly unit: UnitState;
  readonly matchedName: string;
}

interface NamedUnit {
  readonly key: number;
  readonly unitId: string;
  readonly name: string;
}

/** Higher tiers come first among equals. */
const KIND_ORDER: Readonly<Record<UnitKind, number>> = { COUNTRY: 0, PROVINCE: 1, DISTRICT: 2, COMMUNE: 3, HAMLET: 4 };

const COLLATOR = new Intl.Collator('vi');

/**
 * Finds units by name, forgiving case, tone marks, đ/d, type words and small misprints. The index holds every name a unit ever bore and
 * gives candidates; whether a unit bore it at the moment asked is read off the register.
 */
export class NameSearch {
  private readonly named: NamedUnit[] = [];
  private readonly known = new Set<string>();
  private readonly index = new MiniSearch<NamedUnit>({
    idField: 'key',
    fields: ['name'],
    tokenize: wordsOf,
    processTerm: (term) => term,
    searchOptions: {
      combineWith: 'AND',
      prefix: (_term, index, terms) => index === terms.length - 1,
      fuzzy: (term) => (term.length > 3 ? 0.25 : false),
    },
  });

  constructor(private readonly register: RegisterView) {}

  /** Takes up the name that an event gives a unit. */
  note(event: UnitEvent): void {
    if (!('name' in event.data)) return;
    const { unitId, name } = event.data;
    if (this.known.has(`${unitId} ${name}`)) return;
    this.known.add(`${unitId} ${name}`);
    const named = { key: this.named.length, unitId, name };
    this.named.push(named);
    this.index.add(named);
  }

  /** Units that a text means at a moment, the likeliest first; ended units come after the living ones that fit as well. */
  search(text: string, moment: Moment): NameMatch[] {
    const query = readNameQuery(text);
    if (query.folded === '') return [];
    // The index knows names of all times, so neither its score nor its order may decide anything: what counts is what held at the moment.
    const best = new Map<string, { match: NameMatch; rank: number[] }>();
    for (const { id } of this.index.search(query.folded)) {
      const candidate = this.named[Number(id)];
      const match = candidate === undefined ? undefined : this.matchAt(candidate, moment);
      if (match === undefined) continue;
      const rank = rankOf(match, query);
      const rival = best.get(match.unit.id);
      if (rival === undefined || betterOf(rank, match, rival)) best.set(match.unit.id, { match, rank });
    }
    return [...best.values()]
      .sort(
        (a, b) =>
          compare(a.rank, b.rank) ||
          COLLATOR.compare(a.match.unit.name, b.match.unit.name) ||
          codeOrder(a.match.unit, b.match.unit),
      )
      .map(({ match }) => match);
  }

  private matchAt({ unitId, name }: NamedUnit, moment: Moment): NameMatch | undefined {
    const bore = this.register.historyOf(unitId, moment).some((event) => 'name' in event.data && event.data.name === name);
    const unit = bore ? this.register.unitAt(unitId, moment) : undefined;
    return unit === undefined ? undefined : { unit, matchedName: name };
  }
}

/** Whether one name of a unit fits better than another; of two that fit as well, the first in the alphabet. */
function betterOf(
  rank: readonly number[],
  match: NameMatch,
  rival: { readonly match: NameMatch; readonly rank: readonly number[] },
): boolean {
  return (compare(rank, rival.rank) || COLLATOR.compare(match.matchedName, rival.match.matchedName)) < 0;
}

/** Smaller is likelier: how well the name fits, whether the type does, whether the unit lives, whether it still bears the name, its tier. */
function rankOf({ unit, matchedName }: NameMatch, query: NameQuery): number[] {
  return [
    closeness(matchedName, query),
    query.types.length === 0 || query.types.includes(unit.type) ? 0 : 1,
    isLiving(unit) ? 0 : 1,
    unit.name === matchedName ? 0 : 1,
    KIND_ORDER[unit.kind],
  ];
}

function closeness(name: string, query: NameQuery): number {
  if (name.toLowerCase() === query.marked) return 0;
  const folded = foldName(name);
  if (folded === query.folded) return 1;
  if (folded.startsWith(query.folded)) return 2;
  const words = folded.split(' ');
  return query.folded.split(' ').every((word) => words.includes(word)) ? 3 : 4;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function codeOrder(a: UnitState, b: UnitState): number {
  return (a.code ?? '').localeCompare(b.code ?? '') || a.id.localeCompare(b.id);
}
