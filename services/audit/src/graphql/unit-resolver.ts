import type { RequestContext, Page } from '@ntm-ledger/service-host';
import { pageOf } from '@ntm-ledger/service-host';
import { allPredecessors } from '@ntm-ledger/register';
import { formatPosition } from '@ntm-ledger/temporal';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AuditModel } from '../projections/audit-model.js';
import { readEvents } from '../reading/read-events.js';
import type { HistoryEventType } from './history-event.js';
import { HistoryArgs, HistoryConnectionType } from './history-connection.js';
import { historyEvent } from './history-event.js';
import { UnitType } from './unit.js';

/** What the audit adds to a unit. */
@Resolver(() => UnitType)
export class UnitResolver {
  @FieldResolver(() => HistoryConnectionType, {
    nullable: true,
    description:
      'Every event about the unit that was known and in force at the moment, oldest first, in order of (effectiveOn, position). ' +
      'Facts withdrawn since are kept and say so.',
  })
  async history(
    @Root() { id, moment }: UnitType,
    @Args(() => HistoryArgs) { first, after, includePredecessors }: HistoryArgs,
    @Ctx() context: RequestContext<AuditModel>,
  ): Promise<Page<HistoryEventType>> {
    await context.reach(moment);
    const { events } = context.model;
    const origins = includePredecessors ? allPredecessors(context.register, id, moment) : [];
    const positions = events.about([id, ...origins.map(({ unit }) => unit.id)], moment);
    const page = pageOf(positions, formatPosition, { first, after });
    const read = await readEvents(context.store, page.nodes);
    const known = moment.position;
    const nodes = read.map((one) =>
      historyEvent(one, { known, withdrawnBy: events.withdrawalOf(one.event.position, known), moment }),
    );
    const edges = page.edges.flatMap(({ cursor }, index) => {
      const node = nodes[index];
      return node === undefined ? [] : [{ cursor, node }];
    });
    return { nodes, edges, pageInfo: page.pageInfo, totalCount: page.totalCount };
  }
}
