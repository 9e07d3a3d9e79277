import type { Executor, TransportGetSubgraphExecutorOptions } from '@graphql-mesh/transport-common';
import httpTransport from '@graphql-mesh/transport-http';
import { getOperationAST, OperationTypeNode } from 'graphql';
import { unavailableError } from './client-errors.js';
import { forwardedOf } from './forwarded-headers.js';
import type { GatewayLog } from './gateway-log.js';
import { httpSubscription } from './http-subscription.js';
import type { RuntimeRequest } from './runtime-executor.js';
import { runtimeExecutor } from './runtime-executor.js';

/** Where a service is and how long it may think. */
export interface HttpSubgraphOptions {
  readonly url: string;
  /** Milliseconds it may take for the answer of a query or mutation, and to accept a subscription's connection. */
  readonly timeoutMs: number;
  readonly log: GatewayLog;
}

/**
 * The runtime's executor for a service behind HTTP. Queries and mutations go through the library's transport, with the
 * operation's headers put on each request itself: templates in `transportEntries` would do for requests of an HTTP
 * client, but nothing else carries them on the entity fetches of a WebSocket client's subscription.
 */
export function httpExecutor(
  payload: TransportGetSubgraphExecutorOptions,
  { url, timeoutMs, log }: HttpSubgraphOptions,
): Executor {
  const { subgraphName } = payload;
  const fetchOnce = httpTransport.getSubgraphExecutor({
    ...payload,
    transportEntry: {
      kind: 'http',
      subgraph: subgraphName,
      location: url,
      // Requests of two clients that read alike must not share one fetch: the first to leave would abort the other's.
      options: { timeout: timeoutMs, deduplicateInflightRequests: false },
    },
  });
  return runtimeExecutor(async (request) => {
    const headers = forwardedOf(request.context);
    if (isSubscription(request)) {
      return httpSubscription({ request, url, headers, timeoutMs, subgraph: subgraphName, log });
    }
    const result = await fetchOnce({ ...request, extensions: { ...request.extensions, headers } });
    if (Symbol.asyncIterator in result || !result.errors?.some(isTransportError)) return result;
    log.warn({ subgraph: subgraphName, err: result.errors[0] }, 'a service did not answer');
    return { errors: [unavailableError(subgraphName)] };
  });
}

/** Codes that the library gives to what is no answer of GraphQL: no connection, no answer in time, an answer of another kind. */
const TRANSPORT_CODES: ReadonlySet<unknown> = new Set(['SUBREQUEST_HTTP_ERROR', 'TIMEOUT_ERROR', 'RESPONSE_VALIDATION_FAILED']);

function isTransportError(error: { readonly extensions?: Readonly<Record<string, unknown>> }): boolean {
  return TRANSPORT_CODES.has(error.extensions?.['code']);
}

function isSubscription({ document, operationName }: RuntimeRequest): boolean {
  return getOperationAST(document, operationName)?.operation === OperationTypeNode.SUBSCRIPTION;
}
