import type { IncomingMessage } from 'node:http';

/** The longest body that is compared with those asked before, in bytes. Operations of clients are one or two thousand. */
const MAX_BODY_BYTES = 16_384;
const JSON_TYPE = /^application\/json(?:; ?charset=utf-8)?$/i;
/** What would make of the same body another question or another answer; requests with one of these go past the kept answers. */
const TELLING_HEADERS = ['authorization', 'content-encoding', 'transfer-encoding', 'access-control-request-headers'] as const;
/** What an answer may hang on beside the body: its form, its language, the origin that it says may read it. */
const KEY_HEADERS = ['accept', 'accept-language', 'origin'] as const;

/**
 * Whether the answer of a request may be kept at all, by its head: a POST of a short JSON text that does not say who asks. Titles are public
 * and no query reads the token today; that none is kept which came with one needs no care in any later field.
 */
export function mayBeKept({ method, url, headers }: IncomingMessage, path: string): boolean {
  const length = Number(headers['content-length'] ?? 0);
  return (
    method === 'POST' &&
    url === path &&
    JSON_TYPE.test(headers['content-type'] ?? '') &&
    length > 0 &&
    length <= MAX_BODY_BYTES &&
    TELLING_HEADERS.every((name) => headers[name] === undefined)
  );
}

/** All that an answer hangs on but its moment: the very bytes of the body and the headers that matter. Without the body being parsed. */
export function askedText({ headers }: IncomingMessage, body: Buffer): string {
  // A line break cannot stand in a header, so no two requests share a text.
  return [...KEY_HEADERS.map((name) => headers[name] ?? '-'), body.toString('latin1')].join('\n');
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
