import type { Redis } from '@ntm-ledger/redis';
import { keepsSpans } from '@ntm-ledger/telemetry';
import { createHash } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import type { Duplex } from 'node:stream';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { presentedError } from './client-errors.js';
import { useEventContexts } from './event-contexts.js';
import { watchEventStreams } from './event-streams.js';
import type { OperationContext } from './forwarded-headers.js';
import { REQUEST_ID_HEADER } from './forwarded-headers.js';
import type { GatewayLog } from './gateway-log.js';
import { runtimeLogger, silentLog } from './gateway-log.js';
import { graphiqlOptions } from './graphiql.js';
import { keptAnswers } from './kept-answers/kept-answers.js';
import { sharedAnswers } from './kept-answers/shared-answers.js';
import type { OperationLimits } from './operation-limits.js';
import { DEFAULT_LIMITS, useOperationLimits } from './operation-limits.js';
import { useOperationSpans, withSettleSpans } from './operation-spans.js';
import { plannedQueries } from './planned-queries.js';
import type { AllowedOperations } from './persisted-operations/index.js';
import { operationStore, storeOfAllowed, useAllowedOperations, usePersistedOperations } from './persisted-operations/index.js';
import type { Rate } from './rate-limits/index.js';
import { rateLimiter, useRateLimits } from './rate-limits/index.js';
import { useRecordingToken } from './recording-token.js';
import { useRequestBodyLimit } from './request-body-limit.js';
import { useRequestHeaders } from './request-headers.js';
import type { Settle } from './settled-moment.js';
import { useSettledMoment } from './settled-moment.js';
import type { Subgraph } from './subgraph.js';
import { useSubgraphErrors } from './subgraph-errors.js';
import { SUBGRAPH_TRANSPORT, subgraphExecutors, subgraphTransport } from './subgraph-transport.js';
import { subgraphNames } from './supergraph-subgraphs.js';
import { openWebSocketDoor } from './web-socket.js';

/** Where clients find the API, over every transport. */
export const GRAPHQL_PATH = '/graphql';

/** What a gateway serves and how. */
export interface GatewayOptions {
  /** The supergraph's SDL, as `composeSupergraph` prints it. */
  readonly supergraph: string;
  /** The way to each service that the supergraph names. */
  readonly subgraphs: Readonly<Record<string, Subgraph>>;
  /**
   * Gives the moment (`<yyyy-mm-dd>@<position>`) at which all root fields of one query answer. Called once for each query
   * with more than one root field, before any service is called, with the greatest `minPosition` that the query asks for. When it fails,
   * the query fails.
   */
  readonly settle: Settle;
  /** Whether this serves one person's machine: GraphiQL is on. */
  readonly local: boolean;
  /** Where the gateway logs; nowhere by default. */
  readonly logger?: GatewayLog;
  /** The largest request body and the largest WebSocket message; 1 MB by default. */
  readonly maxBodyBytes?: number;
  /** How large an operation may be; what is left out is as in `DEFAULT_LIMITS`. */
  readonly limits?: Partial<OperationLimits>;
  /** Milliseconds between the pings to a WebSocket client; 12,000 by default. */
  readonly heartbeatMs?: number;
  /** Milliseconds a service behind HTTP may take for an answer; 30,000 by default. */
  readonly subgraphTimeoutMs?: number;
  /** Bytes of memory for answers that may be given again; 64 MB by default, 0 to keep none. */
  readonly keptAnswerBytes?: number;
  /** Whether queries go by a plan; otherwise they are delegated field by field, as everything else is. True by default. */
  readonly planQueries?: boolean;
  /** How many operations a caller may send, and how many proxies stand before the gateway; no limit by default. */
  readonly rateLimit?: Rate & { readonly proxies: number };
  /** The only operations that are answered; all by default. */
  readonly allowedOperations?: AllowedOperations;
  /**
   * What the services' answers come from at this time: their logs and programs. Undefined while it is not known; then no answer is given again. Absent: it is
   * always the same, and answers are not shared.
   */
  readonly origin?: () => string | undefined;
  /** A memory that several gateways of the same services share: answers, operations and rates; absent: this one is alone. */
  readonly redis?: Redis;
}

/** A gateway, ready to serve, without a server of its own. */
export interface Gateway {
  /** Answers GraphQL over HTTP: POST, GET and server-sent events. */
  readonly handler: RequestListener;
  /** Answers GraphQL over WebSocket. */
  readonly handleUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /**
   * Ends all subscriptions so that clients know to come again elsewhere: WebSockets close with 1001, event streams break
   * off without `complete`. Other operations go on. Clients that do not go are cut off after `graceMs`.
   */
  readonly endSubscriptions: (graceMs: number) => Promise<void>;
  /** Frees what the gateway holds. Operations that still run are lost. */
  readonly dispose: () => Promise<void>;
}

/**
 * Makes a gateway over the supergraph. Its schema is built before this returns, so the first request is served like any other.
 * @throws Error when the supergraph names a service that `subgraphs` does not lead to, or is no supergraph.
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const {
    supergraph,
    subgraphs,
    settle: settled,
    local,
    logger: log = silentLog,
    maxBodyBytes = 1_000_000,
    allowedOperations: allowed,
    origin,
    redis,
  } = options;
  assertAllReachable(supergraph, subgraphs);
  const streams = watchEventStreams();
  const settle = withSettleSpans(settled);
  const { planQueries = true } = options;
  const disposing = new AbortController();
  const timeoutMs = options.subgraphTimeoutMs ?? 30_000;
  const executors = subgraphExecutors(subgraphs, { timeoutMs, log, closed: disposing.signal });
  const queries = planQueries ? plannedQueries(log, executors) : undefined;
  const answers = keptAnswers({
    path: GRAPHQL_PATH,
    maxBytes: options.keptAnswerBytes ?? 64_000_000,
    settle,
    origin,
    shared: redis && origin && sharedAnswers({ redis, origin: withSchema(origin, supergraph) }),
  });
  const rateLimits = options.rateLimit && {
    limiter: rateLimiter(options.rateLimit, redis),
    proxies: options.rateLimit.proxies,
  };
  const operations = allowed === undefined ? operationStore(redis) : storeOfAllowed(allowed);
  const runtime = createGatewayRuntime<OperationContext>({
    supergraph,
    ...(queries === undefined ? {} : { unifiedGraphHandler: queries.handler }),
    transports: { [SUBGRAPH_TRANSPORT]: subgraphTransport(executors) },
    transportEntries: { '*': { kind: SUBGRAPH_TRANSPORT } },
    graphqlEndpoint: GRAPHQL_PATH,
    ...(await graphiqlOptions(local)),
    landingPage: false,
    logging: options.logger === undefined ? false : runtimeLogger(log),
    maskedErrors: { maskError: presentedError },
    // What these two would do is done below, for every transport alike.
    subgraphErrors: false,
    requestId: false,
    batching: false,
    // Titles are public, and who records says so in a header that no browser adds by itself: any page may ask, without cookies.
    cors: {
      origin: '*',
      credentials: false,
      methods: ['GET', 'POST', 'OPTIONS'],
      exposedHeaders: [REQUEST_ID_HEADER, 'retry-after'],
    },
    plugins: () => [
      ...(keepsSpans() ? [useOperationSpans()] : []),
      useRequestHeaders(),
      streams.plugin,
      useRequestBodyLimit(maxBodyBytes),
      ...(rateLimits === undefined ? [] : [useRateLimits(rateLimits)]),
      usePersistedOperations(operations),
      useOperationLimits({ ...DEFAULT_LIMITS, ...options.limits }),
      ...(allowed === undefined ? [] : [useAllowedOperations(allowed)]),
      useRecordingToken(),
      useSettledMoment(settle, log),
      answers.plugin,
      ...(queries === undefined ? [] : [queries.plugin]),
      useEventContexts(),
      useSubgraphErrors(log),
    ],
  });
  await runtime.getSchema();

  const sockets = openWebSocketDoor(runtime, {
    heartbeatMs: options.heartbeatMs ?? 12_000,
    maxMessageBytes: maxBodyBytes,
    rateLimits,
    operations,
  });
  return {
    handler: answers.inFrontOf((request, response, context) => {
      Promise.resolve(runtime(request, response, context)).catch((error: unknown) => {
        log.error({ err: error }, 'a request could not be answered');
        response.destroy();
      });
    }),
    handleUpgrade: sockets.handleUpgrade,
    async endSubscriptions(graceMs) {
      streams.breakOff();
      await sockets.close(graceMs);
    },
    async dispose() {
      await runtime.dispose();
      disposing.abort();
    },
  };
}

/** The same question means something else to another schema. */
function withSchema(origin: () => string | undefined, supergraph: string): () => string | undefined {
  const schema = createHash('sha256').update(supergraph).digest('base64url');
  return () => {
    const services = origin();
    return services === undefined ? undefined : `${services} ${schema}`;
  };
}

function assertAllReachable(supergraph: string, subgraphs: GatewayOptions['subgraphs']): void {
  const missing = subgraphNames(supergraph).filter((name) => !(name in subgraphs));
  if (missing.length > 0) throw new Error(`The supergraph names services that the gateway was not led to: ${missing.join(', ')}`);
}
