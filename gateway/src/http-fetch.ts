import { traceHeaders } from '@ntm-ledger/telemetry';
import type { ExecutionResult } from 'graphql';
import { GraphQLError, print, stripIgnoredCharacters } from 'graphql';
import { Pool } from 'undici';
import { foundOnce } from './chosen-operation.js';
import type { ForwardedHeaders } from './forwarded-headers.js';
import type { RuntimeRequest } from './runtime-executor.js';

/** Asks a service for a query or mutation. @throws Error where no answer of GraphQL comes back (in time) */
export type HttpFetch = (request: RuntimeRequest, headers: ForwardedHeaders) => Promise<ExecutionResult>;

const JSON_HEADERS = { accept: 'application/graphql-response+json, application/json', 'content-type': 'application/json' };

/**
 * A service's endpoint as it is asked for queries and mutations: a POST on a connection that is kept, and what it answers. An operation of a dashboard asks three
 * services, so what one question costs here is most of what the gateway costs.
 * @param timeoutMs how long the service may take to accept a connection, to begin its answer, and between two parts of it
 * @param closed lets go of the connections when it aborts; what is still asked fails
 */
export function openHttpFetch(url: string, timeoutMs: number, closed?: AbortSignal): HttpFetch {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { headersTimeout: timeoutMs, bodyTimeout: timeoutMs, connect: { timeout: timeoutMs } });
  closed?.addEventListener('abort', () => void pool.destroy(), { once: true });
  const path = `${pathname}${search}`;
  return async (request, headers) => {
    const { variables, operationName } = request;
    const { body } = await pool.request({
      method: 'POST',
      path,
      headers: { ...JSON_HEADERS, ...headers, ...traceHeaders() },
      body: JSON.stringify({ query: textOf(request), variables, operationName }),
      signal: request.signal ?? request.info?.signal ?? null,
    });
    return resultIn(await body.json());
  };
}

/** A plan asks by the same few documents, so each is printed once. */
const textOf = foundOnce(({ document }) => stripIgnoredCharacters(print(document)));

function resultIn(answer: unknown): ExecutionResult {
  if (typeof answer !== 'object' || answer === null) throw new Error('the answer is not of GraphQL');
  const { data, errors, extensions }: { data?: unknown; errors?: unknown; extensions?: unknown } = answer;
  const told = Array.isArray(errors) ? errors.map(errorOf) : [];
  if (!isRecord(data) && told.length === 0) throw new Error('the answer has neither data nor errors');
  return {
    ...(isRecord(data) ? { data } : data === null ? { data } : {}),
    ...(told.length === 0 ? {} : { errors: told }),
    ...(isRecord(extensions) ? { extensions } : {}),
  };
}

/** An error as the service told it; its locations are in a text that no client has seen. */
function errorOf(told: unknown): GraphQLError {
  const { message, path, extensions }: { message?: unknown; path?: unknown; extensions?: unknown } = isRecord(told) ? told : {};
  return new GraphQLError(String(message), {
    path: Array.isArray(path) ? path.filter((key) => typeof key === 'string' || typeof key === 'number') : null,
    extensions: isRecord(extensions) ? extensions : null,
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
