import type { ServiceDefinition } from '@ntm-ledger/service-host';
import { buildSubgraph } from '@ntm-ledger/service-host';
import { HistoryEventResolver } from './graphql/history-event-resolver.js';
import { LogResolver } from './graphql/log-resolver.js';
import { ReplaySubscription } from './graphql/replay-subscription.js';
import { UnitResolver } from './graphql/unit-resolver.js';
import { AuditModel } from './projections/audit-model.js';

/** The audit service: every event of the log, by unit and in sentences. It reads everything and decides nothing. */
export const auditService: ServiceDefinition<AuditModel> = {
  name: 'audit',
  code: import.meta.url,
  createModel: ({ register }) => new AuditModel(register),
  buildSchema: () =>
    buildSubgraph({
      resolvers: [UnitResolver, HistoryEventResolver, LogResolver, ReplaySubscription],
      references: {
        Unit: (key) => Promise.resolve(key),
      },
    }),
};
