import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NO_STREAM } from '@ntm-ledger/event-store';
import { createClient } from 'graphql-ws';
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { WebSocket } from 'ws';
import { ServiceHost } from '../host.js';
import { notebookService } from '../testing/notebook.js';
import { useLogs } from '../testing/open-logs.js';
import { appendFacts, renaming } from '../testing/sample-facts.js';
import type { SubgraphServer } from './serve-subgraph.js';
import { serveSubgraph } from './serve-subgraph.js';

const logs = useLogs();
const logger = pino({ level: 'silent' });
let closing: (() => Promise<void>)[];
beforeEach(() => {
  closing = [];
});
afterEach(async () => {
  for (const close of closing.reverse()) await close();
});

interface Served {
  readonly host: ServiceHost;
  readonly server: SubgraphServer;
  readonly store: ReturnType<typeof logs.store>;
  /** Settles once somebody has asked a question. */
  readonly asked: Promise<undefined>;
  /** Asks for a path of the server. */
  get(path: string): Promise<Response>;
  /** Sends something to /graphql. */
  post(body: string, headers?: Record<string, string>): Promise<Response>;
}

async function serving(): Promise<Served> {
  const store = logs.store();
  const { promise: asked, resolve: noteAsked } = Promise.withResolvers<undefined>();
  const verifier = {
    verify: () => {
      noteAsked(undefined);
      return Promise.resolve({ actor: null, reason: 'none was sent' });
    },
  };
  const clock = (): number => Date.parse('2026-03-01T12:00:00+07:00');
  const host = await ServiceHost.open({ store, services: [notebookService], verifier, logger, clock });
  closing.push(() => host.close());
  const [service] = host.services;
  if (service === undefined) throw new Error('no service is mounted');
  const opened = await serveSubgraph(host, service, { host: '127.0.0.1', port: 0 }, logger);
  let closed: Promise<void> | undefined;
  const server = { url: opened.url, close: () => (closed ??= opened.close()) };
  closing.push(() => server.close());
  return {
    host,
    server,
    store,
    asked,
    get: (path) => fetch(new URL(path, server.url)),
    post: (body, headers = {}) =>
      fetch(server.url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }),
  };
}

const QUERY = JSON.stringify({ query: '{ moment }' });

describe('a served subgraph', () => {
  it('answers GraphQL', async () => {
    const { post } = await serving();
    const response = await post(QUERY);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ data: { moment: '2026-03-01@0' } });
  });

  it('says that it lives, that it is ready, and what moment it is here', async () => {
    const { get } = await serving();
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
    const ready = await get('/readyz');
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ok', reasons: [] }]);
    expect(await (await get('/now')).json()).toEqual({ moment: '2026-03-01@0', ready: true });
    expect(ready.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('has nothing elsewhere, and says where GraphQL is', async () => {
    const { get } = await serving();
    const response = await get('/graphiql?query=1');
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      status: 'not found',
      reasons: ['There is nothing at /graphiql; GraphQL is at /graphql'],
    });
    expect((await get('/constructor')).status).toBe(404);
    expect((await get('/__proto__')).status).toBe(404);
  });

  it('takes a moment as far as the log has come, and a repeat of it for ever', async () => {
    const { post, get, store } = await serving();
    await appendFacts(store, [renaming('A')]);
    const atLeast = JSON.stringify({ query: '{ moment(at: { minPosition: "1" }) }' });
    expect(await (await post(atLeast)).json()).toEqual({ data: { moment: '2026-03-01@1' } });
    expect(await (await get('/now')).json()).toEqual({ moment: '2026-03-01@1', ready: true });
    expect(await (await post(QUERY, { 'x-ntm-settled': '2024-05-05@1' })).json()).toEqual({ data: { moment: '2024-05-05@1' } });
  });
});

describe('a served subgraph that cannot go on', () => {
  it('is not ready, with the reason, when the log holds what it cannot fold; what it has folded it still answers', async () => {
    const { post, get, store } = await serving();
    await store.append('new-things', [{ id: randomUUID(), type: 'UnitForgotten', body: '{}' }], NO_STREAM);
    // Whoever waits for that event is told as soon as it fails.
    const failed = (await (await post(JSON.stringify({ query: '{ moment(at: { minPosition: "1" }) }' }))).json()) as object;
    expect(failed).toMatchObject({ errors: [{ message: 'Internal server error' }] });
    const ready = await get('/readyz');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({
      status: 'not ready',
      reasons: [expect.stringMatching(/^the log cannot be folded: .*"UnitForgotten"; run a newer program$/)],
    });
    expect((await get('/healthz')).status).toBe(200);
    expect(await (await get('/now')).json()).toEqual({ moment: '2026-03-01@0', ready: false });
    expect(await (await post(QUERY)).json()).toEqual({ data: { moment: '2026-03-01@0' } });
  });

  it('is not ready, with the reasons, once its log is closed', async () => {
    const { get, store, host } = await serving();
    await host.close();
    await store.close();
    const ready = await get('/readyz');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ status: 'not ready', reasons: [expect.any(String), 'stopped'] });
  });
});

describe('the moment it is', () => {
  it('is refused for what is no position', async () => {
    const { get } = await serving();
    expect((await get('/now?atLeast=abc')).status).toBe(400);
    expect(await (await get('/now?atLeast=0')).json()).toEqual({ moment: '2026-03-01@0', ready: true });
  });
});

describe('a request that cannot be read', () => {
  it('because it is no JSON is refused', async () => {
    const { post } = await serving();
    for (const body of ['{ moment }', '{"query":', '\u0000']) {
      const response = await post(body);
      expect(response.status).toBe(400);
      expect(await response.text()).toMatch(/JSON/);
    }
    expect((await post(QUERY)).status).toBe(200);
  });

  it.each(['[]', '7', 'null', '""', '{}', '{"query":7}', '{"query":"{"}', '{"query":"{ nothing }"}'])(
    'because it is %s is refused, and nothing of the inside shows',
    async (body) => {
      const { post } = await serving();
      const response = await post(body);
      expect(response.status).toBe(400);
      expect(await response.text()).not.toMatch(/Internal|node_modules|stack/);
    },
  );

  it('because it is larger than allowed is told so every time, and the next is answered', async () => {
    const { post } = await serving();
    const body = JSON.stringify({ query: '{ moment }', padding: 'x'.repeat(6_000_000) });
    for (let time = 0; time < 5; time += 1) {
      const response = await post(body);
      expect(response.status).toBe(413);
      expect(await response.text()).toContain('5000000 bytes');
    }
    expect((await post(QUERY)).status).toBe(200);
  });

  it('is read up to the last byte allowed', async () => {
    const { post } = await serving();
    const frame = JSON.stringify({ query: '{ moment }', padding: '' }).length;
    const response = await post(JSON.stringify({ query: '{ moment }', padding: 'x'.repeat(5_000_000 - frame) }));
    expect(await response.json()).toEqual({ data: { moment: '2026-03-01@0' } });
  });
});

describe('a server that closes', () => {
  it('takes no more connections, however many stand open', async () => {
    const { server, get } = await serving();
    const response = await fetch(new URL('/healthz', server.url), { keepalive: true });
    await response.text();
    await server.close();
    await expect(get('/healthz')).rejects.toThrow();
  });

  it('answers what it was asked before', async () => {
    const { server, post, asked, store } = await serving();
    const answer = post(JSON.stringify({ query: '{ moment(at: { minPosition: "1" }) }' }));
    await asked;
    const closed = server.close();
    await appendFacts(store, [renaming('A')]);
    expect(await (await answer).json()).toEqual({ data: { moment: '2026-03-01@1' } });
    await closed;
  });

  it('ends the streams that stand open', async () => {
    const { server } = await serving();
    const connected = Promise.withResolvers<undefined>();
    const client = createClient({
      url: server.url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      on: { connected: () => connected.resolve(undefined) },
    });
    const stream = client.iterate({ query: 'subscription { waiting }' });
    const ended = stream.next().then(
      () => 'ended',
      () => 'ended',
    );
    await connected.promise;
    await server.close();
    expect(await ended).toBe('ended');
  });

  it('may be asked to twice', async () => {
    const { server } = await serving();
    await Promise.all([server.close(), server.close()]);
  });
});
