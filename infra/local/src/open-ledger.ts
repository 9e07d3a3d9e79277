import type { EventStore } from '@ntm-ledger/event-store';
import { openEventStore, START } from '@ntm-ledger/event-store';
import type { GatewayOptions, ListeningGateway } from '@ntm-ledger/gateway';
import { createGateway, listenGateway } from '@ntm-ledger/gateway';
import type { Settings } from '@ntm-ledger/service-host';
import { parsePosition } from '@ntm-ledger/temporal';
import { LOG_FILE, localVerifier, openLocalKey, ServiceHost, signToken, snapshotsOf } from '@ntm-ledger/service-host';
import type { ExecutionResult } from 'graphql';
import { getOperationAST, Kind, parse } from 'graphql';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { allServices } from './services.js';
import { checkedInSupergraph } from './supergraph.js';

/** A mutation as a client would send it. */
export interface Mutation {
  readonly document: string;
  readonly variables: Record<string, unknown>;
}

/** The whole ledger in this process, on the embedded log. */
export interface Ledger {
  readonly store: EventStore;
  /** The services, and the one follower of the log that feeds them. */
  readonly host: ServiceHost;
  readonly isEmpty: boolean;
  /** Sends a mutation to the service it belongs to, as a clerk of the country would. */
  send(mutation: Mutation): Promise<ExecutionResult>;
  /** Serves a gateway over it, as its defaults are or otherwise. */
  listen(otherwise?: Pick<GatewayOptions, 'keptAnswerBytes' | 'planQueries'>): Promise<ListeningGateway>;
  close(): Promise<void>;
}

/** Opens the log of a data folder and mounts every service on it. @throws LogInUse when another process has the log open. */
export async function openLedger(settings: Settings, logger: Logger): Promise<Ledger> {
  await mkdir(settings.dataDir, { recursive: true });
  const store = await openEventStore({
    url: settings.eventStoreUrl,
    path: join(settings.dataDir, LOG_FILE),
    report: (sentence) => {
      logger.warn(sentence);
    },
  });
  const isEmpty = (await store.head()) === START;
  const key = await openLocalKey(settings.dataDir);
  const verifier = await localVerifier(key);
  const host = await ServiceHost.open({ store, services: allServices(settings), verifier, logger, ...snapshotsOf(settings) });
  const authorization = `Bearer ${await signToken(key, { actorId: 'sample-loader', role: 'clerk', scope: 'VN' }, 1)}`;
  return {
    store,
    host,
    isEmpty,
    async send({ document, variables }) {
      const parsed = parse(document);
      const field = rootFieldOf(parsed);
      const service = host.services.find(
        ({ schema }) => field !== undefined && schema.getMutationType()?.getFields()[field] !== undefined,
      );
      if (service === undefined) throw new Error(`no service has the mutation ${field ?? '(none)'}`);
      const result = await service.execute({ document: parsed, variables, headers: { authorization } });
      if (Symbol.asyncIterator in result) throw new Error(`${field ?? ''} is no mutation`);
      return result;
    },
    async listen(otherwise) {
      const gateway = await createGateway({
        supergraph: await checkedInSupergraph(),
        subgraphs: Object.fromEntries(
          host.services.map((service) => [service.name, { kind: 'local', executor: (request) => service.execute(request) }]),
        ),
        settle: (minPosition) => host.settle(minPosition === undefined ? START : parsePosition(minPosition)),
        local: true,
        logger,
        ...otherwise,
      });
      return listenGateway({ gateway, host: settings.host, port: settings.port, ready: () => Promise.resolve(host.problems()) });
    },
    async close() {
      await host.close();
      await store.close();
    },
  };
}

function rootFieldOf(document: ReturnType<typeof parse>): string | undefined {
  const [selection] = getOperationAST(document)?.selectionSet.selections ?? [];
  return selection?.kind === Kind.FIELD ? selection.name.value : undefined;
}
