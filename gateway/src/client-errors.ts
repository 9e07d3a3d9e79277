import type { GraphQLErrorOptions } from 'graphql';
import { GraphQLError, Kind } from 'graphql';

/** Codes this gateway gives by itself, beside those of GraphQL over HTTP and those the services give. */
export const ErrorCode = {
  /** Anything unforeseen; the message says nothing and the log has it. */
  internal: 'INTERNAL_SERVER_ERROR',
  /** A service did not answer (in time); its fields are null and the rest of the answer stands. */
  unavailable: 'SUBGRAPH_UNAVAILABLE',
  /** A variable does not fit its type. */
  badUserInput: 'BAD_USER_INPUT',
  /** A mutation came without a token. */
  unauthenticated: 'UNAUTHENTICATED',
  /** The caller has sent too many operations in a short time. */
  tooMany: 'TOO_MANY_REQUESTS',
} as const;

/** What libraries put into extensions for each other. No client needs it, and some of it tells how the inside is built. */
const INTERNAL_EXTENSIONS: ReadonlySet<string> = new Set([
  'stacktrace',
  'exception',
  'originalError',
  'serviceName',
  'request',
  'response',
  'http',
  'unexpected',
]);

/**
 * The error of a service as a client may see it. An error with a code is meant for clients: message, code and what goes with
 * it (`problems`, `rule`, `basis` …) stay. Any other is a fault of the service and is masked, even if the service forgot to.
 * The path stays as it is, since the gateway finds the field by it.
 */
export function presentedSubgraphError(error: GraphQLError): GraphQLError {
  if (!hasCode(error)) return internalError(error);
  return new GraphQLError(error.message, { ...placeOf(error), extensions: withoutInternals(error.extensions) });
}

/**
 * The error of the gateway itself as a client may see it; the last gate before the answer. Gives back the very same error when
 * nothing has to change, by which the runtime knows that nothing unforeseen has happened.
 */
export function presentedError(error: unknown): GraphQLError {
  if (!(error instanceof GraphQLError)) return internalError(undefined);
  if (hasCode(error)) return error;
  const [node] = error.nodes ?? [];
  if (node?.kind === Kind.VARIABLE_DEFINITION) return badVariable(error, node.variable.name.value);
  return error.extensions['code'] === ErrorCode.internal && error.message === INTERNAL_MESSAGE ? error : internalError(error);
}

/** The service did not answer; what it knows is missing from the answer. */
export function unavailableError(subgraph: string): GraphQLError {
  return new GraphQLError(`The service "${subgraph}" does not answer now; try again later.`, {
    extensions: { code: ErrorCode.unavailable },
  });
}

/** The error without what only an HTTP answer needs of it (a status), for transports that have no status. */
export function withoutHttpStatus(error: GraphQLError): GraphQLError {
  if (!('http' in error.extensions)) return error;
  return new GraphQLError(error.message, { ...placeOf(error), extensions: withoutInternals(error.extensions) });
}

const INTERNAL_MESSAGE = 'Internal server error';

function internalError(error: GraphQLError | undefined): GraphQLError {
  return new GraphQLError(INTERNAL_MESSAGE, {
    ...(error === undefined ? {} : placeOf(error)),
    extensions: { code: ErrorCode.internal },
  });
}

/**
 * A variable that does not fit its type. graphql-js says where in words (`… got invalid value 5 at "input.year"; …`), clients are
 * told as a service tells them. The operation was never executed, which by GraphQL over HTTP is status 400.
 */
function badVariable(error: GraphQLError, variable: string): GraphQLError {
  const [, path = variable, fault = error.message] = / at "([^"]+)"; ([^]+)$/.exec(error.message) ?? [];
  return new GraphQLError(error.message, {
    ...placeOf(error),
    extensions: { code: ErrorCode.badUserInput, problems: [{ path, message: fault }], http: { status: 400, spec: true } },
  });
}

function hasCode(error: GraphQLError): boolean {
  const code = error.extensions['code'];
  return typeof code === 'string' && code !== '' && code !== ErrorCode.internal;
}

function placeOf({ nodes, source, positions, path }: GraphQLError): GraphQLErrorOptions {
  return { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null, path: path ?? null };
}

function withoutInternals(extensions: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(extensions).filter(([name]) => !INTERNAL_EXTENSIONS.has(name)));
}
