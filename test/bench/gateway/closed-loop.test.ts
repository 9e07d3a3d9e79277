import { afterEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import { closedLoop } from './closed-loop.js';
import { assertSameAnswers } from './same-answers.js';

const UNIT = '{"data":{"unit":{"name":"Hà Trung"}}}';

describe('clients who wait for an answer before they ask again', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });
  const serve = async (listener: RequestListener): Promise<string> => {
    const server = createServer(listener).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    const address = server.address();
    return `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : address)}/graphql`;
  };
  const numbered = (): (() => string) => {
    let number = 0;
    return () => JSON.stringify({ number: number++ });
  };

  test('are ten, on connections that they keep, and ask each thing once', async () => {
    const connections = new Set<unknown>();
    const asked: string[] = [];
    let [underWay, most] = [0, 0];
    const url = await serve((request, response) => {
      connections.add(request.socket);
      most = Math.max(most, ++underWay);
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        asked.push(body);
        setImmediate(() => {
          underWay -= 1;
          response.end(UNIT);
        });
      });
    });
    const { requests, seconds } = await closedLoop(url, numbered(), { requests: 200 });
    expect(requests).toBe(200);
    expect(seconds).toBeGreaterThan(0);
    expect(new Set(asked).size).toBe(200);
    expect(connections.size).toBe(10);
    expect(most).toBeLessThanOrEqual(10);
  });

  test('stop when their time is over', async () => {
    const url = await serve((_request, response) => response.end(UNIT));
    const { requests, seconds } = await closedLoop(url, numbered(), { seconds: 0.1 });
    expect(requests).toBeGreaterThan(0);
    expect(seconds).toBeGreaterThanOrEqual(0.1);
  });

  test.each([
    ['null where a unit should be', '{"data":{"unit":null}}'],
    ['an error beside the unit', '{"data":{"unit":{"name":null}},"errors":[{"message":"no"}]}'],
    ['no answer of GraphQL', 'busy'],
  ])('take no %s for an answer', async (_what, answer) => {
    const url = await serve((_request, response) => response.end(answer));
    await expect(closedLoop(url, numbered(), { requests: 20 })).rejects.toThrow('was answered');
  });

  test('can tell two servers apart by what they answer, and not by how they write it', async () => {
    const [one, like, other] = await Promise.all(
      [UNIT, `${UNIT}\n`, UNIT.replace('Hà', 'Ha')].map((text) => serve((_request, response) => response.end(text))),
    );
    const urls = (...those: (string | undefined)[]): { url: string }[] => those.map((url = '') => ({ url }));
    await assertSameAnswers(urls(one, like), ['{}']);
    await expect(assertSameAnswers(urls(one, like, other), ['{}'])).rejects.toThrow('answered differently');
  });
});
