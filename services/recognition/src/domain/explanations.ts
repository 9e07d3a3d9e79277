import type { UnitKind } from '@ntm-ledger/events';
import type { RegisterView, UnitState } from '@ntm-ledger/register';
import { fullName } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import type { Known } from './known.js';
import type { TitledUnit } from './title-counts.js';
import type { HolderFlow } from './holder-flow.js';
import type { Title } from './title.js';

/** An explanation stays a sentence that a person reads: the rest of a long list of units is counted. */
const MOST_NAMED = 5;

const COUNTED: Readonly<Record<UnitKind, readonly [one: string, many: string]>> = {
  COUNTRY: ['country', 'countries'],
  PROVINCE: ['province', 'provinces'],
  DISTRICT: ['district', 'districts'],
  COMMUNE: ['commune', 'communes'],
  HAMLET: ['hamlet', 'hamlets'],
};

/** "1 commune", "17 communes". */
export function countOf(number: number, kind: UnitKind): string {
  const [one, many] = COUNTED[kind];
  return `${String(number)} ${number === 1 ? one : many}`;
}

/** "xã Hà Vinh, xã Hà Hải and 3 more". */
export function namesOf(units: readonly UnitState[]): string {
  const named = units.slice(0, MOST_NAMED).map(fullName);
  const more = units.length - named.length;
  return more === 0 ? named.join(', ') : `${named.join(', ')} and ${String(more)} more`;
}

/** The decision that gave a title, as far as it is known: "1669/QĐ-UBND of 2024-07-04, in force from 2024-07-04". */
export function decisionOf(title: Title, { titles }: Pick<Known, 'titles'>, { position }: Moment): string {
  const decision = titles.decisionsKnownOf(title.unitId, position).find(({ data }) => data.decisionId === title.decisionId);
  const number = decision?.data.number ?? null;
  const signedOn = decision?.data.signedOn ?? null;
  const act = number ?? 'a decision whose number is not known';
  return `${act}${signedOn === null ? '' : ` of ${signedOn}`}, in force ${sinceOf(title)}`;
}

function sinceOf({ from, fromPrecision }: Title): string {
  switch (fromPrecision) {
    case 'DAY':
      return `from ${from}`;
    case 'MONTH':
      return `from some day of ${from.slice(0, 7)}`;
    case 'YEAR':
      return `from some day of ${from.slice(0, 4)}`;
    case 'BY':
      return `by ${from}`;
  }
}

/** What became of a unit that has ended: "xã Văn An ended on 2020-01-01 and became part of xã Điềm He". */
export function endOfUnit(unit: UnitState, register: RegisterView, moment: Moment): string {
  const heirs = unit.successors.flatMap(({ unitId }) => register.unitAt(unitId, moment) ?? []);
  const became = heirs.length === 0 ? '' : ` and became part of ${namesOf(heirs)}`;
  return `${fullName(unit)} ended on ${unit.ended?.on ?? moment.effectiveOn}${became}`;
}

/** How a number came about: "14 held it on 2021-12-31, 3 were recognised since (xã Hà Vinh, …): 14 + 3 = 17 on 2022-12-31". */
export function wordsOfFlow(flow: HolderFlow): string {
  const { before, after, from, to } = flow;
  const parts = [
    partOf(flow.recognised, '+', 'recognised'),
    partOf(flow.acknowledged, '+', 'acknowledged after a merger'),
    partOf(flow.joined, '+', 'moved into the scope with the title'),
    partOf(flow.revoked, '-', 'revoked'),
    partOf(flow.endedByUnitChange, '-', 'ended by unit change'),
    partOf(flow.left, '-', 'moved out of the scope with the title'),
  ].filter((part) => part !== null);
  if (parts.length === 0) return `${String(before)} held it on ${from} and on ${to} alike`;
  const sum = [String(before), ...parts.map(({ term }) => term)].join(' ');
  return `${String(before)} held it on ${from}; since then ${parts.map(({ words }) => words).join(', ')}: ${sum} = ${String(after)} on ${to}`;
}

function partOf(
  units: readonly TitledUnit[],
  sign: '+' | '-',
  what: string,
): { readonly term: string; readonly words: string } | null {
  if (units.length === 0) return null;
  const count = String(units.length);
  const days = [...new Set(units.flatMap(({ title }) => (sign === '+' ? [] : (title.ending?.on ?? []))))];
  const on = days.length === 0 ? '' : ` on ${days.join(', ')}`;
  return { term: `${sign} ${count}`, words: `${count} ${what}${on} (${namesOf(units.map(({ unit }) => unit))})` };
}
