import { traceHeaders } from '@ntm-ledger/telemetry';
import type { ExecutionResult } from 'graphql';
import { print, stripIgnoredCharacters } from 'graphql';
import { Pool } from 'undici';
import { foundOnce } from './chosen-operation.js';
import type { ForwardedHeaders } from './forwarded-headers.js';
import type { Sent } from './questions-together.js';
import { askTogether } from './questions-together.js';
import type { RuntimeRequest } from './runtime-executor.js';
import { resultIn } from './service-answer.js';

/** Asks a service. @throws Error where no answer of GraphQL comes back (in time) */
export type AskService = (request: RuntimeRequest, headers: ForwardedHeaders) => Promise<ExecutionResult>;

/** A service's endpoint, as it is asked over HTTP. */
export interface HttpFetch {
  /** A query: in one request with what else is asked of the service at the same time, since a request costs more than a question. */
  readonly query: AskService;
  /** A mutation: in a request of its own. */
  readonly mutation: AskService;
}

const JSON_HEADERS = { accept: 'application/graphql-response+json, application/json', 'content-type': 'application/json' };

/**
 * A service's endpoint as it is asked for queries and mutations: POSTs on connections that are kept. An operation of a dashboard asks three
 * services, so what one question costs here is most of what the gateway costs.
 * @param timeoutMs how long the service may take to accept a connection, to begin its answer, and between two parts of it; of queries that go together
 *   until it has answered them all
 * @param closed lets go of the connections when it aborts; what is still asked fails
 */
export function openHttpFetch(url: string, timeoutMs: number, closed?: AbortSignal): HttpFetch {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { headersTimeout: timeoutMs, bodyTimeout: timeoutMs, connect: { timeout: timeoutMs } });
  closed?.addEventListener('abort', () => void pool.destroy(), { once: true });
  const path = `${pathname}${search}`;
  const askAlone = async ({ text: body, headers, signal }: Sent): Promise<ExecutionResult> => {
    const answer = await pool.request({
      method: 'POST',
      path,
      headers: { ...JSON_HEADERS, ...headers },
      body,
      signal: signal ?? null,
    });
    return resultIn(await answer.body.json());
  };
  const ask = askTogether(pool, askAlone, timeoutMs);
  return {
    query: (request, headers) => ask(sent(request, headers)),
    mutation: (request, headers) => askAlone(sent(request, headers)),
  };
}

function sent(request: RuntimeRequest, headers: ForwardedHeaders): Sent {
  const { variables, operationName } = request;
  return {
    text: JSON.stringify({ query: textOf(request), variables, operationName }),
    headers: { ...headers, ...traceHeaders() },
    signal: request.signal ?? request.info?.signal,
  };
}

/** A plan asks by the same few documents, so each is printed once. */
const textOf = foundOnce(({ document }) => stripIgnoredCharacters(print(document)));
