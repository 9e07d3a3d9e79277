import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What of @apollo/gateway and @apollo/server is used here. Their licence (Elastic-2.0) keeps them out of this workspace, so their types are said again. */
export interface ApolloModules {
  readonly ApolloGateway: new (config: {
    readonly supergraphSdl: string;
    readonly buildService: (definition: { readonly name: string }) => object;
  }) => object;
  readonly RemoteGraphQLDataSource: new (config: { readonly url: string }) => object;
  readonly ApolloServer: new (config: { readonly gateway: object; readonly stopOnTerminationSignals: boolean }) => ApolloServer;
  readonly startStandaloneServer: (
    server: ApolloServer,
    options: { readonly listen: { readonly port: number; readonly host: string } },
  ) => Promise<{ readonly url: string }>;
}

export interface ApolloServer {
  stop(): Promise<void>;
}

const CLASSES = ['ApolloGateway', 'RemoteGraphQLDataSource', 'ApolloServer', 'startStandaloneServer'] as const;

/**
 * Loads both out of a folder that has them in its `node_modules`, with the graphql that they bring.
 * @throws Error when the folder does not have them
 */
export function apolloModulesOf(folder: string): ApolloModules {
  const load = createRequire(join(folder, 'package.json'));
  const loaded: unknown[] = ['@apollo/gateway', '@apollo/server', '@apollo/server/standalone'].map((name): unknown => load(name));
  const modules: unknown = Object.assign({}, ...loaded);
  if (!isApollo(modules)) throw new Error(`${folder} holds an @apollo/gateway or @apollo/server of another make`);
  return modules;
}

function isApollo(modules: unknown): modules is ApolloModules {
  return typeof modules === 'object' && modules !== null && CLASSES.every((name) => name in modules);
}
