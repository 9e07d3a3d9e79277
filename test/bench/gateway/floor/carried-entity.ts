import type { EntityKey, Mounted, RequestContext } from '@ntm-ledger/service-host';
import { formatMoment } from '@ntm-ledger/temporal';
import type { GraphQLResolveInfo } from 'graphql';
import { isObjectType } from 'graphql';
import type { ServiceContexts } from './service-contexts.js';

/** Finds the entity that a key means, as a subgraph's `_entities` does: its scalars are raw text. */
type ReferenceResolver = (key: object, context: RequestContext, info: GraphQLResolveInfo) => unknown;

/**
 * An entity (a unit, say) as one service gave it. What another service knows of it is found there by its key, once, however many fields ask.
 */
export class CarriedEntity {
  private readonly elsewhere = new Map<string, Promise<unknown>>();

  constructor(
    readonly value: object,
    readonly service: Mounted,
  ) {}

  /** The entity as a service knows it, which is not the one it came from; null where that has none of its key. */
  in(service: Mounted, type: string, contexts: ServiceContexts, info: GraphQLResolveInfo): Promise<unknown> {
    let found = this.elsewhere.get(service.name);
    if (found === undefined) this.elsewhere.set(service.name, (found = this.find(service, type, contexts, info)));
    return found;
  }

  private async find(service: Mounted, type: string, contexts: ServiceContexts, info: GraphQLResolveInfo): Promise<unknown> {
    const resolve = referenceResolverOf(service, type);
    const { value } = this;
    if (resolve === undefined || !hasKey(value)) throw new Error(`${service.name} finds no ${type} by a key`);
    const key = { __typename: type, id: value.id, moment: formatMoment(value.moment) };
    return resolve(key, await contexts.of(service), info);
  }
}

/** How a service finds the entities of a type; undefined for a type that is no entity there. */
export function referenceResolverOf({ schema }: Mounted, name: string): ReferenceResolver | undefined {
  const type = schema.getType(name);
  const apollo: unknown = isObjectType(type) ? type.extensions['apollo'] : undefined;
  return hasReferenceResolver(apollo) ? apollo.subgraph.resolveReference : undefined;
}

/** Every entity of the ledger bears its moment in its key. */
function hasKey(value: object): value is EntityKey {
  return 'id' in value && 'moment' in value;
}

function hasReferenceResolver(
  apollo: unknown,
): apollo is { readonly subgraph: { readonly resolveReference: ReferenceResolver } } {
  return (
    typeof apollo === 'object' &&
    apollo !== null &&
    'subgraph' in apollo &&
    typeof apollo.subgraph === 'object' &&
    apollo.subgraph !== null &&
    'resolveReference' in apollo.subgraph &&
    typeof apollo.subgraph.resolveReference === 'function'
  );
}
