import type { Register } from '@ntm-ledger/register';
import type { GraphQLSchema } from 'graphql';
import type { Projection } from './log/log-follower.js';

/** What makes a service: its name in the supergraph, what it folds, and what it answers. */
export interface ServiceDefinition<M extends Projection = Projection> {
  readonly name: string;
  /** A read model at the start of the log. The register is folded before it, event by event, so the model may ask it. */
  createModel(register: Register): M;
  /** The subgraph's executable schema; see `buildSubgraph`. Its resolvers get a `RequestContext<M>`. */
  buildSchema(): Promise<GraphQLSchema>;
}
