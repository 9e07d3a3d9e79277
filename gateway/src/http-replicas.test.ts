import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { ListeningGateway } from './index.js';
import { composeSupergraph, createGateway, listenGateway, Replicas } from './index.js';
import { post } from './testing/clients.js';
import type { ServedOverHttp } from './testing/serve-over-http.js';
import { serveOverHttp } from './testing/serve-over-http.js';
import type { ToyRegister } from './testing/toy-register.js';
import { toyRegister } from './testing/toy-register.js';

const QUERY = { query: '{ unit(code: "17") { name } }' };
const MUTATION = { query: 'mutation { rename(code: "17", name: "x") { id } }' };
const ANSWER = { data: { unit: { name: 'Xã Hoạt Giang' } } };
const WITH_TOKEN = { authorization: 'Bearer token' };

let registers: readonly [ToyRegister, ToyRegister];
let served: ServedOverHttp[];
let units: Replicas;
let gateway: ListeningGateway;
let others: Server[];

/** A gateway over replicas of one service at the given URLs. */
async function gatewayOver(urls: readonly string[]): Promise<void> {
  units = new Replicas(urls);
  const made = await createGateway({
    supergraph: composeSupergraph([registers[0].units]),
    subgraphs: { units: { kind: 'http', replicas: units } },
    settle: () => Promise.resolve('2026-11-23@7'),
    local: false,
    keptAnswerBytes: 0,
  });
  gateway = await listenGateway({ gateway: made, host: '127.0.0.1', port: 0 });
}
/** A server that takes requests, and does with their connections what it is told. Gives its URL. */
async function serverThat(treats: (request: { readonly socket: { destroy: () => void } }) => void): Promise<string> {
  const server = createServer(treats).listen(0, '127.0.0.1');
  others.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/graphql`;
}
const calls = (): number[] => registers.map((register) => register.units.calls.length);

beforeEach(async () => {
  registers = [toyRegister(), toyRegister()];
  served = await Promise.all(registers.map((register) => serveOverHttp(register.units)));
  others = [];
});
afterEach(async () => {
  await gateway.close();
  for (const server of others) {
    server.closeAllConnections();
    server.close();
  }
  await Promise.all(served.map((server) => server.stop()));
});

describe('a gateway over two replicas of a service', () => {
  beforeEach(() => gatewayOver(served.map(({ url }) => url)));

  test('asks them by turns', async () => {
    for (let n = 0; n < 6; n += 1) expect((await post(gateway.url, QUERY)).body).toEqual(ANSWER);
    expect(calls()).toEqual([3, 3]);
  });

  test('has the first of them record, whoever answers queries meanwhile, so that one decides after the other', async () => {
    for (let n = 0; n < 4; n += 1) {
      await post(gateway.url, QUERY);
      const before = calls();
      expect((await post(gateway.url, MUTATION, WITH_TOKEN)).body).toEqual({ data: { rename: { id: 'unit-17' } } });
      expect(calls()).toEqual([(before[0] ?? 0) + 1, before[1]]);
    }
  });

  test('goes on with the one that is left, for queries and for mutations that were never sent, and passes over the other', async () => {
    await served[0]?.stop();
    served.shift();
    for (let n = 0; n < 4; n += 1) {
      expect((await post(gateway.url, QUERY)).body).toEqual(ANSWER);
      const { body } = await post(gateway.url, MUTATION, WITH_TOKEN);
      expect(body).toEqual({ data: { rename: { id: 'unit-17' } } });
    }
    expect(calls()).toEqual([0, 8]);
  });

  test('says that the service is not there when none is left', async () => {
    for (const server of served.splice(0)) await server.stop();
    const { body } = await post(gateway.url, QUERY);
    expect(body.errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
  });

  test('asks a query elsewhere when the replica that it waits for is given up', async () => {
    const answer = post(gateway.url, { query: '{ stuck }' });
    await registers[0].stuck();
    units.giveUp(served[0]?.url ?? '');
    registers[1].unstick();
    expect((await answer).body).toEqual({ data: { stuck: 'answered' } });
    registers[0].unstick();
  });
});

test('a gateway that ends lets go of its connections to services', async () => {
  const connections: Socket[] = [];
  const server = createServer((_request, response) => response.end('{"data":{"unit":{"name":"Xã Hoạt Giang"}}}'));
  server.on('connection', (socket) => connections.push(socket)).listen(0, '127.0.0.1');
  others.push(server);
  await once(server, 'listening');
  await gatewayOver([`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/graphql`]);
  expect((await post(gateway.url, QUERY)).body).toEqual(ANSWER);
  const [connection] = connections;
  if (connection === undefined) throw new Error('the service was not asked');
  const ended = once(connection, 'close');
  await gateway.close();
  await ended;
});

describe('a gateway over a replica that breaks connections off, and another', () => {
  beforeEach(async () => {
    await gatewayOver([await serverThat(({ socket }) => socket.destroy()), served[1]?.url ?? '']);
  });

  test('asks a query once more elsewhere', async () => {
    expect((await post(gateway.url, QUERY)).body).toEqual(ANSWER);
    expect(calls()).toEqual([0, 1]);
  });

  test('sends no mutation twice, since it may be recorded', async () => {
    const { body } = await post(gateway.url, MUTATION, WITH_TOKEN);
    expect(body.errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
    expect(calls()).toEqual([0, 0]);
  });
});

describe('a subscription', () => {
  const subscribe = () => {
    const client = createClient({ url: gateway.url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
    return { results: client.iterate({ query: 'subscription { changes(code: "17") { position } }' }), client };
  };
  const change = { id: 'unit-17', moment: '2022-12-31@5', position: '5' };

  test('is made at another replica when one takes no connection', async () => {
    await gatewayOver(['http://127.0.0.1:1/graphql', served[1]?.url ?? '']);
    const { results, client } = subscribe();
    const first = results.next();
    (await registers[1].nextSource()).push(change);
    expect(await first).toEqual({ done: false, value: { data: { changes: { position: '5' } } } });
    await client.dispose();
  });

  test('ends with its replica, since only the client knows what it has seen', async () => {
    await gatewayOver(served.map(({ url }) => url));
    const { results, client } = subscribe();
    const first = results.next();
    (await registers[0].nextSource()).push(change);
    await first;
    await served[0]?.stop();
    served.shift();
    expect(await results.next()).toMatchObject({
      value: { errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] },
    });
    expect(registers[1].units.calls).toEqual([]);
    await client.dispose();
  });
});
