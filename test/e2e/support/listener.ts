import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { inspect } from 'node:util';
import { WebSocket } from 'ws';
import { within } from './deadline.js';

/** The transports by which a client can listen. */
export const TRANSPORTS = ['WebSocket', 'server-sent events'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** Somebody who subscribed, with all that came. */
export interface Listener {
  /** The data of every message so far. */
  readonly received: readonly Readonly<Record<string, unknown>>[];
  /** Waits until what was received is enough. @throws Error when the subscription ends before */
  until(enough: (received: Listener['received']) => boolean, what: string): Promise<void>;
  /** Waits for the end, whichever it is: gives why, and undefined when the server said it was complete. */
  ended(): Promise<unknown>;
  /** Stops listening, as a client does that wants no more. */
  close(): void;
}

/** The operation, its variables, and where to. */
export interface Listening {
  readonly transport: Transport;
  readonly url: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Subscribes with the client library of the transport. It does not connect again by itself: that is the caller's, who knows the position. */
export function listen({ transport, url, query, variables }: Listening): Listener {
  const client =
    transport === 'WebSocket'
      ? createWsClient({ url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 })
      : createSseClient({ url, retryAttempts: 0 });
  const received: Readonly<Record<string, unknown>>[] = [];
  const watchers = new Set<() => void>();
  let end: { readonly reason: unknown } | undefined;
  const wake = (): void => {
    for (const watch of watchers) watch();
  };
  const next = ({
    data,
    errors,
  }: {
    data?: Listener['received'][number] | null | undefined;
    errors?: object | undefined;
  }): void => {
    if (errors !== undefined) end ??= { reason: new Error(JSON.stringify(errors)) };
    if (data !== undefined && data !== null) received.push(data);
    wake();
  };
  const finish = (reason: unknown): void => {
    end ??= { reason };
    wake();
  };
  client.subscribe({ query, variables }, { next, error: finish, complete: () => finish(undefined) });

  const watched = async (settled: () => boolean, what: string): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const watch = (): void => {
      try {
        if (settled()) resolve(undefined);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    watchers.add(watch);
    watch();
    await within(promise, what).finally(() => watchers.delete(watch));
  };
  return {
    received,
    until: (enough, what) =>
      watched(() => {
        if (enough(received)) return true;
        if (end !== undefined) throw new Error(`${what}: the subscription ended before: ${inspect(end.reason)}`);
        return false;
      }, what),
    async ended() {
      await watched(() => end !== undefined, 'the subscription to end');
      return end?.reason;
    },
    close: () => void client.dispose(),
  };
}
