import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { GatewayRuntime } from '@graphql-hive/gateway-runtime';
import type { TraceHeaders } from '@ntm-ledger/telemetry';
import { inRequestSpan, keepsSpans } from '@ntm-ledger/telemetry';
import type { DocumentNode, ExecutionArgs, FormattedExecutionResult, GraphQLSchema } from 'graphql';
import { GraphQLError } from 'graphql';
import type { ExecutionResult, OperationResult, SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { ErrorCode, presentedError, withoutHttpStatus } from './client-errors.js';
import type { ForwardedHeaders } from './forwarded-headers.js';
import { connectionHeaders, traceOfClient } from './forwarded-headers.js';
import type { OperationStore } from './persisted-operations/index.js';
import { textByHash } from './persisted-operations/index.js';
import type { RateLimits } from './rate-limits/index.js';
import { refusalOf } from './rate-limits/index.js';

/** The gateway's door for WebSocket clients (the protocol `graphql-transport-ws`). */
export interface WebSocketDoor {
  /** Takes a connection over from an HTTP server's `upgrade`. */
  readonly handleUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Tells every client that the server goes away (1001), waits for them to go and, after `graceMs`, no longer. */
  readonly close: (graceMs: number) => Promise<void>;
}

export interface WebSocketOptions {
  /** Milliseconds between pings; a client that has not answered by the next one is given up. */
  readonly heartbeatMs: number;
  /** The largest message a client may send. */
  readonly maxMessageBytes: number;
  /** How many operations a client may send; undefined for no limit. */
  readonly rateLimits: RateLimits | undefined;
  /** Texts of operations that are sent by their hash. */
  readonly operations: OperationStore;
}

/**
 * So many operations may be under way on one connection, each of which holds a connection to a service while it is a subscription. A client that has need of
 * more opens another connection, which costs it as much as us.
 */
const MOST_OPERATIONS = 100;

/** The runtime's functions, bound to one operation's context, as far as they are used here. */
interface Envelope {
  readonly schema: GraphQLSchema;
  readonly parse: (query: string) => DocumentNode;
  readonly validate: (schema: GraphQLSchema, document: DocumentNode) => readonly GraphQLError[];
  readonly contextFactory: () => unknown;
  readonly execute: (args: ExecutionArgs) => OperationResult;
  readonly subscribe: (args: ExecutionArgs) => OperationResult;
}

/**
 * Serves the runtime's operations over WebSocket. Each operation gets a context of its own with the headers of its connection,
 * so that every fetch from it, entity fetches of later events included, goes out with the client's authorization.
 */
export function openWebSocketDoor(
  runtime: GatewayRuntime,
  { heartbeatMs, maxMessageBytes, rateLimits, operations }: WebSocketOptions,
): WebSocketDoor {
  const envelopes = new WeakMap<ExecutionArgs, Envelope>();
  const traces = new WeakMap<ExecutionArgs, TraceHeaders>();
  const inItsSpan = (args: ExecutionArgs, run: () => OperationResult): OperationResult =>
    inRequestSpan({ name: 'WebSocket' }, traces.get(args) ?? {}, run);
  const envelopeOf = (args: ExecutionArgs): Envelope => {
    const envelope = envelopes.get(args);
    if (envelope === undefined) throw new Error('An operation came to be executed that was not prepared');
    return envelope;
  };

  const prepared = async (forwarded: ForwardedHeaders, params: SubscribePayload): Promise<ExecutionArgs | GraphQLError[]> => {
    const envelope: Envelope = runtime.getEnveloped({ forwarded, headers: { ...forwarded }, params });
    try {
      const document = parsed(envelope, (await textByHash(operations, params)) ?? params.query);
      const errors = envelope.validate(envelope.schema, document);
      if (errors.length > 0) return [...errors];
      const args: ExecutionArgs = {
        schema: envelope.schema,
        document,
        operationName: params.operationName,
        variableValues: params.variables,
        contextValue: await envelope.contextFactory(),
      };
      envelopes.set(args, envelope);
      return args;
    } catch (error) {
      return [presentedError(error)];
    }
  };

  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes });
  const protocol = useServer(
    {
      async onSubscribe({ connectionParams, extra, subscriptions }, _id, payload) {
        if (Object.keys(subscriptions).length > MOST_OPERATIONS) return [tooManyOperations()];
        const forwarded = connectionHeaders(extra.request, connectionParams);
        const refused = rateLimits && (await refusalOf(rateLimits, extra.request, forwarded['authorization']));
        if (refused !== undefined) return [refused];
        const args = await prepared(forwarded, payload);
        if (keepsSpans() && !Array.isArray(args)) traces.set(args, traceOfClient(extra.request, connectionParams, payload));
        return args;
      },
      execute: (args) => inItsSpan(args, () => envelopeOf(args).execute(args)),
      subscribe: (args) => inItsSpan(args, () => envelopeOf(args).subscribe(args)),
      onNext: (_context, _id, _payload, _args, result) => withPlainErrors(result),
      onError: (_context, _id, _payload, errors) => errors.map((error) => withoutHttpStatus(presentedError(error)).toJSON()),
    },
    sockets,
    heartbeatMs,
  );

  return {
    handleUpgrade(request, socket, head) {
      sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request));
    },
    async close(graceMs) {
      const patience = setTimeout(() => {
        for (const client of sockets.clients) client.terminate();
      }, graceMs);
      await protocol.dispose();
      clearTimeout(patience);
    },
  };
}

function tooManyOperations(): GraphQLError {
  return new GraphQLError(
    `More than ${String(MOST_OPERATIONS)} operations are under way on this connection; end one, or open another connection.`,
    { extensions: { code: ErrorCode.tooMany } },
  );
}

function parsed(envelope: Envelope, query: string): DocumentNode {
  try {
    return envelope.parse(query);
  } catch (error) {
    if (!(error instanceof GraphQLError) || error.extensions['code'] !== undefined) throw error;
    const { message, source, positions } = error;
    throw new GraphQLError(message, { source, positions, extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
  }
}

/** Over WebSocket there is no status for an error to carry. */
function withPlainErrors({ data, errors, extensions }: ExecutionResult): FormattedExecutionResult {
  return {
    ...(data === undefined ? {} : { data }),
    ...(errors === undefined ? {} : { errors: errors.map((error) => withoutHttpStatus(error).toJSON()) }),
    ...(extensions === undefined ? {} : { extensions }),
  };
}
