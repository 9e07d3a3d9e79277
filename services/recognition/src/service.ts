import type { EntityKey, ReferenceResolver, ServiceDefinition } from '@ntm-ledger/service-host';
import { buildSubgraph } from '@ntm-ledger/service-host';
import { CommuneLevelsField } from './graphql/commune-levels.js';
import type { RecognitionContext } from './graphql/context.js';
import { DecisionQuery } from './graphql/decision-query.js';
import { recognitionEventsResolver, RecognitionFeedQuery } from './graphql/recognition-events.js';
import { RecordAnnouncementMutation } from './graphql/record-announcement.js';
import { RecordDecisionMutation } from './graphql/record-decision.js';
import { viewTitle } from './graphql/title-type.js';
import { TitlesAwardedField } from './graphql/titles-awarded.js';
import { UnitFields } from './graphql/unit-fields.js';
import { viewDecision } from './projections/decision-view.js';
import { RecognitionModel } from './projections/recognition-model.js';

export interface RecognitionOptions {
  /** How often a subscription that has nothing to say says so. Default 15 s, below the idle timeout of the proxies on the way. */
  readonly heartbeatMs?: number;
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

/** Makes the service of recognition: decisions, the titles they give and take, announcements, and the feed of all of it. */
export function createRecognitionService({ heartbeatMs = 15_000 }: RecognitionOptions = {}): ServiceDefinition<RecognitionModel> {
  return {
    name: 'recognition',
    createModel: ({ register, assessments }) => new RecognitionModel(register, assessments),
    buildSchema: () =>
      buildSubgraph({
        resolvers: [
          UnitFields,
          CommuneLevelsField,
          TitlesAwardedField,
          DecisionQuery,
          RecordDecisionMutation,
          RecordAnnouncementMutation,
          RecognitionFeedQuery,
          recognitionEventsResolver(heartbeatMs),
        ],
        references,
      }),
  };
}

export const recognitionService: ServiceDefinition<RecognitionModel> = createRecognitionService();
