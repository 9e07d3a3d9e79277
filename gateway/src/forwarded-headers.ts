import { randomUUID } from 'node:crypto';

/** What of a client's request every service may know. Names in lower case. */
export const CLIENT_HEADERS = ['authorization', 'accept-language', 'x-request-id'] as const;

/** Header of the moment at which the gateway settled an operation. Only the gateway sets it; a client's own is never passed on. */
export const SETTLED_HEADER = 'x-ntm-settled';

/** Header that names one request in every log it passes through. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** The headers that go with each call to a service, over whatever transport the client came. Names in lower case. */
export type ForwardedHeaders = Readonly<Record<string, string>>;

/** What the gateway's context of one operation holds beside what the runtime puts there. */
export interface OperationContext {
  forwarded?: ForwardedHeaders;
}

/**
 * Takes from a client's headers those that go on to the services, and makes a request id where there is none. Picking, not
 * dropping, keeps `x-ntm-settled` the gateway's own: nothing passes that is not named here.
 * @param read gives a header's value by its lower-case name, wherever this client's transport keeps it.
 */
export function forwardedHeaders(read: (name: string) => string | undefined): ForwardedHeaders {
  const headers: Record<string, string> = {};
  for (const name of CLIENT_HEADERS) {
    // HTTP carries no spaces around a value; of a WebSocket client it may have some.
    const value = read(name)?.trim();
    if (value !== undefined && isHeaderValue(value)) headers[name] = value;
  }
  const requestId = headers[REQUEST_ID_HEADER];
  if (requestId === undefined || !isRequestId(requestId)) headers[REQUEST_ID_HEADER] = randomUUID();
  return headers;
}

/** The headers to send to a service for an operation with this context; none for a context that is not an operation's. */
export function forwardedOf(context: unknown): ForwardedHeaders {
  return isOperationContext(context) ? (context.forwarded ?? {}) : {};
}

function isOperationContext(value: unknown): value is OperationContext {
  return typeof value === 'object' && value !== null && 'forwarded' in value;
}

/**
 * Whether HTTP can carry the value. A WebSocket client may put anything into its connection parameters, and one line break
 * there would else fail every call to a service, or write a header of the client's own.
 */
function isHeaderValue(value: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]{1,8192}$/.test(value);
}

/** Request ids end in logs: printable, without spaces, and short. */
function isRequestId(value: string): boolean {
  return /^[\x21-\x7e]{1,128}$/.test(value);
}

/**
 * The headers of a WebSocket client. A browser cannot set headers on a WebSocket, so the connection's parameters count as such:
 * those under `headers` first, then those beside it, then those of the upgrade request.
 */
export function connectionHeaders(
  request: { readonly headers: Readonly<Record<string, string | string[] | undefined>> },
  params: Readonly<Record<string, unknown>> | undefined,
): ForwardedHeaders {
  return forwardedHeaders(firstOf([nestedHeaders(params), params ?? {}, request.headers]));
}

/** In which trace a WebSocket client asks: as the operation itself says in its `extensions`, or else its connection, wherever that keeps its headers. */
export function traceOfClient(
  request: { readonly headers: Readonly<Record<string, string | string[] | undefined>> },
  params: Readonly<Record<string, unknown>> | undefined,
  operation: { readonly extensions?: Readonly<Record<string, unknown>> | null | undefined },
): { readonly traceparent: string | undefined; readonly tracestate: string | undefined } {
  const read = firstOf([operation.extensions ?? {}, nestedHeaders(params), params ?? {}, request.headers]);
  return { traceparent: read('traceparent'), tracestate: read('tracestate') };
}

function nestedHeaders(params: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, unknown>> {
  const nested = params?.['headers'];
  return isRecord(nested) ? nested : {};
}

/** Reads a header where it is found first. */
function firstOf(places: readonly Readonly<Record<string, unknown>>[]): (name: string) => string | undefined {
  const sources = places.map(textsByLowerCaseName);
  return (name) => sources.find((source) => source.has(name))?.get(name);
}

function textsByLowerCaseName(record: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(record)) {
    if (typeof value === 'string') texts.set(name.toLowerCase(), value);
  }
  return texts;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
