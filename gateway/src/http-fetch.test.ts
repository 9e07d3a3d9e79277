import { afterEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import type { IncomingHttpHeaders, RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { parse } from 'graphql';
import type { HttpFetch } from './http-fetch.js';
import { openHttpFetch } from './http-fetch.js';

const document = parse('query Unit($code: String!) { unit(code: $code) { name } }');

describe('a service behind HTTP', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close().closeAllConnections();
  });
  const serve = async (listener: RequestListener, timeoutMs = 5_000): Promise<HttpFetch> => {
    const server = createServer(listener).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    const address = server.address();
    return openHttpFetch(
      `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : address)}/graphql?a=b`,
      timeoutMs,
    );
  };
  const answering = (answer: string, status = 200): Promise<HttpFetch> =>
    serve((_request, response) => response.writeHead(status).end(answer));

  test('is asked as a client would ask it, with the headers of the operation', async () => {
    const asked: { url: string | undefined; headers: IncomingHttpHeaders; body: unknown }[] = [];
    const { query } = await serve((request, response) => {
      void text(request).then((body) => {
        asked.push({ url: request.url, headers: request.headers, body: JSON.parse(body) });
        response.end('{"data":{"unit":{"name":"Hà Trung"}}}');
      });
    });
    const result = await query({ document, variables: { code: '392' } }, { 'x-ntm-settled': '2022-12-31@7' });
    expect(result).toEqual({ data: { unit: { name: 'Hà Trung' } } });
    expect(asked).toMatchObject([
      {
        url: '/graphql?a=b',
        headers: { 'content-type': 'application/json', 'x-ntm-settled': '2022-12-31@7' },
        body: { query: 'query Unit($code:String!){unit(code:$code){name}}', variables: { code: '392' } },
      },
    ]);
  });

  test('may answer with errors, whatever the status, which are told with their place and code', async () => {
    const told = {
      message: 'no such set',
      path: ['unit', 0],
      locations: [{ line: 1, column: 2 }],
      extensions: { code: 'NOT_FOUND' },
    };
    const { query } = await answering(JSON.stringify({ data: null, errors: [told] }), 400);
    const { data, errors } = await query({ document }, {});
    expect(data).toBeNull();
    expect(errors?.map((error) => error.toJSON())).toEqual([
      { message: 'no such set', path: ['unit', 0], extensions: { code: 'NOT_FOUND' } },
    ]);
  });

  test.each([
    ['text', 'Bad gateway', 502],
    ['nothing', '', 200],
    ['a list', '[]', 200],
    ['JSON of another kind', '{"status":"not found"}', 404],
    ['no data and no errors', '{"data":null,"errors":[]}', 200],
  ])('has not answered when it sends %s', async (_what, answer, status) => {
    const { query } = await answering(answer, status);
    await expect(query({ document }, {})).rejects.toThrow();
  });

  test('has not answered when it keeps silent for too long', async () => {
    const { query } = await serve(() => undefined, 50);
    await expect(query({ document }, {})).rejects.toThrow('Headers Timeout Error');
  });

  test('is not asked on when the client has gone', async () => {
    const gone = new AbortController();
    const { query } = await serve(() => {
      gone.abort();
    });
    await expect(query({ document, signal: gone.signal }, {})).rejects.toThrow('aborted');
  });
});
