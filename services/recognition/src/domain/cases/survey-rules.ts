import type { CaseSettings, StepDetails, StepOutcome, SurveyFacts, SurveyItem } from '@ntm-ledger/events';
import { compareDecimals } from '@ntm-ledger/scoring';
import type { Figure, Procedure } from '../procedures/index.js';
import { actOf } from '../procedures/index.js';
import type { Finding } from './finding.js';
import { missing, shown } from './finding.js';

/** What a rule for surveys looks at. One that is not said to have passed has nothing to keep. */
interface SurveyedStep {
  readonly outcome: StepOutcome | null;
  readonly details: StepDetails | null;
}

/** What is asked of a survey: by the procedure where a source gives it, otherwise by this office's setting when the case was opened. */
function asked(figure: Figure | null | undefined, setting: number | null): Figure | null {
  return figure ?? (setting === null ? null : { value: setting, sourced: false });
}

/** A survey that is said to have passed, and of which no figure is given. */
const NO_FIGURES: SurveyFacts = {
  kind: 'SURVEY',
  from: null,
  to: null,
  questions: null,
  householdsInUnit: null,
  householdsAsked: null,
  overallPercent: null,
  items: [],
  coverage: [],
};

function surveyOf({ outcome, details }: SurveyedStep): SurveyFacts | null {
  if (outcome !== 'PASSED') return null;
  return details?.kind === 'SURVEY' ? details : NO_FIGURES;
}

/** Enough of the unit's households are asked. */
export function enoughHouseholdsAsked(step: SurveyedStep, procedure: Procedure | null, settings: CaseSettings): Finding | null {
  const least = asked(procedure?.satisfaction.householdsAsked, settings.householdsAsked);
  const survey = surveyOf(step);
  if (least === null || survey === null) return null;
  const { householdsInUnit, householdsAsked } = survey;
  const act = actOf(procedure, least);
  if (householdsInUnit === null || householdsAsked === null)
    return missing(
      'enoughHouseholdsAsked',
      `${least.value} % of the households are to be asked; how many were is not given.`,
      act,
    );
  return 100 * householdsAsked >= least.value * householdsInUnit
    ? null
    : shown(
        'enoughHouseholdsAsked',
        `${least.value} % of the households are to be asked; ${householdsAsked} of ${householdsInUnit} are fewer.`,
        act,
      );
}

/** Enough are satisfied over all: for a district at least 90 % (2021 to 2025). */
export function satisfiedOverall(step: SurveyedStep, procedure: Procedure | null, settings: CaseSettings): Finding | null {
  const least = asked(procedure?.satisfaction.overall, settings.satisfiedOverall);
  const survey = surveyOf(step);
  if (least === null || survey === null) return null;
  const act = actOf(procedure, least);
  const reached = isReached(overallOf(survey), least.value);
  if (reached === null)
    return missing('satisfiedOverall', `${least.value} % are to be satisfied over all; no share is given.`, act);
  return reached ? null : shown('satisfiedOverall', `${least.value} % are to be satisfied over all; fewer are.`, act);
}

/** Enough are satisfied on every question, in a district in every commune: at least 80 % there (2021 to 2025). */
export function satisfiedOnEachItem(step: SurveyedStep, procedure: Procedure | null, settings: CaseSettings): Finding | null {
  const least = asked(procedure?.satisfaction.perItem, settings.satisfiedPerItem);
  const survey = surveyOf(step);
  if (least === null || survey === null) return null;
  const act = actOf(procedure, least);
  const open = survey.items.find((item) => isReached(item, least.value) === null);
  if (survey.items.length === 0 || open !== undefined)
    return missing(
      'satisfiedOnEachItem',
      `${least.value} % are to be satisfied on each question; not every share is given.`,
      act,
    );
  const below = survey.items.find((item) => isReached(item, least.value) === false);
  return below === undefined
    ? null
    : shown(
        'satisfiedOnEachItem',
        `${least.value} % are to be satisfied on each question; on question ${below.question} fewer are.`,
        act,
      );
}

/** How many are satisfied: counted, or as a document states it. */
export type SurveyShare = Pick<SurveyItem, 'satisfied' | 'answered' | 'percent'>;

/** The overall share: as the report states it, or as all items together come to. */
export function overallOf({ overallPercent, items }: Pick<SurveyFacts, 'overallPercent' | 'items'>): SurveyShare {
  if (overallPercent !== null) return { satisfied: null, answered: null, percent: overallPercent };
  let satisfied = 0;
  let answered = 0;
  for (const item of items) {
    if (item.satisfied === null || item.answered === null) return { satisfied: null, answered: null, percent: null };
    satisfied += item.satisfied;
    answered += item.answered;
  }
  return { satisfied, answered, percent: null };
}

/** Whether a share reaches so many percent, in whole numbers where it is counted; null where it is not known. */
export function isReached({ satisfied, answered, percent }: SurveyShare, least: number): boolean | null {
  if (satisfied !== null && answered !== null && answered > 0) return 100 * satisfied >= least * answered;
  const compared = percent === null ? null : compareDecimals(percent, String(least));
  return compared === null ? null : compared >= 0;
}
