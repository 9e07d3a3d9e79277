import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { execute, getOperationAST, GraphQLError, OperationTypeNode, subscribe } from 'graphql';
import type { Logger } from 'pino';
import { badUserInput, publicError } from '../errors.js';
import type { RequestContext } from './request-context.js';
import { problemsOfVariables } from './variable-problems.js';

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
    return Symbol.asyncIterator in opened ? maskedStream(opened, logger) : masked(opened, logger);
  } catch (error) {
    return masked({ errors: [asGraphQLError(error)] }, logger);
  }
}

function masked(result: ExecutionResult, logger: Logger): ExecutionResult {
  if (result.errors === undefined) return result;
  const errors = result.errors.map((error) => publicError(error, logger));
  const problems = problemsOfVariables(errors);
  return { ...result, errors: problems === undefined ? errors : [badUserInput(problems)] };
}

/** The same results with their errors masked. An error of the source itself is told as the last result. Ends and is ended with its source. */
function maskedStream(source: AsyncIterableIterator<ExecutionResult>, logger: Logger): AsyncIterableIterator<ExecutionResult> {
  let failed = false;
  const ended = { done: true, value: undefined } as const;
  return {
    async next() {
      if (failed) return ended;
      try {
        const step = await source.next();
        return step.done === true ? step : { done: false, value: masked(step.value, logger) };
      } catch (error) {
        failed = true;
        return { done: false, value: masked({ errors: [asGraphQLError(error)] }, logger) };
      }
    },
    async return() {
      await source.return?.();
      return ended;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function asGraphQLError(thrown: unknown): GraphQLError {
  if (thrown instanceof GraphQLError) return thrown;
  return new GraphQLError('failed', { originalError: thrown instanceof Error ? thrown : new Error(String(thrown)) });
}
