import type { KeptAnswer } from './answer-store.js';

/** An answer as bytes: how long its headers are, the headers as JSON, the body. */
export function answerBytes({ headers, body }: KeptAnswer): Buffer {
  const head = Buffer.from(JSON.stringify(headers));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.byteLength);
  return Buffer.concat([length, head, body]);
}

/** The answer that bytes are; undefined when they are none: whoever shares a memory may find anything there. */
export function answerOfBytes(bytes: Buffer): KeptAnswer | undefined {
  if (bytes.byteLength < 4) return undefined;
  const end = 4 + bytes.readUInt32BE(0);
  if (end > bytes.byteLength) return undefined;
  const headers = headersOf(bytes.toString('utf8', 4, end));
  const body = bytes.subarray(end);
  // The length that the headers give is the body's, or something was cut off.
  return headers?.['content-length'] === String(body.byteLength) ? { headers, body } : undefined;
}

function headersOf(text: string): Record<string, string> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isHeaders(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isHeaders(value: unknown): value is Record<string, string> {
  return typeof value === 'object' && value !== null && Object.entries(value).every(isHeader);
}

/** Whether a header can be sent: what cannot would end the process that tries. */
function isHeader([name, value]: readonly [string, unknown]): boolean {
  return /^[a-z0-9-]+$/i.test(name) && typeof value === 'string' && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}
