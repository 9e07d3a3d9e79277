import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { GraphQLError } from 'graphql';
import { operationHash } from './operation-hash.js';
import type { OperationStore } from './operation-store.js';

/**
 * Operations by their hash (automatic persisted queries): a client sends the hash alone, by GET or POST, is told `PersistedQueryNotFound` when
 * it is not known here, sends hash and text once, and from then on the hash. The status is 200 then: clients that look no further than at the
 * status would never send the text.
 *
 * Ours and not yoga's own plugin: its types do not fit this runtime's, and it keeps texts of any length.
 */
export function usePersistedOperations(store: OperationStore): GatewayPlugin {
  return {
    async onParams({ params, setParams }) {
      const query = await textByHash(store, params);
      if (query !== undefined) setParams({ ...params, query });
    },
  };
}

/**
 * The text of an operation that is sent by its hash, over whatever transport; undefined where it is sent by its text (an empty one is none: the
 * protocol of WebSocket clients wants a text in any case). What is sent with its hash and text is remembered.
 * @throws GraphQLError when the hash is not known, or the text is another's
 */
export async function textByHash(store: OperationStore, { query, extensions }: SentOperation): Promise<string | undefined> {
  const hash = hashIn(extensions ?? undefined);
  if (hash === undefined) return undefined;
  if (typeof query === 'string' && query !== '') {
    if (operationHash(query) !== hash) throw refusal('PersistedQueryMismatch', 'PERSISTED_QUERY_MISMATCH', 400);
    store.set(hash, query);
    return undefined;
  }
  const known = await store.get(hash);
  if (known === undefined) throw refusal('PersistedQueryNotFound', 'PERSISTED_QUERY_NOT_FOUND', 200);
  return known;
}

/** An operation as a client sends it. */
interface SentOperation {
  readonly query?: unknown;
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
}

/** The hash of a request; undefined when it does not speak of one in the version that there is. */
function hashIn(extensions: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const persisted = extensions?.['persistedQuery'];
  if (typeof persisted !== 'object' || persisted === null) return undefined;
  const { version, sha256Hash }: { version?: unknown; sha256Hash?: unknown } = persisted;
  return version === 1 && typeof sha256Hash === 'string' ? sha256Hash : undefined;
}

/** Message and code are those that clients of the protocol look for. */
function refusal(message: string, code: string, status: number): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}
