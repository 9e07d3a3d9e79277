import type { CaseSettings } from '@ntm-ledger/events';
import type { EntityKey, ReferenceResolver, ServiceDefinition } from '@ntm-ledger/service-host';
import { BadSetting, buildSubgraph } from '@ntm-ledger/service-host';
import { readCaseSettings } from './domain/cases/case-settings.js';
import { CaseQuery } from './graphql/case-query.js';
import { CLAIM_RESOLVERS } from './graphql/claims/index.js';
import { CommuneLevelsField } from './graphql/commune-levels.js';
import type { RecognitionContext } from './graphql/context.js';
import { DecisionOfACase } from './graphql/decision-of-a-case.js';
import { DecisionQuery } from './graphql/decision-query.js';
import { openCaseMutation } from './graphql/open-case.js';
import { PLAN_RESOLVERS } from './graphql/plans/index.js';
import { recognitionEventsResolver, RecognitionFeedQuery } from './graphql/recognition-events.js';
import { RecordAnnouncementMutation } from './graphql/record-announcement.js';
import { RecordCaseStepMutation } from './graphql/record-case-step.js';
import { RecordDecisionMutation } from './graphql/record-decision.js';
import { TitleChangesQuery } from './graphql/title-changes-query.js';
import { viewTitle } from './graphql/title-type.js';
import { TitlesAwardedField } from './graphql/titles-awarded.js';
import { UnitFields } from './graphql/unit-fields.js';
import { UnitReadiness } from './graphql/unit-readiness.js';
import { UnitRevocation } from './graphql/unit-revocation.js';
import { viewDecision } from './projections/decision-view.js';
import { RecognitionModel } from './projections/recognition-model.js';

export interface RecognitionOptions {
  /** How often a subscription that has nothing to say says so. Default 15 s, below the idle timeout of the proxies on the way. */
  readonly heartbeatMs?: number;
  /** What this office sets for the cases opened from now on, where no source gives a figure; see `readCaseSettings`. Default: nothing. */
  readonly caseSettings?: string;
}

/** A decision reached by its key is shown whatever became of it: whoever holds the key (a withdrawal, say) speaks of that decision. */
const decisionOf = async ({ id, moment }: EntityKey, ctx: RecognitionContext): Promise<object | null> => {
  await ctx.reach(moment);
  const event = ctx.model.titles.decisionRecorded(id);
  return event === undefined || event.position > moment.position ? null : viewDecision(ctx.model.titles, event, moment);
};

const titleOf = async ({ id, moment }: EntityKey, ctx: RecognitionContext): Promise<object | null> => {
  await ctx.reach(moment);
  const title = ctx.model.titles.titleAt(id, moment);
  return title === undefined ? null : viewTitle(ctx.model.titles, title, moment);
};

const references: Record<string, ReferenceResolver> = {
  Unit: (key) => Promise.resolve(key),
  Decision: decisionOf,
  Title: titleOf,
};

/**
 * Makes the service of recognition: cases and their procedures, decisions, the titles they give and take, announcements, and the feed of decisions.
 * @throws BadSetting for settings of cases that set nothing.
 */
export function createRecognitionService({
  heartbeatMs = 15_000,
  caseSettings = '',
}: RecognitionOptions = {}): ServiceDefinition<RecognitionModel> {
  const settings = settingsOfCases(caseSettings);
  return {
    name: 'recognition',
    code: import.meta.url,
    createModel: ({ register, assessments }) => new RecognitionModel(register, assessments),
    buildSchema: () =>
      buildSubgraph({
        resolvers: [
          UnitFields,
          CommuneLevelsField,
          TitlesAwardedField,
          CaseQuery,
          openCaseMutation(settings),
          RecordCaseStepMutation,
          UnitReadiness,
          UnitRevocation,
          DecisionQuery,
          DecisionOfACase,
          TitleChangesQuery,
          RecordDecisionMutation,
          RecordAnnouncementMutation,
          RecognitionFeedQuery,
          recognitionEventsResolver(heartbeatMs),
          ...PLAN_RESOLVERS,
          ...CLAIM_RESOLVERS,
        ],
        references,
      }),
  };
}

function settingsOfCases(text: string): CaseSettings {
  try {
    return readCaseSettings(text);
  } catch (error) {
    throw new BadSetting(`NTM_CASE_SETTINGS: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export const recognitionService: ServiceDefinition<RecognitionModel> = createRecognitionService();
