import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import type { GraphQLSchema } from 'graphql';
import { buildASTSchema, findBreakingChanges, parse } from 'graphql';

/** A change after which an operation that ran may run no more, or mean something else. */
export interface SupergraphBreakingChange {
  /** The kind of change, as graphql-js names it, e.g. `FIELD_REMOVED`. */
  readonly type: string;
  /** One sentence, e.g. `Unit.name was removed.` */
  readonly description: string;
}

/**
 * What clients of `oldSdl` lose in `newSdl`, both supergraphs. Only the API that clients see is compared: moving a field from
 * one subgraph to another breaks nobody.
 */
export function breakingChanges(oldSdl: string, newSdl: string): readonly SupergraphBreakingChange[] {
  return findBreakingChanges(apiSchema(oldSdl), apiSchema(newSdl)).map(({ type, description }) => ({ type, description }));
}

/** The schema that clients see: the supergraph without what only the gateway reads. */
export function apiSchema(supergraphSdl: string): GraphQLSchema {
  return buildASTSchema(transformSupergraphToPublicSchema(parse(supergraphSdl)), { assumeValidSDL: true });
}
