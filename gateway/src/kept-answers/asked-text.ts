import type { IncomingMessage } from 'node:http';

/** The longest body or URL that is compared with those asked before, in bytes. Operations of clients are one or two thousand. */
const MAX_BYTES = 16_384;
const JSON_TYPE = /^application\/json(?:; ?charset=utf-8)?$/i;
/** What would make of the same body another question or another answer; requests with one of these go past the kept answers. */
const TELLING_HEADERS = ['authorization', 'content-encoding', 'transfer-encoding', 'access-control-request-headers'] as const;
/** What an answer may hang on beside the body: its form, its language, the origin that it says may read it. */
const KEY_HEADERS = ['accept', 'accept-language', 'origin'] as const;

/**
 * Whether the answer of a request may be kept at all, by its head: a POST of a short JSON text or a GET with a short URL, that does not say who
 * asks. Titles are public and no query reads the token today; that none is kept which came with one needs no care in any later field.
 */
export function mayBeKept(request: IncomingMessage, path: string): boolean {
  const { method, url = '', headers } = request;
  const length = Number(headers['content-length'] ?? 0);
  const short =
    method === 'POST'
      ? url === path && JSON_TYPE.test(headers['content-type'] ?? '') && length > 0 && length <= MAX_BYTES
      : method === 'GET' && url.startsWith(`${path}?`) && length === 0 && url.length <= MAX_BYTES;
  return short && TELLING_HEADERS.every((name) => headers[name] === undefined);
}

/** All that an answer hangs on but its moment: the very bytes of the body or of the URL and the headers that matter. Without either being parsed. */
export function askedText({ method, url, headers }: IncomingMessage, body: Buffer): string {
  // A line break cannot stand in a header or a URL, and no JSON begins with "GET", so no two requests share a text.
  const asked = method === 'GET' ? `GET ${url ?? ''}` : body.toString('latin1');
  return [...KEY_HEADERS.map((name) => headers[name] ?? '-'), asked].join('\n');
}

/** Reads a request's body to its end; undefined when the client breaks off before. */
export function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [first, ...more] = chunks;
      resolve(first !== undefined && more.length === 0 ? first : Buffer.concat(chunks));
    });
    request.on('error', () => resolve(undefined));
    request.on('close', () => resolve(undefined));
  });
}
