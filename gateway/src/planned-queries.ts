import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import type { UnifiedGraphHandler, UnifiedGraphHandlerResult } from '@graphql-mesh/fusion-runtime';
import { handleFederationSupergraph } from '@graphql-mesh/fusion-runtime';
import type { ExecutionArgs, ExecutionResult } from 'graphql';
import { getOperationAST, OperationTypeNode } from 'graphql';
import { foundOnce } from './chosen-operation.js';
import type { OperationContext } from './forwarded-headers.js';
import type { GatewayLog } from './gateway-log.js';
import { rootFields } from './root-fields.js';
import type { SubgraphExecutors } from './subgraph-transport.js';
import { subgraphNames } from './supergraph-subgraphs.js';

/** Queries by plan, everything else by delegation. */
export interface PlannedQueries {
  /** Builds both ways out of the supergraph; the schema it gives back is the delegating one. */
  readonly handler: UnifiedGraphHandler;
  /** Sends queries the planned way; to stand behind what settles and keeps. */
  readonly plugin: GatewayPlugin<OperationContext>;
}

type PlannedExecutor = NonNullable<UnifiedGraphHandlerResult['executor']>;

/**
 * Answers queries by a plan that is made once for each document, at a fraction of what delegating field by field costs. Where anything went wrong on
 * the way, the query is asked again by delegation: the planned way leaves out `data` where it should be null, and passes over null
 * in fields that are never null. Nothing is lost by asking a query twice at its settled moment. Mutations are executed once, and subscriptions
 * event by event, both by delegation.
 *
 * The planner is native code that is there for Linux (glibc) and macOS. Elsewhere all operations are delegated, and the log says so.
 */
export function plannedQueries(log: GatewayLog, executorOf: SubgraphExecutors): PlannedQueries {
  let planned: PlannedExecutor | undefined;
  return {
    async handler(options) {
      planned = await plannedExecutor(options, executorOf, log);
      return handleFederationSupergraph(options);
    },
    plugin: {
      onExecute({ args, executeFn, setExecuteFn }) {
        const executor = planned;
        if (executor === undefined || !isForThePlanner(args)) return;
        setExecuteFn(async (operation): Promise<unknown> => {
          const answer = await answerOf(executor, operation, args.contextValue);
          return answer ?? executeFn(operation);
        });
      },
    },
  };
}

/** Whether an operation is a query, and of data alone: what stands beside the schema's own fields the planner answers with null. */
const isForThePlanner = foundOnce(({ document, operationName }) => {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== OperationTypeNode.QUERY) return false;
  return !rootFields(document, operation).some(({ name }) => name.value === '__schema' || name.value === '__type');
});

async function plannedExecutor(
  options: Parameters<UnifiedGraphHandler>[0],
  executorOf: SubgraphExecutors,
  log: GatewayLog,
): Promise<PlannedExecutor | undefined> {
  try {
    // A plan's fetches go straight to the services: what the runtime does around a fetch is for errors, and those are left to delegation.
    const handled = await unifiedGraphHandler({
      ...options,
      onSubgraphExecute: (subgraph, request) => executorOf(subgraph)(request),
    });
    // The first look builds the schemas of the services; better now than before the first answer.
    for (const name of subgraphNames(options.getUnifiedGraphSDL()).slice(0, 1)) handled.getSubgraphSchema(name);
    return handled.executor;
  } catch (error) {
    log.warn({ err: error }, 'queries cannot be planned here; all operations are delegated, which takes more time');
    return undefined;
  }
}

/** The answer by plan, or undefined where anything went wrong. */
async function answerOf(
  executor: PlannedExecutor,
  { document, rootValue, variableValues, operationName }: ExecutionArgs,
  context: OperationContext,
): Promise<ExecutionResult | undefined> {
  try {
    const answer: unknown = await executor({
      document,
      rootValue,
      context,
      variables: variableValues ?? {},
      ...(typeof operationName === 'string' ? { operationName } : {}),
    });
    return isWhole(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}

/** An answer with data and without errors. */
function isWhole(answer: unknown): answer is ExecutionResult {
  return typeof answer === 'object' && answer !== null && 'data' in answer && !('errors' in answer);
}
