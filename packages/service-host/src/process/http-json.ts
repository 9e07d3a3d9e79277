import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';

/** Answers with JSON. */
export function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

/** The body of a request, or with which status and why it is refused. */
export type JsonBody = { readonly json: unknown } | { readonly status: 400 | 413; readonly error: string };

/** Reads the body of a request as JSON; `{}` when there is none. */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<JsonBody> {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    // What is too large is read to its end all the same: to leave off breaks the connection, and the answer with it.
    if (size <= maxBytes) chunks.push(chunk);
  });
  await finished(request, { writable: false });
  if (size > maxBytes) return { status: 413, error: `the request has more than ${String(maxBytes)} bytes` };
  if (size === 0) return { json: {} };
  try {
    return { json: JSON.parse(Buffer.concat(chunks).toString()) as unknown };
  } catch {
    return { status: 400, error: 'the request is no JSON' };
  }
}

/** Headers with one value each, their names in lower case. */
export function singleValued(headers: IncomingHttpHeaders): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
