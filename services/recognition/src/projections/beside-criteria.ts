import type { Level } from '@ntm-ledger/events';
import type { KnownDay } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import type { Case } from '../domain/cases/case.js';
import { conditionsStated } from '../domain/cases/condition-rules.js';
import { overallOf } from '../domain/cases/survey-rules.js';
import type { BesideCriteria, Satisfaction } from '../domain/readiness/index.js';
import type { CaseModel } from './case-model.js';

/**
 * What a unit's cases say of the conditions beside the criteria. For a level it is the case that was opened last which counts, unless the unit took it
 * back: what an older one found was found of another time.
 */
export function besideCriteria(cases: CaseModel, unitId: string, moment: Moment): BesideCriteria {
  const files = cases.casesOf(unitId, moment).filter(({ standing }) => standing !== 'WITHDRAWN');
  const fileFor = (level: Level): Case | undefined => files.findLast((file) => file.level === level);
  const statedFor = (level: Level): ReturnType<typeof conditionsStated> => conditionsStated(fileFor(level) ?? { steps: [] });
  return {
    satisfaction: (level) => satisfactionIn(fileFor(level)),
    constructionDebt: (level) => isSo(statedFor(level).constructionDebt, 'OUTSTANDING'),
    complexSecurity: (level) => isSo(statedFor(level).security, 'COMPLEX'),
    registeredSince: (level) => registrationOf(fileFor(level)),
  };
}

/** The day of the registration, as well as its source fixes it. */
function registrationOf(file: Case | undefined): KnownDay | null {
  const opening = file?.steps.find(({ step }) => step === 'REGISTRATION');
  return opening === undefined ? null : { on: opening.effectiveOn, precision: opening.precision };
}

function isSo<T>(stated: T | null, so: T): boolean | null {
  return stated === null ? null : stated === so;
}

/** The survey that stands in a case: one that a return undid is to be held anew. */
function satisfactionIn(file: Case | undefined): Satisfaction | null {
  const step = file?.standingStages.get('SATISFACTION_SURVEY');
  if (file === undefined || step === undefined) return null;
  const { effectiveOn: on, outcome, details } = step;
  const found = details?.kind === 'SURVEY' ? details : { overallPercent: null, items: [] };
  const { satisfiedOverall, satisfiedPerItem } = file.settings;
  // Of a survey without a single item nothing adds up: the share is not known, it is not none of none.
  const overall =
    found.overallPercent === null && found.items.length === 0
      ? { satisfied: null, answered: null, percent: null }
      : overallOf(found);
  return { on, outcome, overall, items: found.items, set: { satisfiedOverall, satisfiedPerItem } };
}
