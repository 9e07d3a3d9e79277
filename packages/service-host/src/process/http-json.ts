import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

/** Answers with JSON, whose length is said: what comes in chunks costs both sides more. */
export function sendJson(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

/** The body of a request, or with which status and why it is refused. */
export type JsonBody = { readonly json: unknown } | { readonly status: 400 | 413; readonly error: string };

/** Reads the body of a request as JSON; `{}` when there is none. @throws Error when the client breaks off before its end */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<JsonBody> {
  const { bytes, size } = await readWithin(request, maxBytes);
  if (size > maxBytes) return { status: 413, error: `the request has more than ${String(maxBytes)} bytes` };
  if (size === 0) return { json: {} };
  try {
    return { json: JSON.parse(bytes.toString()) as unknown };
  } catch {
    return { status: 400, error: 'the request is no JSON' };
  }
}

/** The bytes of a request's body, and how many they are; of more than `maxBytes` only how many. */
function readWithin(request: IncomingMessage, maxBytes: number): Promise<{ readonly bytes: Buffer; readonly size: number }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      // What is too large is read to its end all the same: to leave off breaks the connection, and the answer with it.
      if (size <= maxBytes) chunks.push(chunk);
    });
    request.on('end', () => {
      resolve({ bytes: Buffer.concat(chunks), size });
    });
    request.on('error', reject);
    request.on('close', () => {
      if (!request.complete) reject(new Error('the client broke off'));
    });
  });
}

/** Headers with one value each, their names in lower case. */
export function singleValued(headers: IncomingHttpHeaders): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
