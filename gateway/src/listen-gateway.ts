import { inHttpSpan, outcomeOfStatus, requestDuration } from '@ntm-ledger/telemetry';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { Gateway } from './create-gateway.js';
import { GRAPHQL_PATH } from './create-gateway.js';

/** Says what still stands in the way, one sentence a reason; nothing stands in the way when there are none. */
export type HealthCheck = () => Promise<readonly string[]>;

/** Where and how to listen. */
export interface ListenOptions {
  readonly gateway: Gateway;
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** What keeps the process from being alive, for `/healthz`; that it answers is enough by default. */
  readonly live?: HealthCheck;
  /** What keeps it from answering well (projections that lag behind), for `/readyz`; nothing by default. */
  readonly ready?: HealthCheck;
  /** What does not keep it from answering well and is worth knowing all the same (slower, without Redis), for `/readyz`; nothing by default. */
  readonly notes?: () => readonly string[];
  /** Milliseconds that operations under way have at the end; 5,000 by default. */
  readonly graceMs?: number;
}

/** A gateway that listens. */
export interface ListeningGateway {
  readonly server: Server;
  /** Where GraphQL is, e.g. `http://127.0.0.1:4000/graphql`. */
  readonly url: string;
  readonly port: number;
  /** Ends in order; asked twice, it ends once. See `listenGateway`. */
  readonly close: () => Promise<void>;
}

/**
 * Serves a gateway on `/graphql` (POST, GET, server-sent events, WebSocket) with `/healthz` and `/readyz` beside it.
 *
 * Its end has an order: not ready any more and no new connections, subscriptions told to come again elsewhere, operations
 * under way answered within `graceMs`, and only then the gateway disposed of.
 */
export async function listenGateway(options: ListenOptions): Promise<ListeningGateway> {
  const { gateway, host, port, live, ready, notes = () => [], graceMs = 5_000 } = options;
  let closing: Promise<void> | undefined;

  const server = createServer((request, response) => {
    const path = pathOf(request);
    const timed = requestDuration.start();
    response.once('close', () => {
      // An answered client keeps its connection for a next request, which is not to come here any more.
      if (closing !== undefined) setImmediate(() => server.closeIdleConnections());
      // A stream of events goes on for as long as its client likes: no answer that takes long.
      if (path === GRAPHQL_PATH && response.getHeader('content-type') !== 'text/event-stream')
        timed({ process: 'gateway', outcome: outcomeOfStatus(response.writableFinished ? response.statusCode : 499) });
    });
    if (path === GRAPHQL_PATH) inHttpSpan({ route: path, request, response }, () => gateway.handler(request, response));
    else if (path === '/healthz') void answerHealth(response, live, []);
    else if (path === '/readyz') void answerHealth(response, closing === undefined ? ready : shuttingDown, notes());
    else
      answerJson(response, 404, { status: 'not found', reasons: [`There is nothing at ${path}; GraphQL is at ${GRAPHQL_PATH}`] });
  });
  server.on('upgrade', (request, socket, head) => {
    // A server that hands a socket over no longer watches it, and an error that nobody watches ends the process.
    socket.on('error', () => socket.destroy());
    if (pathOf(request) === GRAPHQL_PATH && closing === undefined) gateway.handleUpgrade(request, socket, head);
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  server.listen(port, host);
  await once(server, 'listening');

  const end = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    const patience = setTimeout(() => {
      server.closeAllConnections();
    }, graceMs);
    await Promise.all([gateway.endSubscriptions(graceMs), closed]);
    clearTimeout(patience);
    await gateway.dispose();
  };
  const boundPort = portOf(server);
  return {
    server,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${String(boundPort)}${GRAPHQL_PATH}`,
    port: boundPort,
    close: () => (closing ??= end()),
  };
}

const shuttingDown: HealthCheck = () => Promise.resolve(['The gateway is shutting down']);

async function answerHealth(response: ServerResponse, check: HealthCheck | undefined, notes: readonly string[]): Promise<void> {
  const reasons = await reasonsOf(check);
  const ok = reasons.length === 0;
  answerJson(response, ok ? 200 : 503, { status: ok ? 'ok' : 'not ready', reasons, ...(notes.length === 0 ? {} : { notes }) });
}

/** A check that fails is a reason itself. */
async function reasonsOf(check: HealthCheck | undefined): Promise<readonly string[]> {
  try {
    return (await check?.()) ?? [];
  } catch (error) {
    return [`The check failed: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function answerJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}

/** The path as asked, without the query. A request target that is no path (`*`, a proxy's whole URL) is left as it is. */
function pathOf({ url = '/' }: IncomingMessage): string {
  const [path = '/'] = url.split('?', 1);
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port');
  return address.port;
}
