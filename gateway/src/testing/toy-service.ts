import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { execute, parse, subscribe } from 'graphql';
import type { SubgraphExecutor } from '../index.js';

/** What a service got to know of one call. */
export interface Call {
  readonly operationType: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** What resolvers of a toy service see; one for each call. */
export interface CallContext {
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** A service small enough to read, of the same make as the real ones. */
export interface ToyService {
  readonly name: string;
  readonly typeDefs: DocumentNode;
  readonly schema: GraphQLSchema;
  /** Every call so far, oldest first. */
  readonly calls: Call[];
  /** How the service is called in this process. */
  readonly executor: SubgraphExecutor;
}

/** Resolvers by type and field. */
type Resolvers = GraphQLResolverMap;

/** Builds a service of its SDL and resolvers. */
export function toyService(name: string, sdl: string, resolvers: Resolvers): ToyService {
  const typeDefs = parse(sdl);
  const schema = buildSubgraphSchema([{ typeDefs, resolvers }]);
  const calls: Call[] = [];
  return {
    name,
    typeDefs,
    schema,
    calls,
    executor: async ({ document, variables, operationName, operationType, headers }) => {
      calls.push({ operationType, headers });
      const contextValue: CallContext = { headers };
      const args = { schema, document, variableValues: variables, operationName, contextValue };
      const result: ExecutionResult | AsyncIterable<ExecutionResult> =
        operationType === 'subscription' ? await subscribe(args) : await execute(args);
      return result;
    },
  };
}
