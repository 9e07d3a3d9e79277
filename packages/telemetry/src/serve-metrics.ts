import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Registry } from 'prom-client';
import type { Gauge } from './instruments.js';
import { instruments, keepMeasurements } from './instruments.js';

/** An endpoint for a Prometheus server. */
export interface MetricsEndpoint {
  /** E.g. `http://127.0.0.1:9464/metrics`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Keeps measurements from now on and shows them at `/metrics`, on a port of its own: what a process measures is not for its clients.
 * The library is loaded here and nowhere else, so a process without the setting starts without it.
 */
export async function serveMetrics(at: { readonly host: string; readonly port: number }): Promise<MetricsEndpoint> {
  const registry = await keepAll();
  const server = createServer((request, response) => {
    if (request.url?.split('?', 1)[0] !== '/metrics') {
      response.writeHead(404).end('There is nothing here; metrics are at /metrics\n');
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end('a metric could not be read\n'),
    );
  });
  server.listen(at.port, at.host);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : at.port;
  return {
    url: `http://${at.host}:${String(port)}/metrics`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Binds every instrument to the library's of the same name, beside what it measures of the process itself (memory, event loop, collections). */
async function keepAll(): Promise<Registry> {
  const {
    collectDefaultMetrics,
    Counter,
    Gauge: LibraryGauge,
    Histogram,
    Registry: LibraryRegistry,
  } = await import('prom-client');
  const registry = new LibraryRegistry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  for (const instrument of instruments()) {
    const common = { name: instrument.name, help: instrument.help, labelNames: [...instrument.labels], registers };
    if (instrument.kind === 'counter') {
      const kept = new Counter(common);
      keepMeasurements(instrument.name, (labels, value) => {
        kept.inc({ ...labels }, value);
      });
    } else if (instrument.kind === 'histogram') {
      const kept = new Histogram({ ...common, buckets: [...instrument.buckets] });
      keepMeasurements(instrument.name, (labels, value) => {
        kept.observe({ ...labels }, value);
      });
    } else {
      new LibraryGauge({
        ...common,
        async collect() {
          this.reset();
          for (const { labels, value } of await readings(instrument)) this.set({ ...labels }, value);
        },
      });
    }
  }
  return registry;
}

/** A gauge that cannot be read now has no value; the others are shown all the same. */
async function readings(instrument: Gauge): ReturnType<Gauge['read']> {
  try {
    return await instrument.read();
  } catch {
    return [];
  }
}
