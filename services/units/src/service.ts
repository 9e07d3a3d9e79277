import type { ServiceDefinition } from '@ntm-ledger/service-host';
import { buildSubgraph } from '@ntm-ledger/service-host';
import { ClassifyUnitsMutation } from './graphql/classify-units.js';
import { RecordReorganisationMutation } from './graphql/record-reorganisation.js';
import { RegisterUnitsMutation } from './graphql/register-units.js';
import { unitOf } from './graphql/unit.js';
import { UnitChangeLinks, UnitChangesQuery } from './graphql/unit-changes.js';
import { UnitClassifications } from './graphql/unit-classifications.js';
import { UnitFields } from './graphql/unit-fields.js';
import { UnitLineage } from './graphql/unit-lineage.js';
import { UnitQueries } from './graphql/unit-queries.js';
import { WithdrawFactMutation } from './graphql/withdraw-fact.js';
import { UnitsModel } from './projections/units-model.js';

/** The register of units: who stands where, under which name and code, and what came of whom. */
export const unitsService: ServiceDefinition<UnitsModel> = {
  name: 'units',
  code: import.meta.url,
  createModel: ({ register, assessments }) => new UnitsModel(register, assessments.criteriaSets),
  buildSchema: () =>
    buildSubgraph({
      resolvers: [
        UnitQueries,
        UnitFields,
        UnitLineage,
        UnitClassifications,
        UnitChangesQuery,
        UnitChangeLinks,
        RegisterUnitsMutation,
        RecordReorganisationMutation,
        ClassifyUnitsMutation,
        WithdrawFactMutation,
      ],
      references: {
        Unit: async (key, ctx) => {
          const state = await ctx.units.load(key);
          return state === undefined ? null : unitOf(state, key.moment);
        },
      },
    }),
};
