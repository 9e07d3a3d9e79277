import { START } from '@ntm-ledger/event-store';
import { parsePosition } from '@ntm-ledger/temporal';
import { createHandler } from 'graphql-sse/lib/use/http';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ExecutionArgs } from 'graphql';
import type { Logger } from 'pino';
import type { SubgraphResult } from '../graphql/execution.js';
import type { Mounted, ServiceHost } from '../host.js';
import { sendJson, singleValued } from './http-json.js';
import { openSubgraphHttp } from './subgraph-http.js';
import { openSubgraphWebSocket } from './subgraph-web-socket.js';

/** A service that is served over HTTP. */
export interface SubgraphServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves one service over HTTP, as a subgraph of a gateway in another process: `/graphql` (POST; with `accept: text/event-stream` a
 * stream of events in the distinct-connections mode of graphql-sse; WebSocket, by which the gateway subscribes), `/healthz`, `/readyz`,
 * and `/now`, the moment it is here (`?atLeast=` waits for a position).
 */
export async function serveSubgraph(
  host: ServiceHost,
  service: Mounted,
  at: { host: string; port: number },
  logger: Logger,
): Promise<SubgraphServer> {
  const server = createServer();
  const http = await openSubgraphHttp(host, service, server, logger);
  const streams = openStreams(service);
  const sockets = openSubgraphWebSocket(service, server);
  const routes: Record<string, (request: IncomingMessage, response: ServerResponse) => Promise<void> | void> = {
    '/graphql': (request, response) => (wantsStream(request) ? streams(request, response) : http.answer(request, response)),
    '/healthz': (_request, response) => {
      sendJson(response, 200, { status: 'ok' });
    },
    '/readyz': (_request, response) => {
      const reasons = host.problems();
      sendJson(response, reasons.length === 0 ? 200 : 503, { status: reasons.length === 0 ? 'ok' : 'not ready', reasons });
    },
    '/now': async ({ url }, response) => {
      const atLeast = new URL(url ?? '/', 'http://subgraph').searchParams.get('atLeast');
      sendJson(response, 200, { moment: await host.settle(atLeast === null ? START : parsePosition(atLeast)) });
    },
  };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://subgraph');
    const route = routes[pathname];
    if (route === undefined)
      sendJson(response, 404, { status: 'not found', reasons: [`There is nothing at ${pathname}; GraphQL is at /graphql`] });
    else await route(request, response);
  };
  server.on('request', (request, response) => {
    respond(request, response).catch((error: unknown) => {
      logger.error({ err: error }, 'a request failed');
      if (!response.headersSent) sendJson(response, 500, { status: 'failed', reasons: ['Internal server error'] });
      else response.destroy();
    });
  });
  server.listen(at.port, at.host);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : at.port;
  return {
    url: `http://${at.host}:${String(port)}/graphql`,
    async close() {
      const stopped = Promise.all([http.stop(), sockets.stop()]);
      server.closeAllConnections();
      await stopped;
    },
  };
}

function wantsStream({ headers }: IncomingMessage): boolean {
  return headers.accept?.includes('text/event-stream') === true;
}

/** Streams go through the service's one executor, so that a subscription is answered like everything else. */
function openStreams(service: Mounted): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  type StreamContext = Record<PropertyKey, unknown> & { readonly headers: Record<string, string | undefined> };
  const execute = ({ document, variableValues, operationName, contextValue }: ExecutionArgs): Promise<SubgraphResult> =>
    service.execute({
      document,
      variables: { ...variableValues },
      operationName: operationName ?? undefined,
      headers: (contextValue as StreamContext).headers,
    });
  return createHandler<StreamContext>({
    schema: service.schema,
    context: (request) => Promise.resolve({ headers: singleValued(request.raw.headers) }),
    execute,
    subscribe: execute,
  });
}
