/**
 * Runs @apollo/gateway under @apollo/server, as their documentation has it, over services that are reached by HTTP: `NTM_SUBGRAPHS` says where they
 * are, as for our gateway. They are taken from the folder that `NTM_APOLLO_GATEWAY` names.
 */
import { checkedInSupergraph } from '@ntm-ledger/local';
import { apolloModulesOf } from './modules.js';

const { NTM_APOLLO_GATEWAY: folder = '', NTM_SUBGRAPHS: subgraphs = '' } = process.env;
const urls = new Map(
  subgraphs.split(',').map((entry): [string, string] => {
    const [name = '', ...url] = entry.split('=');
    return [name, url.join('=')];
  }),
);
const { ApolloGateway, RemoteGraphQLDataSource, ApolloServer, startStandaloneServer } = apolloModulesOf(folder);
const gateway = new ApolloGateway({
  supergraphSdl: await checkedInSupergraph(),
  buildService: ({ name }) => new RemoteGraphQLDataSource({ url: urls.get(name) ?? '' }),
});
const server = new ApolloServer({ gateway, stopOnTerminationSignals: false });
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
process.stdout.write(`apollo ${url}\n`);
process.once('SIGTERM', () => {
  void server.stop().then(() => process.exit(0));
});
