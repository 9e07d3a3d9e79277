import type { EventStore, Position } from '@ntm-ledger/event-store';
import { START } from '@ntm-ledger/event-store';
import { formatMoment, vietnamDay } from '@ntm-ledger/temporal';
import { inRequestSpan, inSpan, isInSpan } from '@ntm-ledger/telemetry';
import type { GraphQLSchema } from 'graphql';
import { getOperationAST } from 'graphql';
import type { Logger } from 'pino';
import type { SubgraphRequest, SubgraphResult } from './graphql/execution.js';
import { executeSubgraph } from './graphql/execution.js';
import { RequestContext } from './graphql/request-context.js';
import { Settling, SETTLED_HEADER } from './graphql/settling.js';
import type { TokenVerifier } from './identity/tokens.js';
import { Behind, LogFollower } from './log/log-follower.js';
import { Recorder } from './log/recorder.js';
import { tracedStore } from './log/traced-store.js';
import type { ServiceDefinition } from './service.js';
import { KeptModels } from './snapshots/kept-models.js';
import type { SnapshotStore } from './snapshots/snapshot-store.js';

export interface HostOptions {
  readonly store: EventStore;
  readonly services: readonly ServiceDefinition[];
  readonly verifier: TokenVerifier;
  readonly logger: Logger;
  /** Milliseconds since 1970-01-01 UTC. Default: the machine's clock. */
  readonly clock?: () => number;
  /** How long a request waits for the log to come as far as it asks. Default 5 s. */
  readonly waitMs?: number;
  /** Where snapshots of the read models are kept, so that the next start need not fold what this one has. Default: nowhere. */
  readonly snapshots?: SnapshotStore | undefined;
  /** After how many events a new snapshot is worth its time: at the start, and at an orderly end. Default 50,000. */
  readonly snapshotEvery?: number;
}

/** A service in this process. */
export interface Mounted {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** Executes one operation; a subscription gives a stream of results. */
  execute(request: SubgraphRequest): Promise<SubgraphResult>;
}

/**
 * Services of one process over one log: one follower folds each event once, into the register and into every service's read model.
 */
export class ServiceHost {
  /** One for all services, so that their mutations are taken one after the other. */
  private readonly recorder: Recorder;

  private constructor(
    private readonly options: Required<HostOptions>,
    private readonly follower: LogFollower,
    private readonly kept: KeptModels,
    readonly services: readonly Mounted[],
  ) {
    this.recorder = new Recorder(options.store, follower, options.waitMs);
  }

  /**
   * Mounts services and folds the log, from the newest snapshot that fits on. Settles when all of it is folded, and a new snapshot is kept where that
   * was much.
   */
  static async open(given: HostOptions): Promise<ServiceHost> {
    const defaults = { clock: Date.now, waitMs: 5_000, snapshots: undefined, snapshotEvery: 50_000 };
    const options = { ...defaults, ...given, store: tracedStore(given.store) };
    const kept = await KeptModels.open(options);
    const { models } = kept;
    const follower = new LogFollower(options.store, (event) => models.apply(event), models.log);
    const services = await Promise.all(
      options.services.map(async (definition): Promise<Mounted> => {
        const schema = await definition.buildSchema();
        return {
          name: definition.name,
          schema,
          execute: (request) =>
            inServiceSpan(definition.name, request, () =>
              executeSubgraph(schema, request, () => host.contextOf(definition.name, request.headers), options.logger),
            ),
        };
      }),
    );
    const host: ServiceHost = new ServiceHost(options, follower, kept, services);
    await follower.start();
    void follower.end().then((error) => {
      if (error !== undefined)
        options.logger.error({ err: error }, 'the log is followed no more; answers are those of where it was left');
    });
    await kept.saveAfter(options.snapshotEvery);
    return host;
  }

  /** The context of one request to a service; the names of headers are in lower case. */
  async contextOf(service: string, headers: Readonly<Record<string, string | undefined>>): Promise<RequestContext> {
    const { store, verifier, logger, clock, waitMs } = this.options;
    return new RequestContext({
      model: this.kept.models.of(service),
      register: this.kept.models.register,
      follower: this.follower,
      store,
      recorder: this.recorder,
      settling: new Settling(this.follower, clock, headers[SETTLED_HEADER], waitMs),
      authentication: await verifier.verify(headers['authorization']),
      language: headers['accept-language']?.toLowerCase().startsWith('en') === true ? 'en' : 'vi',
      clock,
      logger: logger.child({ service, requestId: headers['x-request-id'] }),
    });
  }

  /** The moment it is now: today in Vietnam, everything folded so far. */
  now(): string {
    return formatMoment({ effectiveOn: vietnamDay(this.options.clock()), position: this.follower.position });
  }

  /**
   * The moment it is once the log has come to a position. When it does not come there in time, the moment is what it has come to, and the
   * field that asked for more says so itself.
   */
  async settle(atLeast: Position = START): Promise<string> {
    await this.follower.waitFor(atLeast, this.options.waitMs).catch((error: unknown) => {
      if (!(error instanceof Behind)) throw error;
    });
    return this.now();
  }

  /** Whether a request has recorded anything, as far as the log is folded. */
  hasRecorded(requestId: string): boolean {
    return this.follower.firstEventOf(requestId) !== undefined;
  }

  /** Has every read model do what its first reader would otherwise wait for. To be called once the process serves. */
  prepare(): void {
    this.kept.models.prepare();
  }

  /** The position up to which the log is folded. */
  get position(): Position {
    return this.follower.position;
  }

  /** Why this process is not ready to serve; empty when it is. */
  problems(): string[] {
    return [this.options.store.health(), this.follower.health()].flatMap((health) => (health.ok ? [] : [health.reason]));
  }

  /** Stops following the log, and keeps what was folded where that was much. The store stays open; whoever opened it closes it. */
  async close(): Promise<void> {
    const followed = this.follower.health().ok;
    await this.follower.stop();
    if (followed) await this.kept.saveAfter(this.options.snapshotEvery);
  }
}

/** In the span of who asks in this process, or else in the trace that the request names. */
function inServiceSpan<T>(service: string, { document, operationName, headers }: SubgraphRequest, run: () => T): T {
  const type = getOperationAST(document, operationName)?.operation ?? 'operation';
  const beginning = { name: `${service} ${type}`, attributes: { 'ntm.service': service, 'graphql.operation.type': type } };
  return isInSpan() || headers['traceparent'] === undefined ? inSpan(beginning, run) : inRequestSpan(beginning, headers, run);
}
