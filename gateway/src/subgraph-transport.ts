import type { Transport } from '@graphql-mesh/transport-common';
import type { GatewayLog } from './gateway-log.js';
import { httpExecutor } from './http-executor.js';
import { localExecutor } from './local-executor.js';
import type { Subgraph } from './subgraph.js';

/** The kind under which the runtime knows the transport below. */
export const SUBGRAPH_TRANSPORT = 'ntm-subgraph';

/**
 * The one way from the gateway to its services, near or far. Where a service is comes from here and not from the
 * supergraph, so the same supergraph serves one process and a cluster.
 */
export function subgraphTransport(
  subgraphs: Readonly<Record<string, Subgraph>>,
  { timeoutMs, log }: { readonly timeoutMs: number; readonly log: GatewayLog },
): Transport {
  return {
    getSubgraphExecutor({ subgraphName }) {
      const subgraph = subgraphs[subgraphName];
      if (subgraph === undefined) throw new Error(`The gateway was not told where the service "${subgraphName}" is`);
      return subgraph.kind === 'local'
        ? localExecutor(subgraphName, subgraph.executor, log)
        : httpExecutor(subgraphName, { replicas: subgraph.replicas, timeoutMs, log });
    },
  };
}
