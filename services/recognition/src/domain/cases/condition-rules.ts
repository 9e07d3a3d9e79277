import type { ConditionFacts } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName } from '@ntm-ledger/register';
import type { Scorecard } from '@ntm-ledger/scoring';
import { tallyOf } from '@ntm-ledger/scoring';
import type { IsoDate } from '@ntm-ledger/temporal';
import { basisOn } from '../acts.js';
import { prerequisiteOf } from '../decision-rules.js';
import type { ConditionName } from '../procedures/index.js';
import { actOf } from '../procedures/index.js';
import type { Title } from '../title.js';
import { isInForce } from '../title.js';
import type { Case } from './case.js';
import type { Finding } from './finding.js';
import { missing, shown } from './finding.js';
import { enoughHouseholdsAsked, satisfiedOnEachItem, satisfiedOverall } from './survey-rules.js';

/** What is known of the conditions of a case on a day. */
export interface ConditionsKnown {
  readonly unit: UnitState;
  /** The unit's actual card of the case's set, as it stands on the day; null where there is none. */
  readonly card: Scorecard | null;
  /** The unit's titles in force that day. */
  readonly inForce: readonly Title[];
}

/** The condition of a procedure and the act to name for it; null where the procedure has none of that name. */
function conditionOf({ procedure }: Case, name: ConditionName): { readonly act: string | null } | null {
  const found = procedure?.conditions.find((condition) => condition.name === name);
  return found === undefined ? null : { act: actOf(procedure, found) };
}

/** The unit meets the whole set of its level by its actual scorecard; a criterion that does not apply to it is no gap. */
export function wholeSetMet(file: Case, { unit, card }: ConditionsKnown): Finding | null {
  const condition = conditionOf(file, 'WHOLE_SET');
  if (condition === null) return null;
  if (file.criteriaSetId === null)
    return missing('wholeSetMet', 'The case names no criteria set that could be met.', condition.act);
  if (card === null)
    return missing('wholeSetMet', `${fullName(unit)} has no actual scorecard of ${file.criteriaSetId}.`, condition.act);
  const { met, notApplicable } = tallyOf(card);
  if (met + notApplicable === card.size) return null;
  const message = `${fullName(unit)} meets ${met} of ${card.size} criteria of ${file.criteriaSetId} as of ${card.effectiveOn}; it takes all.`;
  return shown('wholeSetMet', message, condition.act);
}

/** Residents are satisfied as prescribed: a survey stands that is known to have passed. */
export function satisfactionAsPrescribed(file: Case): Finding | null {
  const condition = conditionOf(file, 'SATISFACTION');
  if (condition === null) return null;
  const survey = file.standingStages.get('SATISFACTION_SURVEY');
  if (survey === undefined) return missing('satisfactionAsPrescribed', 'No survey of satisfaction stands.', condition.act);
  switch (survey.outcome) {
    case 'PASSED':
      return null;
    case 'FAILED':
      return shown('satisfactionAsPrescribed', `The survey of ${survey.effectiveOn} failed.`, condition.act);
    case null:
      return missing('satisfactionAsPrescribed', `Nothing says how the survey of ${survey.effectiveOn} ended.`, condition.act);
  }
}

/** The survey that stands comes up to what is asked of it, also where it was recorded as an old fact and not refused for it. */
function standingSurveyHolds({ procedure, settings, standingStages }: Case): (Finding | null)[] {
  const survey = standingStages.get('SATISFACTION_SURVEY');
  return survey === undefined
    ? []
    : [
        enoughHouseholdsAsked(survey, procedure, settings),
        satisfiedOverall(survey, procedure, settings),
        satisfiedOnEachItem(survey, procedure, settings),
      ];
}

/** No construction debt (nợ đọng xây dựng cơ bản) is left under the programme. */
export function noConstructionDebt(file: Case): Finding | null {
  const condition = conditionOf(file, 'NO_CONSTRUCTION_DEBT');
  if (condition === null) return null;
  const { constructionDebt } = conditionsStated(file);
  if (constructionDebt === null)
    return missing('noConstructionDebt', 'Nothing in the case says that no construction debt is left.', condition.act);
  return constructionDebt === 'NONE' ? null : shown('noConstructionDebt', 'Construction debt is outstanding.', condition.act);
}

/** The unit is not "phức tạp về an ninh, trật tự" in the sense of the Ministry of Public Security. */
export function notComplexInSecurity(file: Case): Finding | null {
  const condition = conditionOf(file, 'NOT_COMPLEX_IN_SECURITY');
  if (condition === null) return null;
  const { security } = conditionsStated(file);
  if (security === null)
    return missing('notComplexInSecurity', 'Nothing in the case says that the unit is not complex in security.', condition.act);
  return security === 'NOT_COMPLEX'
    ? null
    : shown('notComplexInSecurity', 'The unit is complex in security and order.', condition.act);
}

/**
 * The level below is held before a council votes on the next: a xã is advanced only once it is NTM (Quyết định 18/2022/QĐ-TTg), and model only once
 * it is advanced (Quyết định 319/QĐ-TTg).
 */
export function lowerLevelHeld(file: Case, { unit, inForce }: ConditionsKnown, day: IsoDate): Finding | null {
  const needed = prerequisiteOf(file.level, unit);
  if (needed === null || inForce.some((title) => isInForce(title) && title.level === needed.level)) return null;
  const message = `${file.level} takes ${needed.level} in force; ${fullName(unit)} holds none on ${day}.`;
  return shown('lowerLevelInForce', message, needed.act === null ? null : basisOn(needed.act, day));
}

/** The conditions beside the criteria as the case's steps last state them: what a return undid was found all the same. */
export function conditionsStated({ steps }: Pick<Case, 'steps'>): Omit<ConditionFacts, 'kind'> {
  let stated: Omit<ConditionFacts, 'kind'> = { constructionDebt: null, security: null };
  for (const { details } of steps) {
    if (details?.kind !== 'CONDITIONS') continue;
    stated = {
      constructionDebt: details.constructionDebt ?? stated.constructionDebt,
      security: details.security ?? stated.security,
    };
  }
  return stated;
}

/** The conditions of the procedure, as whoever votes or decides finds them. */
export function conditionFindings(file: Case, known: ConditionsKnown): (Finding | null)[] {
  return [
    wholeSetMet(file, known),
    satisfactionAsPrescribed(file),
    ...standingSurveyHolds(file),
    noConstructionDebt(file),
    notComplexInSecurity(file),
  ];
}
