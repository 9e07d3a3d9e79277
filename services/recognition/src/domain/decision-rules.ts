import type { Breach, Level } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName } from '@ntm-ledger/register';
import type { IsoDate } from '@ntm-ledger/temporal';
import type { ProgrammeAct } from './acts.js';
import {
  basisOn,
  CIVILISED_URBAN_2022,
  CRITERIA_2026,
  LETTER_ON_MERGED_UNITS,
  MODEL_COMMUNES_2022,
  PROCEDURE_2022,
} from './acts.js';
import type { DecisionState, RecordDecision } from './decision-command.js';
import { levelsFor, schemeOfUnit } from './schemes.js';
import { yearOf } from './year.js';

/** A decision with the day it comes into force settled. */
export type DatedDecision = RecordDecision & { readonly effectiveOn: IsoDate };

/** A rule for decisions: what is broken, or null. */
export type DecisionRule = (decision: DatedDecision, state: DecisionState) => Breach | null;

/** What a unit is to come to, and on what day: a decision says so, and a case that is opened. */
type MeantFor = Pick<DatedDecision, 'level' | 'effectiveOn'>;
type MeantForAYear = Pick<DatedDecision, 'level' | 'awardYear' | 'effectiveOn'>;
type ForUnit = Pick<DecisionState, 'unit'>;
interface ForUnitOfKind {
  readonly unit: Pick<UnitState, 'kind'>;
}

/** The first award year of the period that Quyết định 51/2025/QĐ-TTg is for. */
const FIRST_YEAR_OF_PERIOD = yearOf(CRITERIA_2026.from);

/** A title belongs to a unit that stands, and so does a case. The register's own rule. */
export const unitStandsThatDay = ({ effectiveOn }: Pick<MeantFor, 'effectiveOn'>, { unit }: ForUnit): Breach | null => {
  if (unit.established.on > effectiveOn) {
    return own(
      'unitStandsThatDay',
      `${fullName(unit)} stands in the register only from ${unit.established.on}, not on ${effectiveOn}.`,
    );
  }
  if (unit.ended === null || unit.ended.on > effectiveOn) return null;
  return own(
    'unitStandsThatDay',
    `${fullName(unit)} ended on ${unit.ended.on}; what is of ${effectiveOn} takes a unit that stands.`,
  );
};

/**
 * Every unit has its scheme, and its levels within it. Quyết định 04/2022/QĐ-TTg: civilised urban is for phường and thị trấn alone.
 * Quyết định 18/2022/QĐ-TTg: the new-rural levels are for xã (three), huyện (two), thị xã, thành phố and tỉnh. Hamlets go by provincial sets.
 */
export const levelIsOfTheUnitsScheme = ({ level, effectiveOn }: MeantFor, { unit }: ForUnit): Breach | null => {
  const levels = levelsFor(unit);
  if (levels.includes(level)) return null;
  const urban = level === 'CIVILISED_URBAN' || schemeOfUnit(unit) === 'CIVILISED_URBAN';
  const act = urban ? CIVILISED_URBAN_2022 : unit.kind === 'HAMLET' ? null : PROCEDURE_2022;
  const instead =
    levels.length === 0 ? 'it belongs to no scheme' : `for it there ${levels.length === 1 ? 'is' : 'are'} ${levels.join(', ')}`;
  return {
    rule: 'levelIsOfTheUnitsScheme',
    message: `${level} is no level for ${fullName(unit)}: ${instead}.`,
    basis: act === null ? null : basisOn(act, effectiveOn),
  };
};

/** Quyết định 51/2025/QĐ-TTg: the modern commune is piloted from 15/02/2026; there was none before. */
export const modernSince2026 = ({ level, effectiveOn }: MeantFor): Breach | null =>
  level === 'MODERN' && effectiveOn < CRITERIA_2026.from
    ? {
        rule: 'modernSince2026',
        message: `There is no level MODERN before ${CRITERIA_2026.from}; this is of ${effectiveOn}.`,
        basis: CRITERIA_2026.name,
      }
    : null;

/**
 * Quyết định 51/2025/QĐ-TTg: from 2026 on xã are NTM, and modern by way of trial; the levels above of 2021 to 2025 have ended. A year is judged
 * in the next, so what is decided on 2025 after the act came into force may still be one of them. Before its day nothing could keep to it:
 * who registered in 2025 for the year to come broke no act.
 */
export const advancedAndModelUpTo2025 = (meant: MeantForAYear, { unit }: ForUnitOfKind): Breach | null => {
  const { level, awardYear } = meant;
  if (!isEndedLevel(meant, unit) || awardYear === null || awardYear < FIRST_YEAR_OF_PERIOD) return null;
  return {
    rule: 'advancedAndModelUpTo2025',
    message: `For communes there is no level ${level} of ${String(awardYear)}: it ended with 2025.`,
    basis: CRITERIA_2026.name,
  };
};

/** Of a level that has ended for the years to come, what is done now says for which year it is: without it nobody could tell. The register's own rule. */
export const awardYearOfEndedLevels = (meant: MeantForAYear, { unit }: ForUnitOfKind): Breach | null =>
  isEndedLevel(meant, unit) && meant.awardYear === null
    ? own(
        'awardYearOfEndedLevels',
        `For communes ${meant.level} ended with 2025; give the award year, which is 2025 at the latest.`,
      )
    : null;

/** Whether a level had ended for units of a kind by the day. */
function isEndedLevel({ level, effectiveOn }: MeantFor, { kind }: ForUnitOfKind['unit']): boolean {
  return kind === 'COMMUNE' && (level === 'ADVANCED' || level === 'MODEL') && effectiveOn >= CRITERIA_2026.from;
}

/** A rule asked of recognitions alone: an acknowledgement rests on what the predecessors held, and a revocation takes away what there is. */
const ofRecognition =
  (rule: DecisionRule): DecisionRule =>
  (decision, state) =>
    decision.kind === 'RECOGNITION' ? rule(decision, state) : null;

/** The level that must be held first, and the act that says so. */
export function prerequisiteOf(
  level: Level,
  unit: UnitState,
): { readonly level: Level; readonly act: ProgrammeAct | null } | null {
  if (level === 'ADVANCED') return { level: 'NTM', act: unit.kind === 'COMMUNE' ? PROCEDURE_2022 : null };
  if (level === 'MODEL' && unit.kind === 'COMMUNE') return { level: 'ADVANCED', act: MODEL_COMMUNES_2022 };
  return null;
}

/**
 * Levels are taken one after the other: a xã is advanced only once it is NTM (Quyết định 18/2022/QĐ-TTg), and model only once it is
 * advanced (Quyết định 319/QĐ-TTg). For other units, and before these acts, the order is the register's own rule. It is no rule for an
 * acknowledgement, which rests on what the predecessors held.
 */
export const lowerLevelInForce: DecisionRule = ({ kind, level, effectiveOn }, { unit, inForce }) => {
  const needed = kind === 'RECOGNITION' ? prerequisiteOf(level, unit) : null;
  if (needed === null || inForce.some((title) => title.level === needed.level)) return null;
  return {
    rule: 'lowerLevelInForce',
    message: `${level} takes ${needed.level} in force; ${fullName(unit)} holds none on ${effectiveOn}.`,
    basis: needed.act === null ? null : basisOn(needed.act, effectiveOn),
  };
};

/** A decision is recorded once it is signed. The register's own rule. */
export const signedByToday: DecisionRule = ({ signedOn }, { today }) =>
  signedOn !== null && signedOn > today
    ? own('signedByToday', `A decision signed on ${signedOn} cannot be known on ${today}.`)
    : null;

/** A year is judged at its end or later, never in advance. The register's own rule. */
export const awardYearBegunAtSignature: DecisionRule = ({ signedOn, awardYear }) =>
  signedOn !== null && awardYear !== null && awardYear > Number(signedOn.slice(0, 4))
    ? own('awardYearBegunAtSignature', `The award year ${String(awardYear)} lies after the signature of ${signedOn}.`)
    : null;

/** A decision has no force before it is signed. The register's own rule. */
export const inForceFromSignature: DecisionRule = ({ signedOn, effectiveOn }) =>
  signedOn !== null && effectiveOn < signedOn
    ? own('inForceFromSignature', `The decision is signed on ${signedOn} and cannot be in force from ${effectiveOn}.`)
    : null;

/** A unit gets a level for a year once, unless it was taken away again. The register's own rule. */
export const oneTitleALevelAndYear: DecisionRule = ({ kind, level, awardYear }, { unit, everKnown }) => {
  if (kind !== 'RECOGNITION' && kind !== 'ACKNOWLEDGEMENT') return null;
  const twin = everKnown.find(
    (title) => awardYear !== null && title.level === level && title.awardYear === awardYear && title.ending?.manner !== 'REVOKED',
  );
  return twin === undefined
    ? null
    : own(
        'oneTitleALevelAndYear',
        `${fullName(unit)} has the title ${level} of ${String(awardYear)} already, from ${twin.from}.`,
      );
};

/** Only a title in force can be taken away. The register's own rule. */
export const revokedTitleInForce: DecisionRule = ({ kind, level, effectiveOn }, { unit, inForce }) =>
  kind !== 'REVOCATION' || inForce.some((title) => title.level === level)
    ? null
    : own('revokedTitleInForce', `${fullName(unit)} holds no title ${level} on ${effectiveOn} that could be revoked.`);

/** Letter 5424/BNN-VPĐP of 09/08/2023: what is acknowledged is the title of a unit that a reorganisation formed. */
export const acknowledgedUnitHasPredecessors: DecisionRule = ({ kind, effectiveOn }, { unit }) =>
  kind !== 'ACKNOWLEDGEMENT' || unit.predecessors.length > 0
    ? null
    : {
        rule: 'acknowledgedUnitHasPredecessors',
        message: `${fullName(unit)} was not formed from other units by ${effectiveOn}; a title of its own is a recognition.`,
        basis: basisOn(LETTER_ON_MERGED_UNITS, effectiveOn),
      };

/** The set that a title's decision names is one for the unit's type and the level. The register's own rule. */
export const decidedBySetOfTheLevel: DecisionRule = ({ level }, { unit, criteriaSetFits }) =>
  criteriaSetFits
    ? null
    : own(
        'decidedBySetOfTheLevel',
        `The criteria set is not one for ${fullName(unit)} and the level ${level}; name one that is, or none.`,
      );

/** Every rule for decisions, in the order in which they are named to whoever breaks several. */
export const DECISION_RULES: readonly DecisionRule[] = [
  unitStandsThatDay,
  levelIsOfTheUnitsScheme,
  modernSince2026,
  ofRecognition(advancedAndModelUpTo2025),
  ofRecognition(awardYearOfEndedLevels),
  signedByToday,
  awardYearBegunAtSignature,
  inForceFromSignature,
  acknowledgedUnitHasPredecessors,
  revokedTitleInForce,
  lowerLevelInForce,
  oneTitleALevelAndYear,
  decidedBySetOfTheLevel,
];

function own(rule: string, message: string): Breach {
  return { rule, message, basis: null };
}
