import type { UnitKind } from '@ntm-ledger/events';
import type { Register, UnitState } from '@ntm-ledger/register';
import { ancestorsOf, evolveUnit, isLiving } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import type { NameMatch, SearchFilter } from '../projections/name-search.js';
import { abovenessOf } from '../projections/search/aboveness.js';
import { inAlphabet } from '../projections/search/alphabet.js';
import { closenessTo, fullClosenessTo, misprinted, misprintsOf, SAME } from '../projections/search/closeness.js';
import type { Measure } from '../projections/search/measure.js';
import { measured, NOT_MEANT } from '../projections/search/measure.js';
import type { Reading, TypedText } from '../projections/search/reading.js';
import { readingsOf, readText, typedSpelling } from '../projections/search/reading.js';
import { spellName } from '../projections/search/spelling.js';
import { typeWordsAt } from '../projections/search/type-words.js';
import { fitsBetween, ONE_EDIT } from '../projections/search/word-fit.js';

const KINDS: readonly UnitKind[] = ['COUNTRY', 'PROVINCE', 'DISTRICT', 'COMMUNE', 'HAMLET'];

interface Ranked {
  readonly match: NameMatch;
  /** Closeness, whether the types misfit, whether the name or code is a former one. */
  readonly rank: readonly [number, number, number];
}

/**
 * What a search has to find, told by asking every unit for every name and code that it has borne by the moment, and comparing each with
 * the text letter by letter. It shares with the search what "near" means, and neither index nor ranking.
 */
export function searchNaively(register: Register, text: string, moment: Moment, filter: SearchFilter = {}): NameMatch[] {
  const typed = readText(text);
  const best = [...register.ids()].flatMap((id) => {
    const states = statesOf(register, id, moment);
    const unit = states.at(-1);
    if (unit === undefined || !isAskedFor(register, unit, moment, filter)) return [];
    const found = readingsOf(typed).flatMap((reading) => [
      ...namesFound(register, typed, reading, states, moment),
      ...codeFound(typed, reading, states),
    ]);
    return found
      .sort((one, other) => compare(one.rank, other.rank) || inAlphabet(one.match.matchedName, other.match.matchedName))
      .slice(0, 1);
  });
  return best.sort(inOrder).map(({ match }) => match);
}

/** What a unit was after each fact that counts at the moment. */
function statesOf(register: Register, id: string, moment: Moment): UnitState[] {
  const states: (UnitState | undefined)[] = [];
  for (const event of register.historyOf(id, moment)) states.push(evolveUnit(states.at(-1), event));
  return states.filter((state) => state !== undefined);
}

function isAskedFor(register: Register, unit: UnitState, moment: Moment, filter: SearchFilter): boolean {
  const { under, kinds, type, includeEnded } = filter;
  const scope = under === undefined || under === null ? undefined : register.bearerOf(under, moment);
  const path = [unit.id, ...ancestorsOf(register, unit.id, moment).map(({ id }) => id)];
  return (
    (under === undefined || under === null || (scope !== undefined && path.includes(scope.id))) &&
    (kinds?.includes(unit.kind) ?? true) &&
    (typeof type !== 'string' || unit.type === type) &&
    (includeEnded !== false || isLiving(unit))
  );
}

function namesFound(
  register: Register,
  text: TypedText,
  reading: Reading,
  states: readonly UnitState[],
  moment: Moment,
): Ranked[] {
  const unit = states.at(-1);
  if (unit === undefined) return [];
  const typed = typedSpelling(text, reading.from, reading.to);
  const above = ancestorsOf(register, unit.id, moment);
  const isWhole = reading.to === text.words.length;
  const ways: { measure: Measure; tail: Tail | null }[] = isWhole
    ? [{ measure: closenessTo(typed), tail: { misprints: 0, misfits: 0 } }]
    : [
        { measure: fullClosenessTo(typed), tail: tailFit(text, reading.to, above, false) },
        ...(text.borders.has(reading.to) ? [{ measure: closenessTo(typed), tail: tailFit(text, reading.to, above, true) }] : []),
      ];
  return [...new Set(states.map(({ name }) => name))].flatMap((matchedName) =>
    ways.flatMap(({ measure, tail }) => {
      const name = spellName(matchedName);
      if (tail === null || !`${name.marked} `.startsWith(reading.begins === '' ? '' : `${reading.begins} `)) return [];
      const closeness = measured(measure, name, fitsBetween(typed, name));
      if (closeness >= NOT_MEANT) return [];
      const total = tail.misprints === 0 ? closeness : misprinted(misprintsOf(closeness) + tail.misprints);
      const misfits = tail.misfits > 0 || isMisfit(reading, unit) ? 1 : 0;
      const rank = [total, misfits, matchedName === unit.name ? 0 : 1] as const;
      return [{ match: { unit, matchedName }, rank }];
    }),
  );
}

function codeFound({ words }: TypedText, reading: Reading, states: readonly UnitState[]): Ranked[] {
  const unit = states.at(-1);
  const code = words[reading.from]?.plain.toUpperCase();
  if (unit === undefined || reading.to !== words.length || reading.from + 1 !== reading.to) return [];
  if (!states.some((state) => state.code === code)) return [];
  const rank = [SAME, isMisfit(reading, unit) ? 1 : 0, unit.code === code ? 0 : 1] as const;
  return [{ match: { unit, matchedName: unit.name }, rank }];
}

function isMisfit({ types }: Reading, unit: UnitState): boolean {
  return types.size > 0 && !types.has(unit.type);
}

interface Tail {
  readonly misprints: number;
  readonly misfits: number;
}

/** The best way to take the words from a place on as units above, nearest first; null when there is none. */
function tailFit(text: TypedText, from: number, above: readonly UnitState[], exactly: boolean): Tail | null {
  if (from === text.words.length) return { misprints: 0, misfits: 0 };
  const ways: Tail[] = [];
  for (const { types, count } of [{ types: new Set<string>(), count: 0 }, ...typeWordsAt(text.words, from)]) {
    for (let end = from + count + 1; end <= text.words.length; end += 1) {
      if ([...text.borders].some((border) => border > from + count && border < end)) break;
      const measure = abovenessOf(typedSpelling(text, from + count, end));
      for (const [index, { name, type }] of above.entries()) {
        const spelling = spellName(name);
        const fit = measured(measure, spelling, fitsBetween(measure.typed, spelling));
        const rest = fit >= NOT_MEANT || (exactly && fit > 0) ? null : tailFit(text, end, above.slice(index + 1), exactly);
        if (rest === null) continue;
        const misfits = types.size > 0 && !types.has(type) ? 1 : 0;
        ways.push({ misprints: Math.floor(fit / ONE_EDIT) + rest.misprints, misfits: Math.max(misfits, rest.misfits) });
      }
    }
  }
  const [best] = ways.sort((one, other) => one.misprints - other.misprints || one.misfits - other.misfits);
  return best ?? null;
}

function inOrder(a: Ranked, b: Ranked): number {
  const [one, other] = [a.match.unit, b.match.unit];
  const key = ({ rank: [closeness, misfits, former], match: { unit } }: Ranked): number[] => [
    closeness,
    misfits,
    isLiving(unit) ? 0 : 1,
    former,
    KINDS.indexOf(unit.kind),
  ];
  return (
    compare(key(a), key(b)) ||
    inAlphabet(one.name, other.name) ||
    byCharacters(one.code ?? '', other.code ?? '') ||
    byCharacters(one.id, other.id)
  );
}

function compare(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((value, index) => value !== b[index]);
  return place < 0 ? 0 : (a[place] ?? 0) - (b[place] ?? 0);
}

function byCharacters(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
