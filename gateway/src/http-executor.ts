import type { Executor } from '@graphql-mesh/transport-common';
import type { ExecutionResult } from 'graphql';
import { getOperationAST, OperationTypeNode } from 'graphql';
import { unavailableError } from './client-errors.js';
import { forwardedOf } from './forwarded-headers.js';
import type { GatewayLog } from './gateway-log.js';
import { openHttpFetch } from './http-fetch.js';
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
  /** Aborts when the gateway is disposed of. */
  readonly closed?: AbortSignal;
}

/**
 * The runtime's executor for a service behind HTTP. What is no answer of GraphQL (no connection, no answer in time, an answer of another kind) counts
 * as not answering. The operation's headers go with each request itself, entity fetches of a WebSocket client's subscription included.
 *
 * A replica that does not answer is passed over for a while. What it was asked is asked once more elsewhere: a query always, since asking changes
 * nothing; a mutation only where it was never sent, since one without an answer may be recorded.
 */
export function httpExecutor(subgraph: string, { replicas, timeoutMs, log, closed }: HttpSubgraphOptions): Executor {
  const fetches = new Map(replicas.urls.map((url) => [url, openHttpFetch(url, timeoutMs, closed)]));
  // A replica that is alone is never given up, and it is not cheap to wait for two things.
  const hasOthers = replicas.urls.length > 1;
  const attempt = async (url: string, request: RuntimeRequest, isQuery: boolean): Promise<Attempt> => {
    const endpoint = fetches.get(url);
    if (endpoint === undefined) throw new Error(`nothing leads to ${url}`);
    try {
      const ask = isQuery ? endpoint.query : endpoint.mutation;
      const answer = ask(request, forwardedOf(request.context));
      const result = await (isQuery && hasOthers ? untilGivenUp(answer, url, replicas) : answer);
      if (result === undefined) return { kind: 'failed', error: new Error(`${url} is silent`) };
      replicas.answered(url);
      return { kind: 'answered', result };
    } catch (error) {
      // Who leaves before the answer takes the request away; the replica has done nothing wrong.
      if (!hasLeft(request)) replicas.failed(url);
      return { kind: 'failed', error };
    }
  };

  return runtimeExecutor(async (request) => {
    const type = operationType(request);
    if (type === OperationTypeNode.SUBSCRIPTION)
      return httpSubscription({ request, replicas, headers: forwardedOf(request.context), timeoutMs, subgraph, log });
    const isQuery = type === OperationTypeNode.QUERY;
    const asked: string[] = [];
    const lost = lostTo(request.context);
    const gaveUp = (): ExecutionResult => {
      lost.add(subgraph);
      return { errors: [unavailableError(subgraph)] };
    };
    if (lost.has(subgraph)) return gaveUp();
    for (;;) {
      const url = isQuery ? replicas.next(asked) : replicas.first(asked);
      if (url === undefined) return gaveUp();
      const attempted = await attempt(url, request, isQuery);
      if (attempted.kind === 'answered') return attempted.result;
      const { error } = attempted;
      log.warn({ subgraph, url, err: error }, 'a service did not answer');
      asked.push(url);
      const mayBeAskedAgain = asked.length < 2 && !hasLeft(request) && (isQuery || wasNeverSent(error));
      if (!mayBeAskedAgain) return gaveUp();
    }
  });
}

type Attempt =
  { readonly kind: 'answered'; readonly result: ExecutionResult } | { readonly kind: 'failed'; readonly error: unknown };

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

/** What is said when there was no connection to send anything over. */
const NEVER_SENT: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function wasNeverSent(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && NEVER_SENT.has(error.code);
}

function hasLeft(request: RuntimeRequest): boolean {
  return (request.signal ?? request.info?.signal)?.aborted === true;
}

function operationType({ document, operationName }: RuntimeRequest): OperationTypeNode | undefined {
  return getOperationAST(document, operationName)?.operation;
}
