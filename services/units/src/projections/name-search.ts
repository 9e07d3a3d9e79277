import type { UnitKind } from '@ntm-ledger/events';
import type { RegisterView, UnitEvent, UnitState } from '@ntm-ledger/register';
import { evolveUnit, isLiving } from '@ntm-ledger/register';
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
  /** The name in lower case with its marks, and as a search sees it. */
  readonly marked: string;
  readonly folded: string;
}

/** A unit as it is at a moment, with every name it bore by then. */
interface Bearer {
  readonly unit: UnitState;
  readonly names: ReadonlySet<string>;
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
    const named = { key: this.named.length, unitId, name, marked: name.toLowerCase(), folded: foldName(name) };
    this.named.push(named);
    this.index.add(named);
  }

  /** Units that a text means at a moment, the likeliest first; ended units come after the living ones that fit as well. */
  search(text: string, moment: Moment): NameMatch[] {
    const query = readNameQuery(text);
    if (query.folded === '') return [];
    // The index knows names of all times, so neither its score nor its order may decide anything: what counts is what held at the moment.
    const bearers = new Map<string, Bearer | null>();
    const best = new Map<string, Ranked>();
    for (const { id } of this.index.search(query.folded)) {
      const named = this.named[Number(id)];
      if (named === undefined) continue;
      let bearer = bearers.get(named.unitId);
      if (bearer === undefined) bearers.set(named.unitId, (bearer = this.bearerAt(named.unitId, moment)));
      if (bearer?.names.has(named.name) !== true) continue;
      const match = { unit: bearer.unit, matchedName: named.name };
      const ranked = { match, rank: rankOf(match, closeness(named, query), query) };
      const rival = best.get(named.unitId);
      if (rival === undefined || inOrderOfNames(ranked, rival) < 0) best.set(named.unitId, ranked);
    }
    return [...best.values()].sort(inOrder).map(({ match }) => match);
  }

  private bearerAt(unitId: string, moment: Moment): Bearer | null {
    const history = this.register.historyOf(unitId, moment);
    const unit = history.reduce<UnitState | undefined>(evolveUnit, undefined);
    if (unit === undefined) return null;
    return { unit, names: new Set(history.flatMap(({ data }) => ('name' in data ? [data.name] : []))) };
  }
}

interface Ranked {
  readonly match: NameMatch;
  readonly rank: readonly number[];
}

/** Which of two names of one unit fits better; of two that fit as well, the first in the alphabet. */
function inOrderOfNames(a: Ranked, b: Ranked): number {
  return compare(a.rank, b.rank) || byText(a.match.matchedName, b.match.matchedName);
}

/** Which of two units is likelier meant. No two units are equal in this order, so it depends on nothing else. */
function inOrder(a: Ranked, b: Ranked): number {
  const [one, other] = [a.match.unit, b.match.unit];
  return (
    compare(a.rank, b.rank) ||
    (one.name === other.name ? 0 : byText(one.name, other.name)) ||
    byCharacters(one.code ?? '', other.code ?? '') ||
    byCharacters(one.id, other.id)
  );
}

/** The alphabet's order; of texts that the alphabet takes for the same, that of their characters. */
function byText(a: string, b: string): number {
  return COLLATOR.compare(a, b) || byCharacters(a, b);
}

function byCharacters(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Smaller is likelier: how well the name fits, whether the type does, whether the unit lives, whether it still bears the name, its tier. */
function rankOf({ unit, matchedName }: NameMatch, nearness: number, query: NameQuery): number[] {
  return [
    nearness,
    query.types.length === 0 || query.types.includes(unit.type) ? 0 : 1,
    isLiving(unit) ? 0 : 1,
    unit.name === matchedName ? 0 : 1,
    KIND_ORDER[unit.kind],
  ];
}

function closeness({ marked, folded }: NamedUnit, query: NameQuery): number {
  if (marked === query.marked) return 0;
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
