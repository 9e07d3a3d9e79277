import { scoreStated, unitAssessed } from './assessments.js';
import { caseOpened, caseReturned, caseStepRecorded, caseWithdrawn } from './cases.js';
import { claimRecorded } from './claims.js';
import { criteriaSetAmended, criteriaSetEnded, criteriaSetPublished } from './criteria-sets.js';
import { indicatorStated } from './indicators.js';
import { planAdopted, planAmended, supportGranted, supportRequested, taskCompleted } from './plans.js';
import { recognitionAnnounced, recognitionGranted, recognitionRefused, titleAcknowledged, titleRevoked } from './recognition.js';
import type { Told, Wording } from './told.js';
import {
  unitAbsorbed,
  unitCeded,
  unitClassified,
  unitEnded,
  unitEstablished,
  unitRecoded,
  unitRegistered,
  unitRenamed,
  unitReparented,
  unitRetyped,
} from './units.js';
import { factWithdrawn } from './withdrawal.js';

/** One sentence about an event that a person can read, in every language. An event type without a sentence does not compile. */
export function summarise({ event, names, about }: Told): Wording {
  switch (event.type) {
    case 'UnitRegistered':
      return unitRegistered({ event, names, about });
    case 'UnitEstablished':
      return unitEstablished({ event, names, about });
    case 'UnitEnded':
      return unitEnded({ event, names, about });
    case 'UnitAbsorbed':
      return unitAbsorbed({ event, names, about });
    case 'UnitCeded':
      return unitCeded({ event, names, about });
    case 'UnitRenamed':
      return unitRenamed({ event, names, about });
    case 'UnitRetyped':
      return unitRetyped({ event, names, about });
    case 'UnitRecoded':
      return unitRecoded({ event, names, about });
    case 'UnitReparented':
      return unitReparented({ event, names, about });
    case 'UnitClassified':
      return unitClassified({ event, names, about });
    case 'CriteriaSetPublished':
      return criteriaSetPublished({ event, names, about });
    case 'CriteriaSetAmended':
      return criteriaSetAmended({ event, names, about });
    case 'CriteriaSetEnded':
      return criteriaSetEnded({ event, names, about });
    case 'UnitAssessed':
      return unitAssessed({ event, names, about });
    case 'ScoreStated':
      return scoreStated({ event, names, about });
    case 'IndicatorStated':
      return indicatorStated({ event, names, about });
    case 'CaseOpened':
      return caseOpened({ event, names, about });
    case 'CaseStepRecorded':
      return caseStepRecorded({ event, names, about });
    case 'CaseReturned':
      return caseReturned({ event, names, about });
    case 'CaseWithdrawn':
      return caseWithdrawn({ event, names, about });
    case 'RecognitionGranted':
      return recognitionGranted({ event, names, about });
    case 'TitleAcknowledged':
      return titleAcknowledged({ event, names, about });
    case 'RecognitionRefused':
      return recognitionRefused({ event, names, about });
    case 'TitleRevoked':
      return titleRevoked({ event, names, about });
    case 'RecognitionAnnounced':
      return recognitionAnnounced({ event, names, about });
    case 'PlanAdopted':
      return planAdopted({ event, names, about });
    case 'PlanAmended':
      return planAmended({ event, names, about });
    case 'TaskCompleted':
      return taskCompleted({ event, names, about });
    case 'SupportRequested':
      return supportRequested({ event, names, about });
    case 'SupportGranted':
      return supportGranted({ event, names, about });
    case 'ClaimRecorded':
      return claimRecorded({ event, names, about });
    case 'FactWithdrawn':
      return factWithdrawn({ event, names, about }, about === null ? null : summarise(about));
  }
}
