import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import type { DocumentNode } from 'graphql';
import { getOperationAST, GraphQLError } from 'graphql';
import { IncomingMessage } from 'node:http';
import { ErrorCode } from '../client-errors.js';
import { rootFields } from '../root-fields.js';
import type { CallerRequest } from './caller.js';
import { callerOf } from './caller.js';
import type { RateLimiter } from './rate-limiter.js';

/** Limits by rate, and how callers are told apart. */
export interface RateLimits {
  readonly limiter: RateLimiter;
  /** How many proxies stand before the gateway. */
  readonly proxies: number;
}

/** What the context of an operation holds when its caller has sent too many. */
interface LimitedContext {
  tooMany?: GraphQLError;
}

/**
 * Counts each operation over HTTP before it is parsed, and refuses what is too much with status 429. What is counted comes by the runtime: an
 * answer that was kept is given again without, since it costs next to nothing. Questions about the schema alone are never refused.
 */
export function useRateLimits(limits: RateLimits): GatewayPlugin<LimitedContext> {
  return {
    async onParams({ params, context }) {
      const request: unknown = 'req' in context ? context.req : undefined;
      if (!(request instanceof IncomingMessage)) return;
      const refused = await refusalOf(limits, request);
      if (refused === undefined) return;
      if (!maySeekSchema(params.query)) throw refused;
      Object.assign(context, { tooMany: refused });
    },
    onExecute({ args, setResultAndStopExecution }) {
      const { tooMany }: LimitedContext = args.contextValue;
      if (tooMany !== undefined && !seeksSchemaAlone(args)) setResultAndStopExecution({ errors: [tooMany] });
    },
  };
}

/**
 * Counts one operation of a request; the error that it is refused with, or undefined when it may be executed.
 * @param authorization The token, where the transport has it elsewhere than in the request's headers.
 */
export async function refusalOf(
  { limiter, proxies }: RateLimits,
  request: CallerRequest,
  authorization?: string,
): Promise<GraphQLError | undefined> {
  const waitMs = await limiter.take(callerOf(request, proxies, authorization));
  if (waitMs === 0) return undefined;
  const seconds = Math.ceil(waitMs / 1000);
  return new GraphQLError(`Too many operations in a short time; try again in ${seconds} s.`, {
    extensions: {
      code: ErrorCode.tooMany,
      retryAfter: seconds,
      http: { status: 429, headers: { 'retry-after': String(seconds) } },
    },
  });
}

/** Whether a text can be a question about the schema: cheap, and true of more than those. */
function maySeekSchema(query: unknown): boolean {
  return typeof query === 'string' && /__(?:schema|type)\b/.test(query);
}

/** Whether an operation asks for nothing but the schema. */
function seeksSchemaAlone({
  document,
  operationName,
}: {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
}): boolean {
  const operation = getOperationAST(document, operationName);
  return !!operation && rootFields(document, operation).every(({ name }) => name.value.startsWith('__'));
}
