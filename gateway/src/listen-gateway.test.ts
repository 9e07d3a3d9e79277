import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { createClient } from 'graphql-ws';
import { composeSupergraph } from './index.js';
import { post } from './testing/clients.js';
import { runGateway } from './testing/running-gateway.js';

const at = (url: string, path: string): string => url.replace('/graphql', path);

test('it is alive by answering and ready when nothing stands in the way', async () => {
  const reasons = ['recognition is 12 events behind'];
  const gateway = await runGateway('local', { ready: () => Promise.resolve(reasons) });
  expect((await fetch(at(gateway.url, '/healthz'))).status).toBe(200);
  const before = await fetch(at(gateway.url, '/readyz'));
  expect([before.status, await before.json()]).toEqual([503, { status: 'not ready', reasons }]);
  reasons.pop();
  const after = await fetch(at(gateway.url, '/readyz'));
  expect([after.status, await after.json()]).toEqual([200, { status: 'ok', reasons: [] }]);
  await gateway.stop();
});

test('what is worth knowing does not keep it from being ready', async () => {
  const gateway = await runGateway('local', { notes: () => ['Redis is not used: no answer within 50 ms'] });
  const response = await fetch(at(gateway.url, '/readyz'));
  const body = { status: 'ok', reasons: [], notes: ['Redis is not used: no answer within 50 ms'] };
  expect([response.status, await response.json()]).toEqual([200, body]);
  await gateway.stop();
});

test('a check that fails is a reason not to be ready', async () => {
  const gateway = await runGateway('local', { ready: () => Promise.reject(new Error('no connection')) });
  const response = await fetch(at(gateway.url, '/readyz'));
  expect([response.status, await response.json()]).toEqual([
    503,
    { status: 'not ready', reasons: ['The check failed: no connection'] },
  ]);
  await gateway.stop();
});

test('elsewhere there is nothing, neither over HTTP nor over WebSocket', async () => {
  const gateway = await runGateway('local');
  expect((await fetch(at(gateway.url, '/'))).status).toBe(404);
  const socket = new WebSocket(at(gateway.webSocketUrl, '/other'), 'graphql-transport-ws');
  const [error] = (await once(socket, 'error')) as [Error];
  expect(String(error)).toContain('404');
  await gateway.stop();
});

test('GraphiQL is served to a person on their own machine, whole, and to nobody elsewhere', async () => {
  const asBrowser = { headers: { accept: 'text/html' } };
  const local = await runGateway('local', { local: true });
  const page = await (await fetch(local.url, asBrowser)).text();
  expect(page).toContain('<title>ntm-ledger</title>');
  expect(page).not.toMatch(/(src|href)="?https?:/);
  await local.stop();
  const shared = await runGateway('local');
  expect(await (await fetch(shared.url, asBrowser)).text()).not.toContain('<html');
  await shared.stop();
});

test('pages of other origins may ask, and may read the request’s id and when to come again', async () => {
  const gateway = await runGateway('local');
  const { headers } = await post(gateway.url, { query: '{ language }' }, { origin: 'https://dashboard.example' });
  expect(headers.get('access-control-allow-origin')).toBe('https://dashboard.example');
  expect(headers.get('access-control-expose-headers')).toBe('x-request-id, retry-after');
  expect(headers.get('access-control-allow-credentials')).toBeNull();
  await gateway.stop();
});

test('at its end, subscribers are told to come again and operations under way are answered', async () => {
  const gateway = await runGateway('local', { graceMs: 60_000 });
  const client = createClient({ url: gateway.webSocketUrl, webSocketImpl: WebSocket, retryAttempts: 0 });
  const overWebSocket = client.iterate({ query: 'subscription { changes(code: "17") { position } }' }).next();
  const sources = [await gateway.nextSource()];
  const stream = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: 'subscription { changes(code: "17") { position } }' }),
  });
  sources.push(await gateway.nextSource());
  const underWay = post(gateway.url, { query: '{ stuck }' });
  await gateway.stuck();

  const told = expect(overWebSocket).rejects.toMatchObject({ code: 1001 });
  const broken = expect(stream.text()).rejects.toThrow();
  const closed = gateway.close();
  await told;
  await broken;
  for (const source of sources) await source.closed;
  gateway.unstick();
  expect((await underWay).body).toEqual({ data: { stuck: 'answered' } });
  await closed;
  await expect(fetch(gateway.url)).rejects.toThrow();
  await gateway.stop();
});

test('at its end, an operation that never answers is waited for no longer than said', async () => {
  const gateway = await runGateway('local', { graceMs: 50 });
  const underWay = post(gateway.url, { query: '{ stuck }' });
  await gateway.stuck();
  const [closed, answer] = await Promise.allSettled([gateway.close(), underWay]);
  expect([closed.status, answer.status]).toEqual(['fulfilled', 'rejected']);
  gateway.unstick();
});

test('a gateway that is not led to a service of its supergraph does not start', async () => {
  const typeDefs = 'type Query { events: Int }';
  const starting = runGateway('local', { supergraph: composeSupergraph([{ name: 'audit', typeDefs }]) });
  await expect(starting).rejects.toThrow('not led to: audit');
});
