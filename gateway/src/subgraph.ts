import type { DocumentNode, ExecutionResult } from 'graphql';
import type { ForwardedHeaders } from './forwarded-headers.js';
import type { Replicas } from './replicas.js';

/** One call of the gateway to one service. */
export interface SubgraphRequest {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  readonly operationType: 'query' | 'mutation' | 'subscription';
  /** The client's headers that services may know and the settled moment. Names in lower case. */
  readonly headers: ForwardedHeaders;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

/**
 * A service in this process. It is called once for each fetch, entity fetches included, and makes its context and DataLoaders
 * anew each time: a subscription's gateway context lives as long as the subscription, and a loader kept there would
 * answer every later event from the first one's cache.
 *
 * It answers a subscription with an async iterable whose iterator has a `return()` that ends the source at once, even while a
 * `next()` waits; the gateway calls it when the client goes. It masks its own unexpected errors. What it throws counts as the
 * service not answering.
 */
export type SubgraphExecutor = (request: SubgraphRequest) => Promise<ExecutionResult | AsyncIterable<ExecutionResult>>;

/** A service and the way to it: a call in this process, or HTTP. The supergraph is the same for both. */
export type Subgraph =
  | { readonly kind: 'local'; readonly executor: SubgraphExecutor }
  | {
      readonly kind: 'http';
      /**
       * Its GraphQL endpoints, one a replica. Queries and mutations are POSTed as JSON; a subscription comes over a WebSocket at the same place
       * (`graphql-transport-ws`), with the operation's headers as connection parameters.
       */
      readonly replicas: Replicas;
    };
