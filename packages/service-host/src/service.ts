import type { Register } from '@ntm-ledger/register';
import type { Assessments } from '@ntm-ledger/scoring';
import type { GraphQLSchema } from 'graphql';
import type { Projection } from './log/log-follower.js';

/** What several services fold alike: once for all services of a process, before the read models of their own. */
export interface CommonFolds {
  readonly register: Register;
  /** Folded only in processes where a service asks for it. */
  readonly assessments: Assessments;
}

/** What makes a service: its name in the supergraph, what it folds, and what it answers. */
export interface ServiceDefinition<M extends Projection = Projection> {
  readonly name: string;
  /** The URL of a file in the folder of its code (`import.meta.url`): a snapshot fits as long as nothing there has changed. */
  readonly code?: string;
  /** The classes of which its read model keeps objects by the many, and the functions and constants that these hold, for snapshots to name. */
  readonly named?: Readonly<Record<string, object>>;
  /** A read model at the start of the log. What is common is folded before it, event by event, so the model may ask it; or it is the model. */
  createModel(common: CommonFolds): M;
  /** The subgraph's executable schema; see `buildSubgraph`. Its resolvers get a `RequestContext<M>`. */
  buildSchema(): Promise<GraphQLSchema>;
}
