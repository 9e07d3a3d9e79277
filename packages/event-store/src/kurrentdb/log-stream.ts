import type { EventStoreDBClient } from '@eventstore/db-client';
import { convertToCommandError } from '@eventstore/db-client';
import grpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { Readable } from 'node:stream';
import type { RecordedEvent } from '../event-store.js';
import { call, isCallable, methodOf } from './client-internals.js';
import type { LogServer } from './log-server.js';
import type { ReadRequest } from './read-request.js';
import { eventOfResponse } from './response-decoding.js';

/** Who is handed what a stream brings. Nothing comes after the end, an error, or `cancel()`. */
export interface StreamListener {
  /** The next event of ours, or undefined when the server said something else: it lives. What this throws ends the stream with that error. */
  readonly take: (event: RecordedEvent | undefined) => void;
  readonly fail: (error: Error) => void;
  readonly end: () => void;
}

/**
 * The log as the server sends it in answer to a read or a subscription.
 *
 * The request, the connection and its errors are the client's. What comes is decoded here: the client makes an object of every field and hands each event through one more
 * stream, which is more than half of what it costs a process to read a server's log.
 */
export class LogStream {
  readonly #listener: StreamListener;
  #stream: CancellableStream | undefined;
  #isPaused = false;
  #isOver = false;

  constructor({ client, requiresLeader }: LogServer, request: ReadRequest, listener: StreamListener) {
    this.#listener = listener;
    open(client, request, requiresLeader).then(
      (stream) => {
        this.#begin(stream);
      },
      (error: unknown) => {
        this.#fail(error);
      },
    );
  }

  /** Asks the server to wait. A few events that were on their way still come when the stream is resumed, none before. */
  pause(): void {
    this.#isPaused = true;
    this.#stream?.pause();
  }

  resume(): void {
    this.#isPaused = false;
    this.#stream?.resume();
  }

  /** Lets go of the server. */
  cancel(): void {
    this.#isOver = true;
    const stream = this.#stream;
    // Cancelled amid an event of its own, a call may never end. It must flow to be seen to have ended.
    if (stream === undefined) return;
    stream.resume();
    setImmediate(() => {
      stream.cancel();
    });
  }

  #begin(stream: CancellableStream): void {
    this.#stream = stream;
    // This handler stays when the stream is over: an error that comes then would end the process.
    stream.on('error', (error: unknown) => {
      this.#fail(error);
    });
    stream.on('end', () => {
      if (this.#isOver) return;
      this.#isOver = true;
      this.#listener.end();
    });
    stream.on('data', (response: Uint8Array) => {
      if (this.#isOver) return;
      try {
        this.#listener.take(eventOfResponse(response));
      } catch (error) {
        this.#fail(error);
      }
    });
    if (this.#isOver) this.cancel();
    else if (this.#isPaused) stream.pause();
  }

  #fail(error: unknown): void {
    if (this.#isOver) return;
    this.cancel();
    this.#listener.fail(error instanceof Error ? convertToCommandError(error) : new Error(String(error)));
  }
}

/** A stream of answers, each as the bytes that came. */
type CancellableStream = Readable & { cancel(): void };

function isCancellable(value: unknown): value is CancellableStream {
  return value instanceof Readable && 'cancel' in value && isCallable(value.cancel);
}

/** Sends a request as the client sends its own: over its connection, with its credentials, and so that it learns of a connection that broke. */
async function open(client: EventStoreDBClient, asked: ReadRequest, requiresLeader: boolean): Promise<CancellableStream> {
  const { path, requestSerialize } = grpc.StreamsService.read;
  const createStream = methodOf(client, 'GRPCStreamCreator', 'opens its streams');
  const argumentsOf = methodOf(client, 'callArguments', 'says who calls');
  const send = (streams: grpc.StreamsClient): unknown => {
    const values = call(argumentsOf, client, [{ requiresLeader }, { deadline: Number.POSITIVE_INFINITY }]);
    const asItCame = (response: Uint8Array): Uint8Array => response;
    if (!Array.isArray(values)) throw new TypeError('the client says who calls in another way than this adapter knows');
    const request = methodOf(streams, 'makeServerStreamRequest', 'sends a request');
    return call(request, streams, [path, requestSerialize, asItCame, asked, ...(values as readonly unknown[])]);
  };
  const create = call(createStream, client, [grpc.StreamsClient, 'readAll', send]);
  const stream: unknown = isCallable(create) ? await create() : undefined;
  if (!isCancellable(stream)) throw new TypeError('the client opens its streams in another way than this adapter knows');
  return stream;
}
