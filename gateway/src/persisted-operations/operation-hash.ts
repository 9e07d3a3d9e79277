import { createHash } from 'node:crypto';

/** The name of an operation: SHA-256 over its text as it is sent, in hexadecimal. */
export function operationHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Whether a text may be such a name. What is none is looked for nowhere. */
export function isOperationHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
