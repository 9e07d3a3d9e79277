import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { execute, getOperationAST, GraphQLError, OperationTypeNode, subscribe } from 'graphql';
import type { Logger } from 'pino';
import { publicError } from '../errors.js';
import type { RequestContext } from './request-context.js';

/** An operation as a gateway in the same process sends it. */
export interface SubgraphRequest {
  readonly document: DocumentNode;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export type SubgraphResult = ExecutionResult | AsyncIterableIterator<ExecutionResult>;

/**
 * Executes an operation on a subgraph's schema with a context of its own. A mutation without a known actor is refused before anything
 * of it is looked at.
 */
export async function executeSubgraph(
  schema: GraphQLSchema,
  request: SubgraphRequest,
  createContext: () => Promise<RequestContext>,
  logger: Logger,
): Promise<SubgraphResult> {
  const { document, variables, operationName } = request;
  const operation = getOperationAST(document, operationName)?.operation;
  try {
    const contextValue = await createContext();
    if (operation === OperationTypeNode.MUTATION) contextValue.requireActor();
    const args = { schema, document, variableValues: { ...variables }, operationName: operationName ?? null, contextValue };
    if (operation !== OperationTypeNode.SUBSCRIPTION) return masked(await execute(args), logger);
    const opened = await subscribe(args);
    return Symbol.asyncIterator in opened ? mapResults(opened, (result) => masked(result, logger)) : masked(opened, logger);
  } catch (error) {
    return masked(
      { errors: [error instanceof GraphQLError ? error : new GraphQLError('failed', { originalError: asError(error) })] },
      logger,
    );
  }
}

function masked(result: ExecutionResult, logger: Logger): ExecutionResult {
  if (result.errors === undefined) return result;
  return { ...result, errors: result.errors.map((error) => publicError(error, logger)) };
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** The same results, changed one by one; ends and is ended with its source. */
function mapResults(
  source: AsyncIterableIterator<ExecutionResult>,
  change: (result: ExecutionResult) => ExecutionResult,
): AsyncIterableIterator<ExecutionResult> {
  const mapped = (step: IteratorResult<ExecutionResult>): IteratorResult<ExecutionResult> =>
    step.done === true ? step : { done: false, value: change(step.value) };
  return {
    next: async () => mapped(await source.next()),
    return: async () => (source.return === undefined ? { done: true, value: undefined } : mapped(await source.return())),
    throw: async (error) => (source.throw === undefined ? Promise.reject(asError(error)) : mapped(await source.throw(error))),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
