import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { GraphQLError, Source } from 'graphql';
import { operationHash } from './operation-hash.js';
import type { OperationStore } from './operation-store.js';

/** A list of operations that cannot be used, with what would be right. */
export class BadOperationList extends Error {
  override readonly name = 'BadOperationList';
}

/** The operations that a gateway answers, by their hash; all others are refused. */
export type AllowedOperations = ReadonlyMap<string, string>;

/**
 * Reads a list of operations: JSON, an object with the texts of operations by their SHA-256 in hexadecimal, as build tools of clients write it.
 * @throws BadOperationList
 */
export function readAllowedOperations(json: string): AllowedOperations {
  const texts = Object.entries(objectIn(json));
  if (texts.length === 0) throw new BadOperationList('the list of operations is empty: no operation would be answered');
  return new Map(
    texts.map(([hash, text]) => {
      if (typeof text !== 'string' || operationHash(text) !== hash)
        throw new BadOperationList(`the list of operations names "${hash}"; expected the SHA-256 of the operation's text`);
      return [hash, text];
    }),
  );
}

function objectIn(json: string): object {
  try {
    const parsed: unknown = JSON.parse(json);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  } catch {
    // It is no JSON, which is told below.
  }
  throw new BadOperationList('the list of operations is none; expected JSON: {"<sha256>": "query { … }", …}');
}

/** The store of operations where only these are allowed: all are known from the start, and none is added. */
export function storeOfAllowed(allowed: AllowedOperations): OperationStore {
  return { get: (hash) => Promise.resolve(allowed.get(hash)), set: () => undefined };
}

/** Refuses every operation that is not on the list, over whatever transport it comes and whether it comes by its text or its hash. */
export function useAllowedOperations(allowed: AllowedOperations): GatewayPlugin {
  return {
    onParse({ params: { source }, setParseFn }) {
      const text: unknown = source instanceof Source ? source.body : source;
      if (typeof text === 'string' && allowed.has(operationHash(text))) return;
      setParseFn(() => {
        throw notAllowed();
      });
    },
  };
}

function notAllowed(): GraphQLError {
  return new GraphQLError('This operation is not among those that this gateway answers.', {
    extensions: { code: 'OPERATION_NOT_ALLOWED', http: { status: 403, spec: true } },
  });
}
