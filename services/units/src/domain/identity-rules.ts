import type { Act, Breach, UnitKind, UnitType } from '@ntm-ledger/events';
import { UNIT_TYPES } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName } from '@ntm-ledger/register';

/**
 * The shape of official codes: 2 digits for a province, 3 for a district, 5 for a commune (QĐ 124/2004/QĐ-TTg's list as kept by the
 * statistics office). Hamlets have none; the country is `VN`.
 */
const CODE_SHAPES: Readonly<Record<UnitKind, { readonly pattern: RegExp | null; readonly wording: string }>> = {
  COUNTRY: { pattern: /^VN$/, wording: 'the country bears the code VN' },
  PROVINCE: { pattern: /^\d{2}$/, wording: 'the code of a province has 2 digits' },
  DISTRICT: { pattern: /^\d{3}$/, wording: 'the code of a district has 3 digits' },
  COMMUNE: { pattern: /^\d{5}$/, wording: 'the code of a commune has 5 digits' },
  HAMLET: { pattern: null, wording: 'a hamlet has no official code' },
};

/** What is wrong with a code for a kind of unit, or null. */
export function codeProblem(kind: UnitKind, code: string | null): string | null {
  const { pattern, wording } = CODE_SHAPES[kind];
  if (pattern === null) return code === null ? null : wording;
  if (code !== null && pattern.test(code)) return null;
  return code === null ? `${wording}; none is given` : `"${code}" does not fit: ${wording}`;
}

/** What is wrong with a type for a kind of unit, or null. */
export function typeProblem(kind: UnitKind, type: UnitType): string | null {
  return UNIT_TYPES[kind].some((known) => known === type)
    ? null
    : `"${type}" is no type of ${kind}; expected one of: ${UNIT_TYPES[kind].join(', ')}`;
}

/**
 * The kinds that may stand directly over a kind. Communes stand under districts until 2025-06-30 and under provinces since; `tiers.ts` says
 * what that forbids.
 */
const PARENT_KINDS: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  COUNTRY: [],
  PROVINCE: ['COUNTRY'],
  DISTRICT: ['PROVINCE'],
  COMMUNE: ['DISTRICT', 'PROVINCE'],
  HAMLET: ['COMMUNE'],
};

/**
 * What is wrong with a parent for a kind of unit, or null. Since tiers only ever stand under higher tiers, a tree that keeps this has
 * no cycle; no mode of recording makes an exception.
 */
export function parentProblem(kind: UnitKind, parentKind: UnitKind | null): string | null {
  const allowed = PARENT_KINDS[kind];
  if (parentKind === null)
    return allowed.length === 0 ? null : `a ${kind} stands under a ${allowed.join(' or ')}; no parent is given`;
  if (allowed.includes(parentKind)) return null;
  return allowed.length === 0
    ? `a ${kind} stands under nothing`
    : `a ${kind} stands under a ${allowed.join(' or ')}, not under a ${parentKind}`;
}

/** No code is borne by two living units: neither on the day of a change nor, by what is recorded already, on a `later` one. */
export function codeIsFree(code: string, bearer: UnitState, claimant: string, later?: string): Breach {
  return {
    rule: 'codeIsFree',
    message: `The code ${code} of ${claimant} is borne by ${fullName(bearer)} on ${later ?? 'that day'}.`,
    basis: null,
  };
}

/** A unit stands under a unit that lives, and goes elsewhere when that one ends. */
export function parentIsLiving(child: string, parent: UnitState): Breach {
  return {
    rule: 'parentIsLiving',
    message: `${child} would stand under ${fullName(parent)}, which ended on ${parent.ended?.on ?? 'an unknown day'}.`,
    basis: null,
  };
}

/** A fact about a unit does not come into force before one that is already known: later facts were decided on what stood then. */
export function datesInOrder(unit: UnitState, day: string, laterDay: string): Breach {
  return {
    rule: 'datesInOrder',
    message: `A change of ${fullName(unit)} on ${day} comes before one that is already recorded for ${laterDay}.`,
    basis: null,
  };
}

/** The rules that a change of units breaks by its act: it is named, and was issued before what it says came into force. */
export function breachesOfAct({ basis, effectiveOn }: { readonly basis: Act | null; readonly effectiveOn: string }): Breach[] {
  if (basis === null) return [actIsNamed()];
  return basis.issuedOn !== null && basis.issuedOn > effectiveOn ? [actComesFirst(basis, effectiveOn)] : [];
}

/** A change of units rests on an act that is named. */
function actIsNamed(): Breach {
  return { rule: 'actIsNamed', message: 'A change of units rests on an act; name it in `basis`.', basis: null };
}

/** An act does not come into force before it is issued. */
function actComesFirst({ number, issuedOn }: Act, effectiveOn: string): Breach {
  return {
    rule: 'actComesFirst',
    message: `${number} was issued on ${String(issuedOn)}, after ${effectiveOn}, the day its changes are to come into force.`,
    basis: null,
  };
}

/** A unit that ends leaves no living unit under it: neither on its last day nor, by what is recorded already, on a `later` one. */
export function nothingIsLeftUnder(ended: UnitState, children: readonly UnitState[], later?: string): Breach {
  const some = children.slice(0, 3).map(fullName).join(', ');
  const more = children.length > 3 ? ` and ${String(children.length - 3)} more` : '';
  return {
    rule: 'nothingIsLeftUnder',
    message:
      later === undefined
        ? `${fullName(ended)} ends, but ${some}${more} would still stand under it; say in the same resolution where they go.`
        : `${fullName(ended)} ends, but ${some}${more} would stand under it on ${later}, as is recorded already.`,
    basis: null,
  };
}
