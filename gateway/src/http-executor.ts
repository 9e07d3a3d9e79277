import type { Executor, TransportGetSubgraphExecutorOptions } from '@graphql-mesh/transport-common';
import httpTransport from '@graphql-mesh/transport-http';
import type { ExecutionResult, GraphQLError } from 'graphql';
import { getOperationAST, OperationTypeNode } from 'graphql';
import { unavailableError } from './client-errors.js';
import { forwardedOf } from './forwarded-headers.js';
import type { GatewayLog } from './gateway-log.js';
import { httpSubscription } from './http-subscription.js';
import type { Replicas } from './replicas.js';
import type { RuntimeRequest } from './runtime-executor.js';
import { runtimeExecutor } from './runtime-executor.js';

/** Where a service is and how long it may think. */
export interface HttpSubgraphOptions {
  readonly replicas: Replicas;
  /** Milliseconds it may take for the answer of a query or mutation, and to accept a subscription's connection. */
  readonly timeoutMs: number;
  readonly log: GatewayLog;
}

/**
 * The runtime's executor for a service behind HTTP. Queries and mutations go through the library's transport, with the
 * operation's headers put on each request itself: templates in `transportEntries` would do for requests of an HTTP
 * client, but nothing else carries them on the entity fetches of a WebSocket client's subscription.
 *
 * A replica that does not answer is passed over for a while. What it was asked is asked once more elsewhere: a query always, since asking changes
 * nothing; a mutation only where it was never sent, since one without an answer may be recorded.
 */
export function httpExecutor(
  payload: TransportGetSubgraphExecutorOptions,
  { replicas, timeoutMs, log }: HttpSubgraphOptions,
): Executor {
  const { subgraphName } = payload;
  const executors = new Map(
    replicas.urls.map((url) => [
      url,
      httpTransport.getSubgraphExecutor({
        ...payload,
        transportEntry: {
          kind: 'http',
          subgraph: subgraphName,
          location: url,
          // Requests of two clients that read alike must not share one fetch: the first to leave would abort the other's.
          options: { timeout: timeoutMs, deduplicateInflightRequests: false },
        },
      }),
    ]),
  );
  /** What a replica answers; an error when it does not. */
  const attempt = async (url: string, request: RuntimeRequest, isQuery: boolean): Promise<Attempt> => {
    const execute = executors.get(url);
    if (execute === undefined) throw new Error(`nothing leads to ${url}`);
    const extensions = { ...request.extensions, headers: forwardedOf(request.context) };
    const answer = Promise.resolve(execute({ ...request, extensions }));
    const given = await (isQuery ? untilGivenUp(answer, url, replicas) : answer);
    if (given === undefined) return { kind: 'failed', errors: [new Error(`${url} is silent`)] };
    if (Symbol.asyncIterator in given) return { kind: 'answered', result: given };
    if (!given.errors?.some(isTransportError)) {
      replicas.answered(url);
      return { kind: 'answered', result: given };
    }
    // Who leaves before the answer takes the request away; the replica has done nothing wrong.
    if (!hasLeft(request)) replicas.failed(url);
    return { kind: 'failed', errors: given.errors };
  };

  return runtimeExecutor(async (request) => {
    const type = operationType(request);
    if (type === OperationTypeNode.SUBSCRIPTION)
      return httpSubscription({
        request,
        replicas,
        headers: forwardedOf(request.context),
        timeoutMs,
        subgraph: subgraphName,
        log,
      });
    const isQuery = type === OperationTypeNode.QUERY;
    const asked: string[] = [];
    const lost = lostTo(request.context);
    const gaveUp = (): ExecutionResult => {
      lost.add(subgraphName);
      return { errors: [unavailableError(subgraphName)] };
    };
    if (lost.has(subgraphName)) return gaveUp();
    for (;;) {
      const url = replicas.next(asked);
      if (url === undefined) return gaveUp();
      const attempted = await attempt(url, request, isQuery);
      if (attempted.kind === 'answered') return attempted.result;
      log.warn({ subgraph: subgraphName, url, err: attempted.errors[0] }, 'a service did not answer');
      asked.push(url);
      const mayBeAskedAgain = asked.length < 2 && !hasLeft(request) && (isQuery || attempted.errors.every(wasNeverSent));
      if (!mayBeAskedAgain) return gaveUp();
    }
  });
}

type Attempt =
  | { readonly kind: 'answered'; readonly result: ExecutionResult | AsyncIterable<ExecutionResult> }
  | { readonly kind: 'failed'; readonly errors: readonly (Error | GraphQLError)[] };

/** An answer, or undefined when its replica is given up before. */
async function untilGivenUp<Answer>(answer: Promise<Answer>, url: string, replicas: Replicas): Promise<Answer | undefined> {
  const { promise: silent, resolve } = Promise.withResolvers<undefined>();
  const forget = replicas.whenGivenUp(url, () => {
    resolve(undefined);
  });
  try {
    return await Promise.race([answer, silent]);
  } finally {
    forget();
  }
}

/** By the context of an operation, or of an event: the services that did not answer it. */
const lostServices = new WeakMap<object, Set<string>>();

/**
 * The services that are lost to an operation. It has waited for them once, and what is left of it (the next fetch, or all of it by delegation) need not
 * wait as long again.
 */
function lostTo(context: unknown): Set<string> {
  if (typeof context !== 'object' || context === null) return new Set();
  const lost = lostServices.get(context) ?? new Set<string>();
  lostServices.set(context, lost);
  return lost;
}

/** Codes that the library gives to what is no answer of GraphQL: no connection, no answer in time, an answer of another kind. */
const TRANSPORT_CODES: ReadonlySet<unknown> = new Set(['SUBREQUEST_HTTP_ERROR', 'TIMEOUT_ERROR', 'RESPONSE_VALIDATION_FAILED']);

function isTransportError(error: { readonly extensions?: Readonly<Record<string, unknown>> }): boolean {
  return TRANSPORT_CODES.has(error.extensions?.['code']);
}

/** What the system says when there was no connection to send anything over. */
const NEVER_SENT: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

function wasNeverSent(error: Error | GraphQLError): boolean {
  const cause = 'originalError' in error ? error.originalError : undefined;
  return cause !== undefined && 'code' in cause && NEVER_SENT.has(cause.code);
}

function hasLeft(request: RuntimeRequest): boolean {
  return (request.signal ?? request.info?.signal)?.aborted === true;
}

function operationType({ document, operationName }: RuntimeRequest): OperationTypeNode | undefined {
  return getOperationAST(document, operationName)?.operation;
}
