import type { ExecutionArgs } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import type { Server } from 'node:http';
import { WebSocketServer } from 'ws';
import type { SubgraphRequest, SubgraphResult } from '../graphql/execution.js';
import type { Mounted } from '../host.js';

/** The WebSocket side of a service that is served over HTTP. */
export interface SubgraphWebSocket {
  /** Ends every subscription: clients see their connection close with 1001. */
  stop(): Promise<void>;
}

/**
 * Answers subscriptions of one service over WebSocket (`graphql-transport-ws`) at `/graphql`. A connection's parameters are the headers of
 * its operations, as the gateway sends them; what runs is the service's one executor.
 */
export function openSubgraphWebSocket(service: Mounted, server: Server): SubgraphWebSocket {
  const execute = ({ document, variableValues, operationName, contextValue }: ExecutionArgs): Promise<SubgraphResult> =>
    service.execute({
      document,
      variables: { ...variableValues },
      operationName: operationName ?? undefined,
      headers: contextValue as SubgraphRequest['headers'],
    });
  const protocol = useServer(
    { schema: service.schema, context: ({ connectionParams }) => textsOf(connectionParams ?? {}), execute, subscribe: execute },
    new WebSocketServer({ server, path: '/graphql' }),
  );
  return {
    async stop() {
      await protocol.dispose();
    },
  };
}

/** The parameters that can be headers, their names in lower case. */
function textsOf(params: Readonly<Record<string, unknown>>): SubgraphRequest['headers'] {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'string') texts[name.toLowerCase()] = value;
  }
  return texts;
}
