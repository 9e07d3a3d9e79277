import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Origins } from './origins.js';
import type { RemoteServices } from './remote-services.js';
import { readinessOver, readRemoteServices, settledBy, watchReplicas } from './remote-services.js';
import { Replicas } from './replicas.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A service that says what moment it is, and more; without a moment it hears and never answers. Gives its URL. */
async function saying(moment?: string, ready = true, more: object = {}): Promise<string> {
  const server = createServer((_request, response) => {
    response.statusCode = ready ? 200 : 503;
    if (moment !== undefined) response.end(JSON.stringify({ moment, ready, ...more }));
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/graphql`;
}

/** Services by name, each with the replicas at one URL or several. */
function servicesOf(urls: Readonly<Record<string, string | readonly string[]>>): RemoteServices {
  return Object.fromEntries(Object.entries(urls).map(([name, at]) => [name, new Replicas([at].flat())]));
}

/** Where nobody listens. */
const NOBODY = 'http://127.0.0.1:1/graphql';

describe('the moment of an operation over several services', () => {
  it('is the earliest that they have come to, so that all can answer at it', async () => {
    const urls = {
      units: await saying('2026-03-01@120'),
      audit: await saying('2026-03-01@99'),
      other: await saying('2026-03-01@1000'),
    };
    expect(await settledBy(servicesOf(urls))).toBe('2026-03-01@99');
  });

  it('compares positions as numbers, however long they are', async () => {
    const urls = { units: await saying('2026-03-01@9007199254740991'), audit: await saying('2026-03-01@90071992547409910') };
    expect(await settledBy(servicesOf(urls))).toBe('2026-03-01@9007199254740991');
  });

  it('is not held back by a service that is not ready, as long as another is', async () => {
    const lagging = await saying('2026-03-01@3', false);
    expect(await settledBy(servicesOf({ units: await saying('2026-03-01@120'), lagging }))).toBe('2026-03-01@120');
    expect(await settledBy(servicesOf({ lagging }))).toBe('2026-03-01@3');
  });

  it('is at the position that was asked for, when a service has come there', async () => {
    const urls = { units: await saying('2026-03-01@120'), audit: await saying('2026-03-01@99') };
    expect(await settledBy(servicesOf(urls), '110')).toBe('2026-03-01@120');
    expect(await settledBy(servicesOf(urls), '130')).toBe('2026-03-01@99');
  });

  it('does not wait for a service that is down or hangs', async () => {
    const units = await saying('2026-03-01@7');
    const begin = performance.now();
    expect(await settledBy(servicesOf({ units, dead: NOBODY, hanging: await saying() }))).toBe('2026-03-01@7');
    expect(performance.now() - begin).toBeLessThan(2_000);
  });

  it('tells what the answers come from, once all services have said so', async () => {
    const origins = new Origins(['units', 'audit']);
    const units = await saying('2026-03-01@7', true, { log: 'log-1', build: 'build-1' });
    await settledBy(servicesOf({ units, audit: await saying('2026-03-01@7') }), undefined, origins);
    expect(origins.current()).toBeUndefined();
    await settledBy(
      servicesOf({ units, audit: await saying('2026-03-01@7', true, { log: 'log-1', build: 'build-1' }) }),
      undefined,
      origins,
    );
    expect(origins.current()).toBeDefined();
  });

  it('cannot be said when no service says it', async () => {
    await expect(settledBy(servicesOf({ units: NOBODY, audit: NOBODY }))).rejects.toThrow(AggregateError);
  });
});

describe('several replicas of a service', () => {
  it('say what moment it is, whichever of them lives', async () => {
    const services = servicesOf({ units: [NOBODY, await saying('2026-03-01@7')], audit: [await saying('2026-03-01@9'), NOBODY] });
    for (let n = 0; n < 4; n += 1) expect(await settledBy(services)).toBe('2026-03-01@7');
  });

  it('say what moment it is when one of them only says that it cannot', async () => {
    const failing = createServer((_request, response) => {
      response.writeHead(500).end('{"status":"failed"}');
    }).listen(0, '127.0.0.1');
    servers.push(failing);
    await once(failing, 'listening');
    const url = `http://127.0.0.1:${String((failing.address() as AddressInfo).port)}/graphql`;
    const services = servicesOf({ units: [url, await saying('2026-03-01@7')] });
    for (let n = 0; n < 4; n += 1) expect(await settledBy(services)).toBe('2026-03-01@7');
  });

  it('are ready when one of them is', async () => {
    const services = servicesOf({ units: [NOBODY, await saying('2026-03-01@7', false), await saying('2026-03-01@7')] });
    expect(await readinessOver(services)()).toEqual([]);
    expect(await readinessOver(servicesOf({ units: [await saying('2026-03-01@7', false), NOBODY] }))()).toEqual([
      expect.stringMatching(/^units is not ready \(503\), does not answer: /),
    ]);
  });

  it('are passed over once they are seen not to be ready, and asked again once they are', async () => {
    const [lagging, well] = [await saying('2026-03-01@7', false), await saying('2026-03-01@7')];
    const units = new Replicas([lagging, NOBODY, well]);
    const watch = watchReplicas({ units });
    await watch();
    expect([units.next(), units.next()]).toEqual([well, well]);
    const told = Promise.withResolvers<string>();
    units.whenGivenUp(lagging, () => told.resolve('lagging'));
    units.whenGivenUp(NOBODY, () => told.resolve('silent'));
    await watch();
    expect(await told.promise).toBe('silent');
  });
});

describe('a setting of remote services', () => {
  it('names services and the URLs of their replicas', () => {
    const services = readRemoteServices(' units=http://a:1/graphql|http://b:2/graphql ,audit=http://c/graphql');
    expect(Object.entries(services).map(([name, { urls }]) => [name, urls])).toEqual([
      ['units', ['http://a:1/graphql', 'http://b:2/graphql']],
      ['audit', ['http://c/graphql']],
    ]);
  });

  it.each([undefined, ' ', 'units', '=http://a', 'units=http://a|', 'units=a|http://b', 'units=http://a,'])(
    'is refused as %j, with what would be right',
    (text) => {
      expect(() => readRemoteServices(text)).toThrow(/expected/);
    },
  );
});

describe('a gateway over several services', () => {
  it('is ready once all of them are, and stays so while any is', async () => {
    const units = await saying('2026-03-01@1');
    const audit = await saying('2026-03-01@1');
    const ready = readinessOver(servicesOf({ units, audit }));
    expect(await ready()).toEqual([]);
    servers[1]?.close();
    servers[1]?.closeAllConnections();
    expect(await ready()).toEqual([]);
    servers[0]?.close();
    servers[0]?.closeAllConnections();
    expect(await ready()).toHaveLength(2);
  });

  it('asks each of them once for all who ask at the same time', async () => {
    let asked = 0;
    const units = createServer((_request, response) => {
      asked += 1;
      response.end();
    }).listen(0, '127.0.0.1');
    servers.push(units);
    await once(units, 'listening');
    const ready = readinessOver(
      servicesOf({ units: `http://127.0.0.1:${String((units.address() as AddressInfo).port)}/graphql` }),
    );
    expect(await Promise.all(Array.from({ length: 50 }, () => ready()))).toEqual(Array.from({ length: 50 }, () => []));
    expect(asked).toBe(1);
    expect(await ready()).toEqual([]);
    expect(asked).toBe(2);
  });

  it('is not ready before all of them were, and says which is missing', async () => {
    const ready = readinessOver(servicesOf({ units: await saying('2026-03-01@1'), audit: await saying('2026-03-01@1', false) }));
    expect(await ready()).toEqual(['audit is not ready (503)']);
  });
});
