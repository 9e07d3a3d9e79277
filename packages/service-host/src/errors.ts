import { StoreStopped, StoreUnavailable } from '@ntm-ledger/event-store';
import type { Problem, Refusal } from '@ntm-ledger/events';
import type { GraphQLErrorOptions, GraphQLFormattedError } from 'graphql';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { placeOfVariable } from './graphql/variable-problems.js';
import { Behind } from './log/log-follower.js';
import { OutcomeUnknown } from './log/outcome-unknown.js';

/** A decider's refusal on its way to the client. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly refusal: Refusal) {
    super(messageOf(refusal));
  }
}

function messageOf(refusal: Refusal): string {
  if (refusal.code !== 'BAD_USER_INPUT') return refusal.message;
  return refusal.problems.map(({ path, message }) => `${path}: ${message}`).join('; ');
}

/** A bad input with all its problems. */
export function badUserInput(problems: readonly [Problem, ...Problem[]]): GraphQLError {
  return clientError({ code: 'BAD_USER_INPUT', problems });
}

/** Nobody, or nobody who can be told from a bad token, asked to record something. */
export function unauthenticated(reason: string): GraphQLError {
  return new GraphQLError(`Recording needs a token (Authorization: Bearer <JWT>): ${reason}.`, {
    extensions: { code: 'UNAUTHENTICATED' },
  });
}

function clientError(refusal: Refusal): GraphQLError {
  const { code } = refusal;
  const extensions =
    code === 'BAD_USER_INPUT'
      ? { code, problems: refusal.problems }
      : code === 'RULE_VIOLATED'
        ? { code, rule: refusal.rule, basis: refusal.basis }
        : { code };
  return new GraphQLError(messageOf(refusal), { extensions });
}

/** Codes that a client may see; an error with another one, or none, is the service's own fault and is masked. */
const PUBLIC_CODES = new Set([
  'BAD_USER_INPUT',
  'RULE_VIOLATED',
  'CONFLICT',
  'NOT_FOUND',
  'BEHIND',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
]);

/**
 * The error that a client sees. Refusals keep code, problems, rule and act. Whatever else went wrong is logged whole and shown as
 * "Internal server error": every service masks its own, since an unmasked one reaches the client whatever the gateway does.
 */
export function publicError(error: GraphQLError, logger: Logger): GraphQLError {
  const cause = error.originalError ?? error;
  const place = { nodes: error.nodes ?? null, path: error.path ?? null };
  if (cause instanceof Refused) {
    const known = clientError(cause.refusal);
    return new GraphQLError(known.message, { ...place, extensions: known.extensions });
  }
  if (cause instanceof Behind) return new GraphQLError(cause.message, { ...place, extensions: { code: 'BEHIND' } });
  if (cause instanceof OutcomeUnknown) {
    logger.error({ err: cause }, 'the outcome of an append is not known');
    return new GraphQLError(
      'Whether this was recorded is not known. Send it again with the same requestId: it is recorded once at the most.',
      {
        ...place,
        extensions: { code: 'LOG_UNAVAILABLE' },
      },
    );
  }
  if (cause instanceof StoreUnavailable) {
    logger.error({ err: cause }, 'the log does not answer');
    // Nothing is promised of a mutation: what is sent again may be recorded since it was sent first.
    return new GraphQLError(
      'The log does not answer at present; try again later. A mutation that is sent again with the same requestId is recorded once at the most.',
      { ...place, extensions: { code: 'LOG_UNAVAILABLE' } },
    );
  }
  if (cause instanceof StoreStopped) {
    logger.error({ err: cause }, 'the log takes no events');
    return new GraphQLError('The log takes no events at present; nothing was recorded. Try again later.', {
      ...place,
      extensions: { code: 'LOG_UNAVAILABLE' },
    });
  }
  if (cause instanceof GraphQLError) {
    const code = cause.extensions['code'];
    const variable = placeOfVariable(error, cause.message);
    if (code === 'BAD_USER_INPUT' && variable !== undefined) return badVariable(variable, cause, place);
    if (typeof code === 'string' && PUBLIC_CODES.has(code))
      return new GraphQLError(cause.message, { ...place, extensions: withoutInternals(cause.extensions) });
    // graphql-js itself gives no code for a variable of the wrong type; such an error stands at no field.
    if (code === undefined && error.path === undefined) return badVariable(variable ?? 'variables', cause, place);
  }
  logger.error({ err: cause, path: error.path }, 'a request failed');
  return new GraphQLError('Internal server error', { ...place, extensions: { code: 'INTERNAL_SERVER_ERROR' } });
}

/** A scalar says what is wrong with a value, and cannot know where it stands. */
function badVariable(path: string, { message, extensions }: GraphQLError, place: GraphQLErrorOptions): GraphQLError {
  const said = (extensions['problems'] as Problem[] | undefined) ?? [{ path, message }];
  const problems = said.map((problem) => ({ ...problem, path }));
  return new GraphQLError(problems.map((problem) => `${path}: ${problem.message}`).join('; '), {
    ...place,
    extensions: { code: 'BAD_USER_INPUT', problems },
  });
}

function withoutInternals({
  stacktrace: _stack,
  exception: _exception,
  ...kept
}: Record<string, unknown>): Record<string, unknown> {
  return kept;
}

/** The same for Apollo Server, which has formatted the error already. */
export function formatErrorWith(logger: Logger): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) =>
    error instanceof GraphQLError
      ? publicError(error, logger).toJSON()
      : { ...formatted, message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}
