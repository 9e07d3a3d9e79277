import type { Mounted, RequestContext } from '@ntm-ledger/service-host';
import type { GraphQLField, GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { defaultFieldResolver, getNamedType, isObjectType } from 'graphql';
import { CarriedEntity, referenceResolverOf } from './carried-entity.js';
import type { FloorContext } from './service-contexts.js';

/** A field of the one schema, and the services that have it. */
export interface OwnedField {
  readonly type: string;
  readonly field: GraphQLField<unknown, unknown>;
  /** Several for fields of entity keys, and for values that services have in common. */
  readonly owners: readonly Mounted[];
}

type Resolver = GraphQLFieldResolver<unknown, FloorContext>;
type ServiceResolver = GraphQLFieldResolver<unknown, RequestContext>;

/**
 * The resolver of a field in the one schema: its service's own, with that service's context, on what the service knows of the value. A value that
 * services have in common (a source, a share) is resolved alike by all of them.
 * @throws Error when no service has the field
 */
export function fieldResolver({ type, field, owners }: OwnedField): Resolver {
  const [owner] = owners;
  if (owner === undefined) throw new Error(`no service has ${type}.${field.name}`);
  if (!isEntity(owners, type)) {
    const resolve = resolverIn(owner, { type, field });
    return (source, args, { contexts }, info) => inContext(contexts.of(owner), (context) => resolve(source, args, context, info));
  }
  const resolvers = new Map(owners.map((service) => [service, resolverIn(service, { type, field })]));
  const resolveIn: (service: Mounted, ...given: Parameters<Resolver>) => unknown = (service, source, args, { contexts }, info) =>
    inContext(contexts.of(service), (context) => resolvers.get(service)?.(source, args, context, info));
  return (source, args, context, info) => {
    if (!(source instanceof CarriedEntity)) throw new Error(`a value of ${type} came without its service`);
    if (resolvers.has(source.service)) return resolveIn(source.service, source.value, args, context, info);
    return source
      .in(owner, type, context.contexts, info)
      .then((found) => (found === null ? null : resolveIn(owner, found, args, context, info)));
  };
}

/** A service's resolver of a field; entities that it gives are carried with the service. */
function resolverIn(service: Mounted, { type, field }: Pick<OwnedField, 'type' | 'field'>): ServiceResolver {
  const resolve: ServiceResolver = fieldIn(service.schema, type, field.name)?.resolve ?? defaultFieldResolver;
  if (!isEntity([service], getNamedType(field.type).name)) return resolve;
  const carried = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(carried);
    if (value instanceof Promise) return value.then(carried);
    return typeof value === 'object' && value !== null ? new CarriedEntity(value, service) : value;
  };
  return (source, args, context, info) => carried(resolve(source, args, context, info));
}

/** A field as a service has it. */
export function fieldIn(schema: GraphQLSchema, type: string, field: string): GraphQLField<unknown, RequestContext> | undefined {
  const found = schema.getType(type);
  return isObjectType(found) ? found.getFields()[field] : undefined;
}

function isEntity(services: readonly Mounted[], type: string): boolean {
  return services.some((service) => referenceResolverOf(service, type) !== undefined);
}

/** Without a turn of the event loop where the context is there. */
function inContext(context: RequestContext | Promise<RequestContext>, resolve: (context: RequestContext) => unknown): unknown {
  return context instanceof Promise ? context.then(resolve) : resolve(context);
}
