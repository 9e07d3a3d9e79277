import { afterEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { DocumentNode, ExecutionResult } from 'graphql';
import { parse } from 'graphql';
import type { HttpFetch } from './http-fetch.js';
import { openHttpFetch } from './http-fetch.js';

/** One request as the service got it. */
interface Got {
  readonly path: string | undefined;
  readonly body: unknown;
  readonly requestId: unknown;
}

const document = parse('query ($code: String!) { unit(code: $code) { name } }');
const named = (name: string): ExecutionResult => ({ data: { unit: { name } } });

describe('questions that are asked of a service at the same time', () => {
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });

  /** A service that answers `/graphql` with the code it was asked for, and `/questions` as the test says. */
  async function serving(
    together: (response: ServerResponse, asked: readonly unknown[]) => void,
    timeoutMs = 2_000,
  ): Promise<{ endpoint: HttpFetch; got: Got[]; ask: (code: string, signal?: AbortSignal) => Promise<ExecutionResult> }> {
    const got: Got[] = [];
    const server = createServer((request, response) => {
      void json(request).then((body) => {
        got.push({ path: request.url, body, requestId: request.headers['x-request-id'] });
        if (request.url === '/questions') together(response, Array.isArray(body) ? body : []);
        else response.end(JSON.stringify(named(`alone ${(body as { variables: { code: string } }).variables.code}`)));
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const closed = new AbortController();
    closing.push(() => {
      closed.abort();
      server.close().closeAllConnections();
    });
    const { port } = server.address() as AddressInfo;
    const endpoint = openHttpFetch(`http://127.0.0.1:${String(port)}/graphql`, timeoutMs, closed.signal);
    const ask = (code: string, signal?: AbortSignal): Promise<ExecutionResult> =>
      endpoint.query(
        { document, variables: { code }, ...(signal === undefined ? {} : { signal }) },
        { 'x-request-id': code.slice(0, 9) },
      );
    return { endpoint, got, ask };
  }

  /** Answers a question of several, by which it is. */
  const line = (at: number, result?: object): string => `${JSON.stringify({ at, result })}\n`;
  const all = (response: ServerResponse, asked: readonly unknown[]): void => {
    response.end(asked.map((_, at) => line(at, named(`together ${String(at)}`))).join(''));
  };

  test('go in one request, each with its own headers, and each gets its own answer', async () => {
    const { ask, got } = await serving((response) => response.end(line(1, named('second')) + line(0, named('first'))));
    expect(await Promise.all([ask('a'), ask('b')])).toEqual([named('first'), named('second')]);
    const question = (code: string): object => ({
      question: { query: 'query($code:String!){unit(code:$code){name}}', variables: { code } },
      headers: { 'x-request-id': code },
    });
    expect(got).toEqual([{ path: '/questions', body: [question('a'), question('b')], requestId: undefined }]);
  });

  test('are asked as any client asks when they are alone, and so is every mutation', async () => {
    const { endpoint, ask, got } = await serving(all);
    await ask('a');
    const mutation: DocumentNode = parse('mutation ($code: String!) { rename(code: $code) { id } }');
    const rename = (code: string): Promise<ExecutionResult> => endpoint.mutation({ document: mutation, variables: { code } }, {});
    await Promise.all([rename('b'), rename('c')]);
    expect(got.map(({ path }) => path)).toEqual(['/graphql', '/graphql', '/graphql']);
  });

  test('are answered as soon as each answer is there', async () => {
    let finish: (() => void) | undefined;
    const { ask } = await serving((response) => {
      response.write(line(1, named('quick')));
      finish = () => response.end(line(0, named('slow')));
    });
    const [slow, quick] = [ask('a'), ask('b')];
    expect(await quick).toEqual(named('quick'));
    finish?.();
    expect(await slow).toEqual(named('slow'));
  });

  test('are asked one by one where the service says that they are not for here', async () => {
    const { ask, got } = await serving((response) => response.end(line(0) + line(1, named('known'))));
    expect(await Promise.all([ask('a'), ask('b')])).toEqual([named('alone a'), named('known')]);
    expect(got.map(({ path }) => path)).toEqual(['/questions', '/graphql']);
  });

  test.each([404, 405, 413, 501])(
    'are asked one by one where they are not taken (%i), and for a while not asked otherwise',
    async (status) => {
      const { ask, got } = await serving((response) => response.writeHead(status).end('not here'));
      expect(await Promise.all([ask('a'), ask('b')])).toEqual([named('alone a'), named('alone b')]);
      await Promise.all([ask('c'), ask('d')]);
      expect(got.map(({ path }) => path)).toEqual(['/questions', '/graphql', '/graphql', '/graphql', '/graphql']);
    },
  );

  test('fail with the connection, but for those that were answered', async () => {
    const { ask } = await serving((response) => {
      response.write(line(0, named('in time')), () => response.destroy());
    });
    const [answered, lost] = await Promise.allSettled([ask('a'), ask('b')]);
    expect(answered).toEqual({ status: 'fulfilled', value: named('in time') });
    expect(lost.status).toBe('rejected');
  });

  test.each([
    ['an answer that is not of GraphQL', line(0, {}) + line(1, named('good')), 200, ['rejected', 'fulfilled']],
    ['no answer', line(1, named('good')), 200, ['rejected', 'fulfilled']],
    ['a line that is no JSON', 'Bad gateway', 200, ['rejected', 'rejected']],
    ['a line that names no question', line(7, named('whose?')) + '{}\n', 200, ['rejected', 'rejected']],
    ['a fault', '{}', 500, ['rejected', 'rejected']],
  ])('fail by themselves by %s', async (_what, answer, status, outcomes) => {
    const { ask } = await serving((response) => response.writeHead(status).end(answer));
    const settled = await Promise.allSettled([ask('a'), ask('b')]);
    expect(settled.map((each) => each.status)).toEqual(outcomes);
  });

  test('are not asked for whoever has gone', async () => {
    const { ask, got } = await serving(all);
    const gone = new AbortController();
    const asked = Promise.allSettled([ask('a', gone.signal), ask('b'), ask('c')]);
    gone.abort(new Error('left'));
    const [left, ...others] = await asked;
    expect(left).toMatchObject({ status: 'rejected', reason: { message: 'left' } });
    expect(others.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect(got).toMatchObject([{ body: [{ headers: { 'x-request-id': 'b' } }, { headers: { 'x-request-id': 'c' } }] }]);
  });

  test('are let go of one by one when their clients go', async () => {
    const { promise: asked, resolve: noteAsked } = Promise.withResolvers<ServerResponse>();
    const { ask } = await serving(noteAsked);
    const [one, other] = [new AbortController(), new AbortController()];
    const [first, second, third] = [ask('a', one.signal), ask('b'), ask('c', other.signal)];
    const response = await asked;
    one.abort(new Error('left'));
    await expect(first).rejects.toThrow('left');
    response.write(line(1, named('second')));
    expect(await second).toEqual(named('second'));
    other.abort(new Error('left too'));
    await expect(third).rejects.toThrow('left too');
  });

  test('are let go of in the service too when all their clients have gone', async () => {
    const { promise: closed, resolve: noteClosed } = Promise.withResolvers<undefined>();
    const { promise: asked, resolve: noteAsked } = Promise.withResolvers<undefined>();
    const { ask } = await serving((response) => {
      response.once('close', () => {
        noteClosed(undefined);
      });
      noteAsked(undefined);
    });
    const gone = new AbortController();
    const both = Promise.allSettled([ask('a', gone.signal), ask('b', gone.signal)]);
    await asked;
    gone.abort(new Error('left'));
    expect(await both).toMatchObject([{ reason: { message: 'left' } }, { reason: { message: 'left' } }]);
    await closed;
  });

  test('have no more time because others are answered meanwhile', async () => {
    const { ask } = await serving((response, asked) => {
      let at = 1;
      const timer = setInterval(() => {
        if (at < asked.length) response.write(line(at, named('told')));
        at += 1;
      }, 40);
      response.once('close', () => {
        clearInterval(timer);
      });
    }, 200);
    const [silent, told, ...others] = await Promise.allSettled(Array.from({ length: 30 }, (_, n) => ask(String(n))));
    expect(silent).toMatchObject({ status: 'rejected', reason: { message: '/questions was not answered within 200 ms' } });
    expect(told?.status).toBe('fulfilled');
    expect(others.at(-1)?.status).toBe('rejected');
  });

  test('leave no connection waiting for its time limit when a long page of somebody else is the answer', async () => {
    const { promise: closed, resolve: noteClosed } = Promise.withResolvers<undefined>();
    const { ask } = await serving((response) => {
      response.socket?.once('close', () => {
        noteClosed(undefined);
      });
      response.writeHead(502).end('x'.repeat(16_000_000));
    }, 60_000);
    const settled = await Promise.allSettled([ask('a'), ask('b')]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await closed;
  });

  test('go in several requests when they are many or long', async () => {
    const { ask, got } = await serving(all);
    await Promise.all(Array.from({ length: 40 }, (_, n) => ask(String(n))));
    await Promise.all(['x', 'y', 'z'].map((letter) => ask(letter.repeat(200_000))));
    expect(got.map(({ body }) => (Array.isArray(body) ? body.length : 1)).sort((one, other) => one - other)).toEqual([
      1, 2, 8, 32,
    ]);
  });
});
