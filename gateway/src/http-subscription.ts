import { traceHeaders } from '@ntm-ledger/telemetry';
import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import { GraphQLError, print } from 'graphql';
import type { Client, FormattedExecutionResult as FormattedResult } from 'graphql-ws';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { unavailableError } from './client-errors.js';
import type { ForwardedHeaders } from './forwarded-headers.js';
import type { GatewayLog } from './gateway-log.js';
import { pushedResults } from './pushed-results.js';
import type { Replicas } from './replicas.js';
import type { RuntimeRequest } from './runtime-executor.js';

/** One subscription at one service. */
export interface HttpSubscription {
  readonly request: RuntimeRequest;
  /** The service's GraphQL endpoints; its WebSockets are at the same places. */
  readonly replicas: Replicas;
  readonly headers: ForwardedHeaders;
  /** Milliseconds the service may take to accept the connection, and to answer a ping. */
  readonly timeoutMs: number;
  readonly subgraph: string;
  readonly log: GatewayLog;
}

/** Milliseconds between pings to a service. */
const PING_MS = 10_000;

/**
 * Subscribes at a service over a WebSocket of its own (`graphql-transport-ws`), whose connection parameters are the
 * operation's headers: two clients never share a connection, and the end of the one is the end of the other.
 *
 * Where a replica takes no connection, the others are asked for one. Once there was one it never connects a second time: only the client knows the last position it has seen, so a lost service ends the
 * subscription with an error and the client asks again from there. A connection that came back by itself would begin anew, with
 * events twice or, where no position was given, with events missing.
 */
export function httpSubscription(subscription: HttpSubscription): AsyncIterable<ExecutionResult> {
  const { request, subgraph, log } = subscription;
  const connection = openConnection(subscription);
  const results = pushedResults<ExecutionResult>({
    hold: connection.hold,
    release: connection.release,
    close: () => void connection.client.dispose(),
  });
  connection.client.subscribe<Record<string, unknown>, Record<string, unknown>>(
    {
      query: print(request.document),
      variables: request.variables ?? null,
      operationName: request.operationName ?? null,
    },
    {
      next: (result) => results.push(received(result)),
      error(reason) {
        const refused = Array.isArray(reason);
        if (!refused) log.warn({ subgraph, reason: reasonOf(reason) }, 'a subscription lost its service');
        results.push({ errors: refused ? reason.map(receivedError) : [unavailableError(subgraph)] });
        results.end();
      },
      complete: results.end,
    },
  );
  return results.reader;
}

interface Connection {
  readonly client: Client;
  readonly hold: () => void;
  readonly release: () => void;
}

/** A connection that is given up when the service is silent for too long. */
function openConnection({ replicas, headers, timeoutMs }: HttpSubscription): Connection {
  let socket: WebSocket | undefined;
  let silence: NodeJS.Timeout | undefined;
  const asked: string[] = [];
  let accepted = false;
  const client = createClient({
    url() {
      const url = replicas.next(asked) ?? replicas.next() ?? '';
      asked.push(url);
      return url.replace(/^http/, 'ws');
    },
    webSocketImpl: WebSocket,
    connectionParams: { ...headers, ...traceHeaders() },
    retryAttempts: replicas.urls.length - 1,
    shouldRetry: () => !accepted,
    retryWait: () => Promise.resolve(),
    connectionAckWaitTimeout: timeoutMs,
    keepAlive: PING_MS,
    on: {
      opened(opened) {
        if (opened instanceof WebSocket) socket = opened;
      },
      connected() {
        accepted = true;
        replicas.answered(asked.at(-1) ?? '');
      },
      ping(received) {
        // A socket that is held hears no answer either.
        if (!received && socket?.isPaused === false) silence = setTimeout(() => socket?.terminate(), timeoutMs);
      },
      pong: () => clearTimeout(silence),
      closed() {
        clearTimeout(silence);
        if (!accepted) replicas.failed(asked.at(-1) ?? '');
      },
    },
  });
  return { client, hold: () => socket?.pause(), release: () => socket?.resume() };
}

function received({ data, errors, extensions }: FormattedResult): ExecutionResult {
  return {
    ...(data === undefined ? {} : { data }),
    ...(errors === undefined ? {} : { errors: errors.map(receivedError) }),
    ...(extensions === undefined ? {} : { extensions }),
  };
}

function receivedError({ message, path, extensions }: GraphQLFormattedError): GraphQLError {
  return new GraphQLError(message, { path: path ?? null, extensions: extensions ?? null });
}

/** Why a connection ended, as far as the library says it: an error, or a close with a code. */
function reasonOf(reason: unknown): unknown {
  if (reason instanceof Error) return reason.message;
  return typeof reason === 'object' && reason !== null && 'code' in reason ? reason.code : 'unknown';
}
