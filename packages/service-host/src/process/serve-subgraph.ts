import { isPosition, parsePosition } from '@ntm-ledger/temporal';
import { inHttpSpan, outcomeOfStatus, requestDuration } from '@ntm-ledger/telemetry';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Mounted, ServiceHost } from '../host.js';
import type { AnswerOrigin } from './answer-origin.js';
import { sendJson } from './http-json.js';
import { openSubgraphHttp } from './subgraph-http.js';
import { openSubgraphWebSocket } from './subgraph-web-socket.js';

/** How long requests that are under way may take to be answered at the end, in milliseconds: half of what the end of a process may take. */
const GRACE_MS = 5_000;

/** A service that is served over HTTP. */
export interface SubgraphServer {
  readonly url: string;
  /** Ends in order; asked twice, it ends once. */
  close(): Promise<void>;
}

/**
 * Serves one service over HTTP, as a subgraph of a gateway in another process: `/graphql` (POST; WebSocket for subscriptions), `/questions` (several queries in one request),
 * `/healthz`, `/readyz`, and `/now`, the moment it is here, whether the process is ready (`?atLeast=` waits for a position) and what its answers
 * come from.
 */
export async function serveSubgraph(
  host: ServiceHost,
  service: Mounted,
  at: { host: string; port: number },
  logger: Logger,
  problems: () => readonly string[] = () => host.problems(),
  origin: () => Promise<AnswerOrigin | undefined> = () => Promise.resolve(undefined),
): Promise<SubgraphServer> {
  const server = createServer();
  const http = await openSubgraphHttp(host, service, server, logger);
  const sockets = openSubgraphWebSocket(service, server);
  const routes: Record<string, (request: IncomingMessage, response: ServerResponse) => Promise<void> | void> = {
    '/graphql': (request, response) => {
      const timed = requestDuration.start();
      response.once('close', () => {
        timed({ process: service.name, outcome: outcomeOfStatus(response.writableFinished ? response.statusCode : 499) });
      });
      const attributes = { 'ntm.service': service.name };
      return inHttpSpan({ route: '/graphql', attributes, request, response }, () => http.answer(request, response));
    },
    '/questions': (request, response) => http.answerTogether(request, response),
    '/healthz': (_request, response) => {
      sendJson(response, 200, { status: 'ok' });
    },
    '/readyz': (_request, response) => {
      const reasons = problems();
      sendJson(response, reasons.length === 0 ? 200 : 503, { status: reasons.length === 0 ? 'ok' : 'not ready', reasons });
    },
    '/now': async ({ url }, response) => {
      const atLeast = new URL(url ?? '/', 'http://subgraph').searchParams.get('atLeast') ?? '0';
      if (isPosition(atLeast))
        sendJson(response, 200, {
          moment: await host.settle(parsePosition(atLeast)),
          ready: problems().length === 0,
          ...(await origin()),
        });
      else
        sendJson(response, 400, {
          status: 'bad request',
          reasons: [`"${atLeast}" is not a position: expected digits, e.g. 184467`],
        });
    },
  };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [pathname = '/'] = (request.url ?? '/').split('?', 1);
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
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    const stopped = Promise.all([http.stop(), sockets.stop()]);
    server.closeIdleConnections();
    const patience = setTimeout(() => {
      server.closeAllConnections();
    }, GRACE_MS);
    await stopped;
    clearTimeout(patience);
  };
  return {
    url: `http://${at.host}:${String(port)}/graphql`,
    close: () => (closing ??= close()),
  };
}
