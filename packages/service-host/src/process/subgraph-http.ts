import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { OperationTypeNode } from 'graphql';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { badUserInput, formatErrorWith } from '../errors.js';
import type { RequestContext } from '../graphql/request-context.js';
import { problemsOfVariables } from '../graphql/variable-problems.js';
import type { Mounted, ServiceHost } from '../host.js';
import { readJson, sendJson, singleValued } from './http-json.js';
import { isJsonPost, isPlainPost, plainQuestions } from './plain-question.js';
import { answerTogether } from './questions-together.js';
import { statusOf } from './status-of-answer.js';

/** The most bytes of a request; a mutation of 2,000 units is a fifth of it. */
const MAX_BODY_BYTES = 5_000_000;

/** Answers queries and mutations of one service over HTTP. */
export interface SubgraphHttp {
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Answers several queries of a gateway at once; see `answerTogether`. */
  answerTogether(request: IncomingMessage, response: ServerResponse): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Puts a service behind Apollo Server. A mutation without a known actor is refused before anything of it is looked at. What a gateway asks is executed as it
 * is in one process, without what a server does for any client: a dashboard's operation is three such questions, and that was a third of what they cost.
 */
export async function openSubgraphHttp(
  host: ServiceHost,
  service: Mounted,
  server: Server,
  logger: Logger,
): Promise<SubgraphHttp> {
  const apollo = new ApolloServer<RequestContext>({
    schema: service.schema,
    introspection: true,
    formatError: formatErrorWith(logger),
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer: server }),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      {
        requestDidStart: () =>
          Promise.resolve({
            didResolveOperation: ({ operation, contextValue }) => {
              if (operation?.operation === OperationTypeNode.MUTATION) contextValue.requireActor();
              return Promise.resolve();
            },
            willSendResponse: ({ response: { body } }) => {
              const problems = body.kind === 'single' ? problemsOfVariables(body.singleResult.errors ?? []) : undefined;
              if (body.kind === 'single' && problems !== undefined) body.singleResult.errors = [badUserInput(problems).toJSON()];
              return Promise.resolve();
            },
          }),
      },
    ],
  });
  await apollo.start();
  const plain = plainQuestions(service.schema);
  return {
    async answer(request, response) {
      const body = await readJson(request, MAX_BODY_BYTES);
      if ('error' in body) {
        sendJson(response, body.status, { error: body.error });
        return;
      }
      const given = singleValued(request.headers);
      const question = isPlainPost(request) ? plain(body.json) : undefined;
      if (question !== undefined) {
        const result = await service.execute({ ...question, headers: given });
        sendJson(response, statusOf(result), result);
        return;
      }
      const headers = new HeaderMap();
      for (const [name, value] of Object.entries(given)) if (value !== undefined) headers.set(name, value);
      const { search } = new URL(request.url ?? '/', 'http://subgraph');
      const answer = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: (request.method ?? 'POST').toUpperCase(), headers, search, body: body.json },
        context: () => host.contextOf(service.name, given),
      });
      response.writeHead(answer.status ?? 200, Object.fromEntries(answer.headers));
      if (answer.body.kind === 'complete') {
        response.end(answer.body.string);
        return;
      }
      for await (const chunk of answer.body.asyncIterator) response.write(chunk);
      response.end();
    },
    async answerTogether(request, response) {
      const body = await readJson(request, MAX_BODY_BYTES);
      if ('error' in body) sendJson(response, body.status, { error: body.error });
      else if (!isJsonPost(request)) sendJson(response, 415, { error: 'expected a POST of application/json' });
      else await answerTogether({ service, plain, logger }, body.json, response);
    },
    stop: () => apollo.stop(),
  };
}
