import type { ServiceDefinition } from '@ntm-ledger/service-host';
import { buildSubgraph } from '@ntm-ledger/service-host';
import type { Assessments } from '@ntm-ledger/scoring';
import {
  CriteriaSetChangesResolver,
  CriteriaSetResolver,
  IndicatorFactsResolver,
  ScoringResolver,
  SummaryResolver,
  UnitResolver,
  UnitRoundsResolver,
} from './graphql/index.js';

/** The service of criteria sets and scorecards. */
export const assessmentsService: ServiceDefinition<Assessments> = {
  name: 'assessments',
  code: import.meta.url,
  createModel: ({ assessments }) => assessments,
  buildSchema: () =>
    buildSubgraph({
      resolvers: [
        CriteriaSetChangesResolver,
        CriteriaSetResolver,
        IndicatorFactsResolver,
        ScoringResolver,
        SummaryResolver,
        UnitResolver,
        UnitRoundsResolver,
      ],
      references: { Unit: (key) => Promise.resolve(key) },
    }),
};
