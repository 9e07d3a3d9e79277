import type { ServiceDefinition } from '@ntm-ledger/service-host';
import { badUserInput, buildSubgraph } from '@ntm-ledger/service-host';
import type { Moment } from '@ntm-ledger/temporal';
import { parseMoment } from '@ntm-ledger/temporal';
import { HistoryEventResolver } from './graphql/history-event-resolver.js';
import { LogResolver } from './graphql/log-resolver.js';
import { UnitResolver } from './graphql/unit-resolver.js';
import { AuditModel } from './projections/audit-model.js';

/** The audit service: every event of the log, by unit and in sentences. It reads everything and decides nothing. */
export const auditService: ServiceDefinition<AuditModel> = {
  name: 'audit',
  createModel: (register) => new AuditModel(register),
  buildSchema: () =>
    buildSubgraph({
      resolvers: [UnitResolver, HistoryEventResolver, LogResolver],
      references: {
        Unit: async (reference) => ({ id: String(reference['id']), moment: momentOf(reference['moment']) }),
      },
    }),
};

/** A key comes as raw text. @throws GraphQLError BAD_USER_INPUT */
function momentOf(text: unknown): Moment {
  try {
    return parseMoment(String(text));
  } catch (error) {
    throw badUserInput([{ path: 'moment', message: error instanceof Error ? error.message : String(error) }]);
  }
}
