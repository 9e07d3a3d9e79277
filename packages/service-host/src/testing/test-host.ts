import type { EventStore } from '@ntm-ledger/event-store';
import { openSqliteEventStore } from '@ntm-ledger/event-store';
import type { ExecutionResult } from 'graphql';
import { parse } from 'graphql';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { SubgraphResult } from '../graphql/execution.js';
import { ServiceHost } from '../host.js';
import type { TokenClaims } from '../identity/tokens.js';
import { localVerifier, openLocalKey, signToken } from '../identity/tokens.js';
import type { ServiceDefinition } from '../service.js';

/** An operation for one service of a host. */
export type HostedOperation = [
  service: string,
  operation: string,
  variables?: Record<string, unknown>,
  as?: TokenClaims,
  headers?: Readonly<Record<string, string>>,
];

/** A host over a log in a directory of its own, for tests that speak GraphQL to services. */
export interface TestHost {
  readonly store: EventStore;
  readonly host: ServiceHost;
  /** Runs an operation on one service, as an actor or as nobody, with more headers (names in lower case) where a test needs them. */
  run(...given: HostedOperation): Promise<ExecutionResult>;
  /** The same for an operation that may give a stream. */
  open(...given: HostedOperation): Promise<SubgraphResult>;
  /** Closes and opens again over the same log, as a restart of the process would. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Somebody who may record anything anywhere. */
export const ADMIN: TokenClaims = { actorId: 'admin-1', role: 'admin', scope: 'VN' };

/** Opens a host in a new directory. Nothing is mocked: log, tokens and schemas are the real ones. */
export async function openTestHost(services: readonly ServiceDefinition[]): Promise<TestHost> {
  const dir = await mkdtemp(join(tmpdir(), 'ntm-test-'));
  const key = await openLocalKey(dir);
  const verifier = await localVerifier(key);
  const logger = pino({ level: 'silent' });
  const opened = async (): Promise<{ store: EventStore; host: ServiceHost }> => {
    const store = openSqliteEventStore({ path: join(dir, 'log.db') });
    return { store, host: await ServiceHost.open({ store, services, verifier, logger }) };
  };
  let current = await opened();
  const open: TestHost['open'] = async (name, operation, variables = {}, as, more = {}) => {
    const service = current.host.services.find((mounted) => mounted.name === name);
    if (service === undefined) throw new Error(`no service is called ${name}`);
    const authorization = as === undefined ? undefined : `Bearer ${await signToken(key, as)}`;
    return service.execute({ document: parse(operation), variables, headers: { authorization, ...more } });
  };
  return {
    get store() {
      return current.store;
    },
    get host() {
      return current.host;
    },
    open,
    async run(...given) {
      const result = await open(...given);
      if (Symbol.asyncIterator in result) throw new Error('the operation gave a stream');
      return result;
    },
    async restart() {
      await current.host.close();
      await current.store.close();
      current = await opened();
    },
    async close() {
      await current.host.close();
      await current.store.close();
      await rm(dir, { recursive: true });
    },
  };
}
