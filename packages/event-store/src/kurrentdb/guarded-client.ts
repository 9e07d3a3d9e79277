import { EventStoreDBClient } from '@eventstore/db-client';
import { once } from 'node:events';
import { Duplex } from 'node:stream';
import { call, isCallable, methodOf } from './client-internals.js';

/** Says what happened to the connection, to a person who runs the ledger. */
export type Report = (sentence: string) => void;

/** The name under which the client opens the one stream that carries all its appends. */
const APPEND_STREAM = 'appendToStream';

/**
 * Connects to a server, with what the client would throw outside any promise caught.
 *
 * All appends of a process wait in one map of the client's module. When a stream of appends dies, all of them are rejected and forgotten;
 * an answer that comes afterwards, on another stream, is looked up in vain and throws in an event handler, and appends that wait to be written are
 * rejected in a promise that nobody holds. Either ends the process. So the stream of appends gets a handler that catches (an append that was
 * forgotten has been rejected, and is settled by reading) and never asks its writers to wait (the store bounds them itself).
 *
 * Before an append the client asks the server what it supports, without a time limit, and keeps the answer, and for ever also that no leader was found when it
 * asked: after an election that took long no append of the process would succeed again. Every server that this adapter is for takes appends in one stream, so it is
 * not asked.
 *
 * When a stream ends, the client looks whether its connection is still the present one, in a promise that nobody holds: when that one's leader is just being looked for
 * in vain, this ends the process too. It need not know: the next call looks for the leader again.
 */
export function connectGuarded(connectionString: string, report: Report): EventStoreDBClient {
  const client = EventStoreDBClient.connectionString(connectionString);
  const createStream = methodOf(client, 'GRPCStreamCreator', 'opens its streams');
  const handleError = methodOf(client, 'handleError', 'handles errors');
  methodOf(client, 'supports', 'asks what its server supports');
  Reflect.set(client, 'handleError', async (...values: unknown[]): Promise<void> => {
    try {
      await call(handleError, client, values);
    } catch {
      // No connection was there to be given up.
    }
  });
  Reflect.set(client, 'supports', () => Promise.resolve(true));
  Reflect.set(client, 'GRPCStreamCreator', (...request: unknown[]): unknown => {
    const [service, name, open, ...rest] = request;
    if (name !== APPEND_STREAM || !isCallable(open)) return call(createStream, client, request);
    const openGuarded = (grpc: unknown): unknown => {
      const stream = call(open, undefined, [grpc]);
      if (stream instanceof Duplex) guardAppends(stream, report);
      return stream;
    };
    return call(createStream, client, [service, name, openGuarded, ...rest]);
  });
  return client;
}

function guardAppends(stream: Duplex, report: Report): void {
  const answers: readonly unknown[] = stream.listeners('data');
  stream.removeAllListeners('data');
  for (const answer of answers.filter(isCallable)) {
    stream.on('data', (response: unknown) => {
      try {
        call(answer, stream, [response]);
      } catch {
        report('An answer to an append came after the append had been given up; it is settled by reading the stream.');
      }
    });
  }
  const write = stream.write.bind(stream);
  Reflect.set(stream, 'write', (message: unknown): boolean => {
    if (!stream.destroyed && stream.writable) write(message);
    return true;
  });
}

/** Ends what a client has under way. It waits no longer than the limit, in milliseconds: a server that hangs must not keep us. */
export async function disposeWithin(client: EventStoreDBClient, limit: number): Promise<void> {
  const timer = AbortSignal.timeout(limit);
  await Promise.race([client.dispose(), once(timer, 'abort')]);
}
