import { checkedInSupergraph } from '@ntm-ledger/local';
import type { ServiceHost } from '@ntm-ledger/service-host';
import { createYoga } from 'graphql-yoga';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import { oneSchema } from './one-schema.js';
import type { FloorContext } from './service-contexts.js';
import { ServiceContexts } from './service-contexts.js';

/** The queries of the ledger, served without a gateway. */
export interface Floor {
  /** Where GraphQL is. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the services of a host by one schema, on a free port of this machine. */
export async function serveFloor(host: ServiceHost): Promise<Floor> {
  const yoga = createYoga<{ readonly req: IncomingMessage }, FloorContext>({
    schema: oneSchema(await checkedInSupergraph(), host.services),
    context: ({ req }) => ({ contexts: new ServiceContexts(host, { 'accept-language': req.headers['accept-language'] }) }),
    graphiql: false,
    landingPage: false,
    logging: false,
  });
  const server = createServer((request, response) => {
    void yoga(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the floor does not listen on a port');
  return {
    url: `http://127.0.0.1:${String(address.port)}/graphql`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
