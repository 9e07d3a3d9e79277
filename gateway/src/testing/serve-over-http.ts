import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { CallContext, ToyService } from './toy-service.js';

/** A toy service behind HTTP. */
export interface ServedOverHttp {
  readonly url: string;
  /** Stops at once, as a process that is killed. */
  readonly stop: () => Promise<void>;
}

/** Serves a service as a process of its own would: queries and mutations by Apollo Server, subscriptions over WebSocket. */
export async function serveOverHttp({ schema, calls }: ToyService): Promise<ServedOverHttp> {
  const apollo = new ApolloServer<CallContext>({
    schema,
    includeStacktraceInErrorResponses: true,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
  });
  await apollo.start();

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body: unknown = JSON.parse(await text(request));
    const headers = textsOf(request.headers);
    calls.push({ operationType: 'query', headers });
    const {
      status,
      headers: answered,
      body: answer,
    } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: request.method ?? 'POST', headers: new HeaderMap(Object.entries(headers)), search: '', body },
      context: () => Promise.resolve({ headers }),
    });
    if (answer.kind !== 'complete') throw new Error('nothing here is deferred');
    response.writeHead(status ?? 200, Object.fromEntries(answered)).end(answer.string);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const sockets = new WebSocketServer({ server, path: '/graphql' });
  useServer(
    {
      schema,
      context: ({ connectionParams }) => {
        const headers = textsOf(connectionParams ?? {});
        calls.push({ operationType: 'subscription', headers });
        return { headers };
      },
    },
    sockets,
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${String(address.port)}/graphql`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      for (const socket of sockets.clients) socket.terminate();
      await Promise.all([closed, apollo.stop()]);
    },
  };
}

function textsOf(record: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, String(value)]));
}
