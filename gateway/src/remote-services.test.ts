import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Origins } from './origins.js';
import { readinessOver, settledBy } from './remote-services.js';

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

/** Where nobody listens. */
const NOBODY = 'http://127.0.0.1:1/graphql';

describe('the moment of an operation over several services', () => {
  it('is the earliest that they have come to, so that all can answer at it', async () => {
    const urls = {
      units: await saying('2026-03-01@120'),
      audit: await saying('2026-03-01@99'),
      other: await saying('2026-03-01@1000'),
    };
    expect(await settledBy(urls)).toBe('2026-03-01@99');
  });

  it('compares positions as numbers, however long they are', async () => {
    const urls = { units: await saying('2026-03-01@9007199254740991'), audit: await saying('2026-03-01@90071992547409910') };
    expect(await settledBy(urls)).toBe('2026-03-01@9007199254740991');
  });

  it('is not held back by a service that is not ready, as long as another is', async () => {
    const lagging = await saying('2026-03-01@3', false);
    expect(await settledBy({ units: await saying('2026-03-01@120'), lagging })).toBe('2026-03-01@120');
    expect(await settledBy({ lagging })).toBe('2026-03-01@3');
  });

  it('is at the position that was asked for, when a service has come there', async () => {
    const urls = { units: await saying('2026-03-01@120'), audit: await saying('2026-03-01@99') };
    expect(await settledBy(urls, '110')).toBe('2026-03-01@120');
    expect(await settledBy(urls, '130')).toBe('2026-03-01@99');
  });

  it('does not wait for a service that is down or hangs', async () => {
    const units = await saying('2026-03-01@7');
    const begin = performance.now();
    expect(await settledBy({ units, dead: NOBODY, hanging: await saying() })).toBe('2026-03-01@7');
    expect(performance.now() - begin).toBeLessThan(2_000);
  });

  it('tells what the answers come from, once all services have said so', async () => {
    const origins = new Origins(['units', 'audit']);
    const units = await saying('2026-03-01@7', true, { log: 'log-1', build: 'build-1' });
    await settledBy({ units, audit: await saying('2026-03-01@7') }, undefined, origins);
    expect(origins.current()).toBeUndefined();
    await settledBy({ units, audit: await saying('2026-03-01@7', true, { log: 'log-1', build: 'build-1' }) }, undefined, origins);
    expect(origins.current()).toBeDefined();
  });

  it('cannot be said when no service says it', async () => {
    await expect(settledBy({ units: NOBODY, audit: NOBODY })).rejects.toThrow(AggregateError);
  });
});

describe('a gateway over several services', () => {
  it('is ready once all of them are, and stays so while any is', async () => {
    const units = await saying('2026-03-01@1');
    const audit = await saying('2026-03-01@1');
    const ready = readinessOver({ units, audit });
    expect(await ready()).toEqual([]);
    servers[1]?.close();
    servers[1]?.closeAllConnections();
    expect(await ready()).toEqual([]);
    servers[0]?.close();
    servers[0]?.closeAllConnections();
    expect(await ready()).toHaveLength(2);
  });

  it('is not ready before all of them were, and says which is missing', async () => {
    const ready = readinessOver({ units: await saying('2026-03-01@1'), audit: await saying('2026-03-01@1', false) });
    expect(await ready()).toEqual(['audit is not ready (503)']);
  });
});
