import type { ServiceDefinition } from '@ntm-ledger/service-host';
import { buildSubgraph } from '@ntm-ledger/service-host';
import {
  CriteriaSetChangesResolver,
  CriteriaSetResolver,
  IndicatorFactsResolver,
  ScoringResolver,
  SummaryResolver,
  UnitResolver,
  UnitRoundsResolver,
} from './graphql/index.js';
import { Assessments } from './projections/index.js';

/** The service of criteria sets and scorecards. */
export const assessmentsService: ServiceDefinition<Assessments> = {
  name: 'assessments',
  createModel: (register) => new Assessments(register),
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
