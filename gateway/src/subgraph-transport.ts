import type { Executor, Transport } from '@graphql-mesh/transport-common';
import { withFetchSpans } from './fetch-spans.js';
import type { GatewayLog } from './gateway-log.js';
import { httpExecutor } from './http-executor.js';
import { localExecutor } from './local-executor.js';
import type { Subgraph } from './subgraph.js';

/** The kind under which the runtime knows the transport below. */
export const SUBGRAPH_TRANSPORT = 'ntm-subgraph';

/** The way to each service by its name, made once. @throws Error for a service that nobody led to */
export type SubgraphExecutors = (subgraph: string) => Executor;

/** Makes the ways to the services. */
export function subgraphExecutors(
  subgraphs: Readonly<Record<string, Subgraph>>,
  { timeoutMs, log, closed }: { readonly timeoutMs: number; readonly log: GatewayLog; readonly closed: AbortSignal },
): SubgraphExecutors {
  const made = new Map(
    Object.entries(subgraphs).map(([name, subgraph]): [string, Executor] => [
      name,
      withFetchSpans(
        name,
        subgraph.kind === 'local'
          ? localExecutor(name, subgraph.executor, log)
          : httpExecutor(name, { replicas: subgraph.replicas, timeoutMs, log, closed }),
      ),
    ]),
  );
  return (subgraph) => {
    const executor = made.get(subgraph);
    if (executor === undefined) throw new Error(`The gateway was not told where the service "${subgraph}" is`);
    return executor;
  };
}

/**
 * The one way from the gateway to its services, near or far. Where a service is comes from here and not from the
 * supergraph, so the same supergraph serves one process and a cluster.
 */
export function subgraphTransport(executors: SubgraphExecutors): Transport {
  return { getSubgraphExecutor: ({ subgraphName }) => executors(subgraphName) };
}
