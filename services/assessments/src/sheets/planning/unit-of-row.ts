import type { UnitKind } from '@ntm-ledger/events';
import type { RegisterView, UnitState } from '@ntm-ledger/register';
import { fullName, quoted } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import type { NamedUnit } from '../reading/index.js';
import { wordOf } from '../reading/index.js';

/** The unit that a row means, with a doubt about it if there is one; or why there is none. */
export type UnitFound = { readonly unit: UnitState; readonly doubt: string | null } | { readonly problem: string };

/** Digits of a code by tier; a hamlet has none of its own and is told by its commune's. */
const DIGITS: Readonly<Record<UnitKind, number>> = { COUNTRY: 2, PROVINCE: 2, DISTRICT: 3, COMMUNE: 5, HAMLET: 5 };

/** Finds the unit that a row names, as it is at a moment. A code that a spreadsheet took for a number gets its zeros back. */
export function unitOfRow(named: NamedUnit, kind: UnitKind, register: RegisterView, at: Moment): UnitFound {
  const code = named.isNumber ? named.code.padStart(DIGITS[kind], '0') : named.code;
  const bearer = register.bearerOf(code, at);
  if (bearer === undefined) return { problem: nobody(code, kind, register, at) };
  if (kind === 'HAMLET' && bearer.kind === 'COMMUNE') return hamletOf(named, bearer, register, at);
  return { unit: bearer, doubt: doubtOf(named, bearer) };
}

function hamletOf({ name }: NamedUnit, commune: UnitState, register: RegisterView, at: Moment): UnitFound {
  if (name === null) return { problem: `the row names no hamlet of ${fullName(commune)}` };
  const hamlets = register.childrenOf(commune.id, at).filter((unit) => unit.kind === 'HAMLET' && isNamed(unit, name));
  const [hamlet, ...others] = hamlets;
  if (hamlet === undefined) return { problem: `${fullName(commune)} has no hamlet ${quoted(name)} on ${at.effectiveOn}` };
  if (others.length > 0)
    return {
      problem: `${fullName(commune)} has ${hamlets.length} hamlets ${quoted(name)}; write the type before the name: ${hamlets.map(fullName).join(', ')}`,
    };
  return { unit: hamlet, doubt: null };
}

function isNamed(unit: UnitState, name: string): boolean {
  const word = wordOf(name);
  return word === wordOf(unit.name) || word === wordOf(fullName(unit));
}

/** The name is for the eye, and the code counts; but where they differ, rows may have slipped. */
function doubtOf({ name }: NamedUnit, unit: UnitState): string | null {
  if (name === null || isNamed(unit, name)) return null;
  return `the row names ${quoted(name)}, and the code is that of ${fullName(unit)}`;
}

function nobody(code: string, kind: UnitKind, register: RegisterView, { effectiveOn }: Moment): string {
  const digits = DIGITS[kind];
  const [ever] = register.everBearersOf(code);
  if (ever !== undefined) return `no unit bears the code ${code} on ${effectiveOn}, though one did on another day`;
  return code.length < digits
    ? `no unit bears the code ${code}; it has ${digits} digits, and a spreadsheet may have eaten leading zeros: ${code.padStart(digits, '0')}?`
    : `no unit bears the code ${code}`;
}
