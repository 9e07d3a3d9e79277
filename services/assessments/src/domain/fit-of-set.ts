import type { Breach, Problem } from '@ntm-ledger/events';
import type { RegisterView, UnitState } from '@ntm-ledger/register';
import { allSuccessors, ancestorsOf, fullName, isLiving } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import type { CriteriaSet } from '@ntm-ledger/scoring';
import { isForType, MAX_CRITERIA, mayBeInForce } from '@ntm-ledger/scoring';
import type { Recording } from './recording.js';

/** A unit, a set, and the fact that measures the one against the other. */
export interface Measuring {
  readonly recording: Recording;
  /** The unit as it is on the day of the fact. */
  readonly unit: UnitState;
  readonly set: CriteriaSet;
  readonly register: RegisterView;
  /** The day of the fact, as far as the log was folded. */
  readonly at: Moment;
}

/** What a scoring decider must know. */
export interface ScoringState {
  /** The set of the command's id, as far as the log was folded. */
  readonly set: CriteriaSet | undefined;
  readonly register: RegisterView;
  /** The day of the fact, as far as the log was folded. */
  readonly at: Moment;
}

/** A set that nobody has published cannot be scored against, in either mode: the number would mean nothing. */
export function noSuchSet(criteriaSetId: string): Problem {
  return {
    path: 'input.criteriaSet',
    message: `no criteria set "${criteriaSetId}" is published; publish it first, or see criteriaSets`,
  };
}

/** A criterion that the set does not have, and what it has. */
export function unknownCriterion(path: string, number: number, set: Pick<CriteriaSet, 'id' | 'size'>): Problem {
  const range = set.size === null ? 'only those it names' : `1 to ${String(Math.min(set.size, MAX_CRITERIA))}`;
  return { path, message: `"${set.id}" has no criterion ${String(number)}; it has ${range}` };
}

/** A commune is never scored against a district's set: that is a slip of the pen in either mode. */
export function setIsForKind({ set, unit }: Pick<Measuring, 'set' | 'unit'>): Problem | null {
  if (set.unitKind === unit.kind) return null;
  return { path: 'input.criteriaSet', message: `"${set.id}" is for a ${set.unitKind}; ${fullName(unit)} is a ${unit.kind}` };
}

/** An act says for which types of units its set is (318/QĐ-TTg: xã; 04/2022/QĐ-TTg: phường, thị trấn). */
export function setIsForType({ set, unit }: Pick<Measuring, 'set' | 'unit'>): Breach | null {
  if (isForType(set, unit)) return null;
  return {
    rule: 'criteriaSetIsForTheUnitsType',
    message: `"${set.id}" is for ${set.unitTypes.join(', ')}; ${fullName(unit)} is none of these on that day.`,
    basis: set.basis?.number ?? null,
  };
}

/**
 * A unit is measured by a set that is in force. Which days those are is data of the set: the set of 1980/QĐ-TTg was named for 2016-2020
 * and stayed in use until 318/QĐ-TTg took its place on 2022-03-08. Where an act ended it, the rule comes from that act; and a look at a unit before
 * that act was one by a set in force, even where the act's last day lies before it.
 */
export function setIsInForce({
  set,
  recording: { effectiveOn, precision },
}: Pick<Measuring, 'set' | 'recording'>): Breach | null {
  if (mayBeInForce(set, effectiveOn, precision)) return null;
  return {
    rule: 'criteriaSetInForce',
    message: `"${set.id}" is in force ${set.effectiveFrom ?? '…'} to ${set.effectiveTo ?? '…'}; the assessment is as of ${effectiveOn}.`,
    basis: (set.ended !== null && set.ended.lastDay < effectiveOn ? set.ended.basis : set.basis)?.number ?? null,
  };
}

/** A province's own set is for the units of that province, or of what the province became. */
export function setIsOfProvince({ set, unit, register, at }: Pick<Measuring, 'set' | 'unit' | 'register' | 'at'>): Breach | null {
  if (set.provinceId === null) return null;
  const provinces = new Set([
    set.provinceId,
    ...allSuccessors(register, set.provinceId, at).map((successor) => successor.unit.id),
  ]);
  if ([unit, ...ancestorsOf(register, unit.id, at)].some(({ id }) => provinces.has(id))) return null;
  return {
    rule: 'criteriaSetIsOfTheProvince',
    message: `"${set.id}" is the own set of province ${set.provinceCode ?? ''}; ${fullName(unit)} does not lie there.`,
    basis: set.basis?.number ?? null,
  };
}

/** Only a unit that stands can be measured. The register's own rule. */
export function unitIsLiving({ unit, recording }: Pick<Measuring, 'unit' | 'recording'>): Breach | null {
  if (isLiving(unit)) return null;
  return {
    rule: 'unitIsLiving',
    message: `${fullName(unit)} ended on ${unit.ended?.on ?? ''}; the assessment is as of ${recording.effectiveOn}.`,
    basis: null,
  };
}

/** Every rule between a unit and a set that a fact breaks. */
export function breachesOfFit(measuring: Measuring): Breach[] {
  return [unitIsLiving, setIsForType, setIsOfProvince, setIsInForce].flatMap((rule) => rule(measuring) ?? []);
}
