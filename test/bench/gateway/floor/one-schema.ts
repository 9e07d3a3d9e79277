import { apiSchema } from '@ntm-ledger/gateway';
import type { Mounted } from '@ntm-ledger/service-host';
import type { GraphQLField, GraphQLFieldResolver, GraphQLNamedType, GraphQLObjectType, GraphQLScalarType } from 'graphql';
import {
  GraphQLSchema,
  isEnumType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  printSchema,
} from 'graphql';
import { createSchema } from 'graphql-yoga';
import { fieldIn, fieldResolver } from './field-resolver.js';
import type { FloorContext } from './service-contexts.js';

type FieldResolvers = Record<string, GraphQLFieldResolver<unknown, FloorContext>>;

/**
 * The queries of a supergraph as one schema without federation: what clients see, each field answered by the resolver of the service that owns
 * it. A gateway can hardly be faster than this, since whatever it does comes on top.
 * @throws Error where no service has what the supergraph promises
 */
export function oneSchema(supergraphSdl: string, services: readonly Mounted[]): GraphQLSchema {
  const api = apiSchema(supergraphSdl);
  const queries = new GraphQLSchema({ query: api.getQueryType(), types: [] });
  const resolvers: Record<string, GraphQLScalarType | FieldResolvers | Record<string, unknown>> = {};
  for (const type of Object.values(queries.getTypeMap())) {
    if (isIntrospectionType(type)) continue;
    if (isScalarType(type) && !isSpecifiedScalarType(type)) resolvers[type.name] = firstOf(services, type.name, isScalarType);
    if (isEnumType(type)) {
      const values = firstOf(services, type.name, isEnumType).getValues();
      // Within a service an enum's value may be another than its name.
      resolvers[type.name] = Object.fromEntries(values.map(({ name, value }): [string, unknown] => [name, value]));
    }
    if (isObjectType(type)) resolvers[type.name] = fieldsOf(type, services);
  }
  return createSchema<FloorContext>({ typeDefs: printSchema(queries), resolvers });
}

function fieldsOf(type: GraphQLObjectType, services: readonly Mounted[]): FieldResolvers {
  const resolverOf = (field: GraphQLField<unknown, unknown>): FieldResolvers[string] => {
    const owners = services.filter(({ schema }) => fieldIn(schema, type.name, field.name) !== undefined);
    return fieldResolver({ type: type.name, field, owners });
  };
  return Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, resolverOf(field)]));
}

function firstOf<T extends GraphQLNamedType>(services: readonly Mounted[], name: string, is: (type: unknown) => type is T): T {
  for (const { schema } of services) {
    const type: unknown = schema.getType(name);
    if (is(type)) return type;
  }
  throw new Error(`no service has the type ${name}`);
}
