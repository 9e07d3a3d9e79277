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
      const hash = hashIn(params.extensions);
      if (hash === undefined) return;
      if (typeof params.query === 'string') {
        if (operationHash(params.query) !== hash) throw refusal('PersistedQueryMismatch', 'PERSISTED_QUERY_MISMATCH', 400);
        store.set(hash, params.query);
        return;
      }
      const query = await store.get(hash);
      if (query === undefined) throw refusal('PersistedQueryNotFound', 'PERSISTED_QUERY_NOT_FOUND', 200);
      setParams({ ...params, query });
    },
  };
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
