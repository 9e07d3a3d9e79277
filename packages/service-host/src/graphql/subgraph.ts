import { buildSubgraphSchema, printSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import type { GraphQLSchema } from 'graphql';
import { parse } from 'graphql';
import type { NonEmptyArray, PubSub } from 'type-graphql';
import { buildSchema, createResolversMap } from 'type-graphql';
import type { RequestContext } from './request-context.js';
import { validateArguments } from './validation.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])';

/** Gives an entity for its key as the gateway sends it: scalars arrive as raw text. */
export type ReferenceResolver = (reference: Record<string, unknown>, context: RequestContext<never>) => Promise<object | null>;

/** The resolver classes of a service and how its entities are found. */
export interface SubgraphParts {
  readonly resolvers: NonEmptyArray<NewableFunction>;
  /** By type name. They must be `async`: an exception that is thrown outside a promise loses the whole batch of entities. */
  readonly references: Readonly<Record<string, ReferenceResolver>>;
}

/** Subscriptions read the log from a position, so nothing is ever published to topics; the library wants a PubSub all the same. */
const NO_TOPICS: PubSub = {
  publish: () => {
    throw new Error('nothing is published here: a subscription reads the log (give it a `subscribe` function)');
  },
  subscribe: () => {
    throw new Error('there are no topics here: a subscription reads the log (give it a `subscribe` function)');
  },
};

/** Builds the executable federation schema of a service out of its resolver classes. */
export async function buildSubgraph({ resolvers, references }: SubgraphParts): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers,
    validateFn: validateArguments,
    validate: false,
    skipCheck: true,
    pubSub: NO_TOPICS,
  });
  const typeDefs = parse(`${LINK}\n${printSchemaWithDirectives(schema)}`);
  const resolverMap: Record<string, object> = createResolversMap(schema);
  for (const [type, reference] of Object.entries(references)) {
    resolverMap[type] = { ...resolverMap[type], __resolveReference: reference };
  }
  return buildSubgraphSchema([{ typeDefs, resolvers: resolverMap as never }]);
}

/** The subgraph's own schema as text, for composition. */
export function subgraphSdl(schema: GraphQLSchema): string {
  return printSubgraphSchema(schema);
}
