import { ServerResponse } from 'node:http';
import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';

/** The answers that are event streams and still open. */
export interface EventStreams {
  /** Notes each event stream as it begins. */
  readonly plugin: GatewayPlugin;
  /**
   * Breaks all streams off. They are not completed: a client that is told `complete` believes it has everything, one whose
   * connection breaks comes again from the position it has seen last.
   */
  readonly breakOff: () => void;
}

/** Begins to note event streams. */
export function watchEventStreams(): EventStreams {
  const open = new Set<ServerResponse>();
  return {
    plugin: {
      onResponse({ response, serverContext }) {
        if (response.headers.get('content-type')?.startsWith('text/event-stream') !== true) return;
        const stream = 'res' in serverContext ? serverContext.res : undefined;
        if (!isServerResponse(stream)) return;
        open.add(stream);
        stream.once('close', () => open.delete(stream));
      },
    },
    breakOff() {
      for (const stream of open) stream.destroy();
    },
  };
}

function isServerResponse(value: unknown): value is ServerResponse {
  return value instanceof ServerResponse;
}
