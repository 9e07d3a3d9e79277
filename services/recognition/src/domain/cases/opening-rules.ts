import { fullName } from '@ntm-ledger/register';
import { basisOn } from '../acts.js';
import {
  advancedAndModelUpTo2025,
  awardYearOfEndedLevels,
  levelIsOfTheUnitsScheme,
  modernSince2026,
  prerequisiteOf,
  unitStandsThatDay,
} from '../decision-rules.js';
import { actOf, appliesOn, coversUnit, procedureOf } from '../procedures/index.js';
import { isOpen } from './case.js';
import type { OpenCase, OpeningState } from './case-commands.js';
import type { Finding } from './finding.js';
import { shown } from './finding.js';
import { procedureIsKnown, takenByToday } from './stage-order.js';

/** What a rule for openings looks at. */
export type Opening = Pick<OpenCase, 'mode' | 'level' | 'awardYear' | 'effectiveOn' | 'precision' | 'procedureId'>;

/** A rule for openings: what is broken, or null. */
type OpeningRule = (opening: Opening, state: OpeningState) => Finding | null;

/** A case follows a procedure that is for units of its kind, for its level, and for its province where it is a province's own. */
export const procedureIsForTheUnit: OpeningRule = ({ procedureId, level }, { unit, provinceCode }) => {
  const procedure = procedureOf(procedureId);
  if (procedure === null) return null;
  const isItsProvince = procedure.provinceCode === null || procedure.provinceCode === provinceCode;
  if (isItsProvince && coversUnit(procedure, unit, level)) return null;
  const covered = [
    procedure.unitTypes.length === 0 ? procedure.unitKind : procedure.unitTypes.join(', '),
    procedure.levels.join(', '),
    ...(procedure.provinceCode === null ? [] : [`the province ${procedure.provinceCode}`]),
  ];
  return shown(
    'procedureIsForTheUnit',
    `${procedure.id} is for ${covered.join(' and ')}, not for ${fullName(unit)} and ${level}.`,
    actOf(procedure, { sourced: procedure.published }),
  );
};

/** A case follows a procedure that applies on the day it begins. */
export const procedureAppliesThatDay: OpeningRule = ({ procedureId, effectiveOn }) => {
  const procedure = procedureOf(procedureId);
  if (procedure === null || appliesOn(procedure, effectiveOn)) return null;
  return shown(
    'procedureAppliesThatDay',
    `${procedure.id} applies from ${procedure.from}${procedure.until === null ? '' : ` to ${procedure.until}`}, not on ${effectiveOn}.`,
    actOf(procedure, { sourced: procedure.published }),
  );
};

/** The criteria set of a case is one for the unit's type and the level. The register's own rule. */
export const setIsForTheLevel: OpeningRule = ({ level }, { unit, criteriaSetFits }) =>
  criteriaSetFits
    ? null
    : shown('setIsForTheLevel', `The criteria set is not one for ${fullName(unit)} and the level ${level}; name one that is.`);

/** A unit has one case under way for a level. The register's own rule. */
export const oneCaseUnderWayALevel: OpeningRule = ({ level }, { unit, cases }) => {
  const other = cases.find((file) => isOpen(file) && file.level === level);
  return other === undefined
    ? null
    : shown('oneCaseUnderWayALevel', `${fullName(unit)} has a case for ${level} under way since ${other.openedOn}: ${other.id}.`);
};

/** A unit is registered for a level and year once it does not have them already. The register's own rule. */
export const titleNotHeldAlready: OpeningRule = ({ level, awardYear }, { unit, everKnown }) => {
  const held = everKnown.find(
    (title) => awardYear !== null && title.level === level && title.awardYear === awardYear && title.ending?.manner !== 'REVOKED',
  );
  return held === undefined
    ? null
    : shown(
        'titleNotHeldAlready',
        `${fullName(unit)} has the title ${level} of ${String(awardYear)} already, from ${held.from}.`,
      );
};

/**
 * Levels are taken one after the other. A unit may be registered for a level while its case for the one below is still under way, since decisions on a
 * year come in the next; but not before it has any.
 */
export const lowerLevelHeldOrUnderWay: OpeningRule = ({ level, effectiveOn }, { unit, inForce, cases }) => {
  const needed = prerequisiteOf(level, unit);
  if (needed === null || inForce.some((title) => title.level === needed.level)) return null;
  if (cases.some((file) => isOpen(file) && file.level === needed.level)) return null;
  return shown(
    'lowerLevelHeldOrUnderWay',
    `${level} takes ${needed.level}, in force or with a case under way; ${fullName(unit)} has neither on ${effectiveOn}.`,
    needed.act === null ? null : basisOn(needed.act, effectiveOn),
  );
};

/** What is found wrong with an opening, in the order in which it is named. */
export function openingFindings(opening: Opening, state: OpeningState): Finding[] {
  const units = [
    unitStandsThatDay(opening, state),
    levelIsOfTheUnitsScheme(opening, state),
    modernSince2026(opening),
    advancedAndModelUpTo2025(opening, state),
    awardYearOfEndedLevels(opening, state),
  ];
  return [
    ...units.map((breach) => (breach === null ? null : shown(breach.rule, breach.message, breach.basis))),
    takenByToday(opening, state.today),
    procedureIsKnown({ procedure: procedureOf(opening.procedureId) }),
    procedureIsForTheUnit(opening, state),
    procedureAppliesThatDay(opening, state),
    setIsForTheLevel(opening, state),
    lowerLevelHeldOrUnderWay(opening, state),
    titleNotHeldAlready(opening, state),
    oneCaseUnderWayALevel(opening, state),
  ].filter((finding) => finding !== null);
}
