import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createClient as createEventStreamClient } from 'graphql-sse';
import { createClient as createWebSocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { RunningGateway } from './testing/running-gateway.js';
import { FORMS, runGateway } from './testing/running-gateway.js';

const QUERY = 'subscription { changes(code: "17") { position unit { name titles holder } } }';
const TRANSPORTS = ['WebSocket', 'server-sent events'] as const;

interface Subscriber {
  readonly results: AsyncIterableIterator<unknown>;
  /** Goes away as a client that is closed does. */
  readonly leave: () => Promise<void>;
}

function subscribe(
  gateway: RunningGateway,
  transport: (typeof TRANSPORTS)[number],
  headers: Record<string, string> = {},
  query = QUERY,
): Subscriber {
  const client =
    transport === 'WebSocket'
      ? createWebSocketClient({
          url: gateway.webSocketUrl,
          webSocketImpl: WebSocket,
          connectionParams: { headers },
          retryAttempts: 0,
        })
      : createEventStreamClient({ url: gateway.url, headers, retryAttempts: 0 });
  const results = client.iterate({ query });
  return {
    results,
    leave: async () => {
      await results.return?.();
      await client.dispose();
    },
  };
}

const before = { id: 'unit-17', moment: '2022-12-31@5', position: '5' };
const after = { id: 'unit-17', moment: '2025-06-30@6', position: '6' };

describe.each(FORMS)('in the %s form', (form) => {
  let gateway: RunningGateway;
  beforeEach(async () => {
    gateway = await runGateway(form);
  });
  afterEach(() => gateway.stop());

  describe.each(TRANSPORTS)('a subscriber over %s', (transport) => {
    test('gets each event with what other services say of it at the event’s own moment', async () => {
      const { results, leave } = subscribe(gateway, transport);
      const first = results.next();
      const source = await gateway.nextSource();
      source.push(before);
      source.push(after);
      expect(await first).toMatchObject({
        value: { data: { changes: { position: '5', unit: { name: 'Xã Hát Giang', titles: ['NTM'] } } } },
      });
      expect(await results.next()).toMatchObject({
        value: { data: { changes: { position: '6', unit: { name: 'Xã Hoạt Giang', titles: ['NTM', 'ADVANCED'] } } } },
      });
      await leave();
    });

    test('is the one who asks in every call, entity fetches of later events included', async () => {
      const { results, leave } = subscribe(gateway, transport, { authorization: 'Bearer integrator', 'x-request-id': 'feed-1' });
      const first = results.next();
      const source = await gateway.nextSource();
      source.push(before);
      expect(await first).toMatchObject({ value: { data: { changes: { unit: { holder: 'Bearer integrator' } } } } });
      source.push(after);
      expect(await results.next()).toMatchObject({ value: { data: { changes: { unit: { holder: 'Bearer integrator' } } } } });
      const calls = [...gateway.units.calls, ...gateway.recognition.calls];
      expect(calls.map(({ operationType }) => operationType)).toEqual(['subscription', 'query', 'query']);
      for (const { headers } of calls)
        expect(headers).toMatchObject({ authorization: 'Bearer integrator', 'x-request-id': 'feed-1' });
      expect(gateway.settled()).toBe(0);
      await leave();
    });

    test('closes the source in the service by leaving, even while nothing happens', async () => {
      const { results, leave } = subscribe(gateway, transport);
      const first = results.next();
      const source = await gateway.nextSource();
      await leave();
      await source.closed;
      await Promise.allSettled([first]);
    });

    test('keeps its subscription when another service is down, and misses only that one’s fields', async () => {
      const { results, leave } = subscribe(
        gateway,
        transport,
        {},
        'subscription { changes(code: "17") { position unit { name titles } } }',
      );
      const first = results.next();
      const source = await gateway.nextSource();
      await gateway.kill('recognition');
      source.push(before);
      expect(await first).toMatchObject({
        value: {
          data: { changes: { position: '5', unit: { name: 'Xã Hát Giang', titles: null } } },
          errors: [{ path: ['changes', 'unit', 'titles'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
        },
      });
      await leave();
    });

    test('is told by an error when the source fails, without its words, and gets no more', async () => {
      const { results } = subscribe(gateway, transport);
      const first = results.next();
      const source = await gateway.nextSource();
      source.fail(new Error('SQLITE_CORRUPT: /var/lib/ntm/log.db'));
      const step: IteratorResult<unknown> = await first;
      const value: unknown = step.value;
      expect(value).toMatchObject({ data: null, errors: [{ path: ['changes'] }] });
      expect(JSON.stringify(value)).not.toContain('SQLITE');
      expect(await results.next()).toMatchObject({ done: true });
    });

    test('is told why when what it asks for is no operation', async () => {
      const { results } = subscribe(gateway, transport, {}, 'subscription { nothing }');
      const refusal = await results.next().then(
        ({ value }) => value as unknown,
        (errors: unknown) => ({ errors }),
      );
      expect(refusal).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
      expect(JSON.stringify(refusal)).not.toContain('"http"');
    });
  });

  test('a client whose connection breaks closes the source as well', async () => {
    const { results } = subscribe(gateway, 'WebSocket');
    const broken = expect(results.next()).rejects.toMatchObject({ code: 1006 });
    const source = await gateway.nextSource();
    gateway.dropConnections();
    await source.closed;
    await broken;
  });

  test('several subscriptions of one connection are told apart', async () => {
    const client = createWebSocketClient({ url: gateway.webSocketUrl, webSocketImpl: WebSocket, retryAttempts: 0 });
    const [left, stayed] = [client.iterate({ query: QUERY }), client.iterate({ query: QUERY })];
    const [, second] = [left.next(), stayed.next()];
    const [one, other] = [await gateway.nextSource(), await gateway.nextSource()];
    await left.return?.();
    await one.closed;
    other.push(after);
    expect(await second).toMatchObject({ value: { data: { changes: { position: '6' } } } });
    await client.dispose();
  });

  test('a page that has only EventSource subscribes by GET', async () => {
    const response = await fetch(`${gateway.url}?query=${encodeURIComponent(QUERY)}`, {
      headers: { accept: 'text/event-stream' },
    });
    const source = await gateway.nextSource();
    source.push(before);
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      if (chunk.includes('Xã Hát Giang')) break;
    }
    await source.closed;
  });

  test('queries and mutations work over a WebSocket like everywhere', async () => {
    const { results, leave } = subscribe(
      gateway,
      'WebSocket',
      { 'accept-language': 'vi' },
      '{ language unit(code: "17") { titles } }',
    );
    expect(await results.next()).toMatchObject({ value: { data: { language: 'vi', unit: { titles: ['NTM', 'ADVANCED'] } } } });
    expect(gateway.settled()).toBe(1);
    await leave();
  });
});

test('a service that is lost ends its subscriptions with an error', async () => {
  const gateway = await runGateway('http');
  const { results } = subscribe(gateway, 'WebSocket');
  const first = results.next();
  await gateway.nextSource();
  await gateway.kill('units');
  expect(await first).toMatchObject({ value: { errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] } });
  expect(await results.next()).toMatchObject({ done: true });
  await gateway.stop();
});

test('a backlog of many events neither loses one nor holds up other clients', async () => {
  const gateway = await runGateway('local');
  const { results, leave } = subscribe(gateway, 'WebSocket');
  const first = results.next();
  const source = await gateway.nextSource();
  for (let position = 1; position <= 2000; position += 1) source.push({ ...after, position: String(position) });
  await first;
  let received = 1;
  const all = (async () => {
    for await (const result of results) {
      expect(result).toMatchObject({ data: { changes: { position: String(received + 1) } } });
      received += 1;
      if (received === 2000) break;
    }
  })();
  expect((await fetch(gateway.url.replace('/graphql', '/healthz'))).status).toBe(200);
  expect(received).toBeLessThan(2000);
  await all;
  await leave();
  await gateway.stop();
});

test('a client holds a hundred operations on one connection and no more, until it ends one', async () => {
  const gateway = await runGateway('local');
  const client = createWebSocketClient({ url: gateway.webSocketUrl, webSocketImpl: WebSocket, retryAttempts: 0 });
  const held = Array.from({ length: 100 }, () => client.iterate({ query: QUERY }));
  const firsts = held.map((results) => results.next());
  for (let n = 0; n < 100; n += 1) await gateway.nextSource();
  await expect(client.iterate({ query: '{ language }' }).next()).rejects.toMatchObject([
    { extensions: { code: 'TOO_MANY_REQUESTS' } },
  ]);
  await held[0]?.return?.();
  await firsts[0];
  expect(await client.iterate({ query: '{ language }' }).next()).toMatchObject({ done: false });
  await client.dispose();
  await gateway.stop();
});
