import { once } from 'node:events';
import { createServer } from 'node:http';
import { within } from './deadline.js';
import type { SentSpan } from './otlp.js';
import { spansOf } from './otlp.js';

/** A place where processes send their spans. */
export interface TraceReceiver {
  /** What `OTEL_EXPORTER_OTLP_ENDPOINT` is to say. */
  readonly url: string;
  /** All spans that have come. */
  readonly spans: readonly SentSpan[];
  /** How many requests have come, answered or not. */
  readonly requests: number;
  /** Waits until a trace is there as it is wanted, and gives its spans. */
  trace(wanted: (spans: readonly SentSpan[]) => boolean, what: string): Promise<readonly SentSpan[]>;
  close(): Promise<void>;
}

/** Takes spans on a free port; or, where it is silent, takes connections and never answers. */
export async function openTraceReceiver({ silent = false } = {}): Promise<TraceReceiver> {
  const spans: SentSpan[] = [];
  const watchers = new Set<() => void>();
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    for (const watch of watchers) watch();
    if (silent) return;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      spans.push(...spansOf(Buffer.concat(chunks)));
      response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
      for (const watch of watchers) watch();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    spans,
    get requests() {
      return requests;
    },
    async trace(wanted, what) {
      const { promise, resolve } = Promise.withResolvers<readonly SentSpan[]>();
      const watch = (): void => {
        const found = Object.values(Object.groupBy(spans, ({ traceId }) => traceId)).find((trace) => wanted(trace ?? []));
        if (found !== undefined) resolve(found);
      };
      watchers.add(watch);
      watch();
      try {
        return await within(promise, what);
      } catch (error) {
        throw new Error(`${String(error)}\n${spans.map(({ traceId, name }) => `${traceId.slice(0, 6)} ${name}`).join('\n')}`, {
          cause: error,
        });
      } finally {
        watchers.delete(watch);
      }
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
