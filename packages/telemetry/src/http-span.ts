import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SpanAttributes } from './spans.js';
import { beginRequest, typeOfError } from './spans.js';

/** A request to a route, as its span is called before more is known of it. */
export interface TracedRequest {
  /** The path by which it is served, never the one that was asked: that may hold values. */
  readonly route: string;
  readonly attributes?: SpanAttributes;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * Answers a request in its span, in the trace that the client names if it names one. The span ends with the answer. What fails there is said by the status: a client's
 * own mistake is none of ours.
 */
export function inHttpSpan<T>({ route, attributes, request, response }: TracedRequest, answer: () => T): T {
  const method = METHODS.has(request.method ?? '') ? (request.method ?? '') : '_OTHER';
  const said = { ...attributes, 'http.request.method': method, 'http.route': route, 'url.path': route };
  const span = beginRequest({ name: `${method} ${route}`, attributes: said }, request.headers);
  if (span === undefined) return answer();
  response.once('close', () => {
    span.set({ 'http.response.status_code': response.statusCode });
    if (!response.writableFinished) span.set({ 'error.type': 'client_gone' });
    else if (response.statusCode >= 500) span.fail(String(response.statusCode));
    span.end();
  });
  try {
    return span.within(answer);
  } catch (error) {
    span.fail(typeOfError(error));
    throw error;
  }
}

/** A client may write anything as its method. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'POST', 'OPTIONS', 'HEAD', 'PUT', 'PATCH', 'DELETE']);
