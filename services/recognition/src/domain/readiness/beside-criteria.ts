import type { CaseSettings, Level, StepOutcome } from '@ntm-ledger/events';
import type { KnownDay } from '@ntm-ledger/register';
import type { IsoDate } from '@ntm-ledger/temporal';
import type { SurveyShare } from '../cases/survey-rules.js';

/** How many are satisfied with one content. */
export interface CountedContent extends SurveyShare {
  /** The unit that it was counted in, where a district's survey counts each commune; null for the whole. */
  readonly unitId: string | null;
}

/** What a survey of residents found. */
export interface Satisfaction {
  readonly on: IsoDate;
  /** How whoever held it judged it; null where the source does not say. */
  readonly outcome: StepOutcome | null;
  readonly overall: SurveyShare;
  /** Each content; of a district, in each of its communes. Empty where contents were not told apart. */
  readonly items: readonly CountedContent[];
  /** The rates that this office has set for the case, where no source gives them. */
  readonly set: Pick<CaseSettings, 'satisfiedOverall' | 'satisfiedPerItem'>;
}

/**
 * What conditions beside the criteria rest on, as known of one unit at one moment. They are no criteria: a commune that meets 19 of 19 can
 * still fail them. Null: nothing is known.
 */
export interface BesideCriteria {
  /** The survey that stands for a level. */
  satisfaction(level: Level): Satisfaction | null;
  /** Whether construction debt of the programme is outstanding. */
  constructionDebt(level: Level): boolean | null;
  /** Whether the unit is "phức tạp về an ninh, trật tự" in the sense of the Ministry of Public Security. */
  complexSecurity(level: Level): boolean | null;
  /** Since when the unit is registered for a level. */
  registeredSince(level: Level): KnownDay | null;
}
