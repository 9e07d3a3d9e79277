import { buildSubgraphSchema, printSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import type { Moment } from '@ntm-ledger/temporal';
import { parseMoment } from '@ntm-ledger/temporal';
import type { GraphQLSchema } from 'graphql';
import { parse } from 'graphql';
import type { NonEmptyArray, PubSub } from 'type-graphql';
import { buildSchema, createResolversMap, getMetadataStorage } from 'type-graphql';
import { badUserInput } from '../errors.js';
import type { RequestContext } from './request-context.js';
import { validateArguments } from './validation.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])';

/** Every entity bears its moment in its key, so that one answer is one moment in all subgraphs. */
export interface EntityKey {
  readonly id: string;
  readonly moment: Moment;
}

/** Gives the entity that a key means, or null when there is none. */
export type ReferenceResolver = (key: EntityKey, context: RequestContext<never>) => Promise<object | null>;

/** The key of an entity as the gateway sends it: its scalars arrive as raw text. @throws GraphQLError BAD_USER_INPUT for a bad moment */
function keyOf(reference: Readonly<Record<string, unknown>>): EntityKey {
  try {
    return { id: String(reference['id']), moment: parseMoment(String(reference['moment'])) };
  } catch (error) {
    throw badUserInput([{ path: 'moment', message: error instanceof Error ? error.message : String(error) }]);
  }
}

/** The resolver classes of a service and how its entities are found. */
export interface SubgraphParts {
  readonly resolvers: NonEmptyArray<NewableFunction>;
  /** By type name. */
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

/** A field that is a property of its object needs no resolver of its own; the one that the library makes costs an object for each value. */
function readPropertiesPlainly(): void {
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers ??= true;
}

/** Builds the executable federation schema of a service out of its resolver classes. */
export async function buildSubgraph({ resolvers, references }: SubgraphParts): Promise<GraphQLSchema> {
  readPropertiesPlainly();
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
    // Async whatever it does: an exception that is thrown outside a promise loses the whole batch of entities.
    const __resolveReference = async (raw: Record<string, unknown>, context: RequestContext<never>): Promise<object | null> =>
      reference(keyOf(raw), context);
    resolverMap[type] = { ...resolverMap[type], __resolveReference };
  }
  return buildSubgraphSchema([{ typeDefs, resolvers: resolverMap as never }]);
}

/** The subgraph's own schema as text, for composition. */
export function subgraphSdl(schema: GraphQLSchema): string {
  return printSubgraphSchema(schema);
}
