import { openEventStore } from '@ntm-ledger/event-store';
import { startTracing, traceOfLine } from '@ntm-ledger/telemetry';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { ServiceHost } from '../host.js';
import { openVerifier } from '../identity/open-verifier.js';
import type { ServiceDefinition } from '../service.js';
import { snapshotsOf } from '../snapshots/snapshots-of.js';
import { answerOrigin } from './answer-origin.js';
import { codeVersion } from '../snapshots/code-version.js';
import { readSettings } from './settings.js';
import { closeOnSignal } from './shutdown.js';
import { watchHost } from './watched-host.js';

/** The file of the embedded log in a data folder. */
export const LOG_FILE = 'ledger.db';

/** The first port of services, where PORT does not say another. */
export const FIRST_SERVICE_PORT = 4001;

/**
 * Runs services as subgraphs over HTTP on one log: the first at PORT, the others at those after it. Each service that runs alone has a
 * port of its own by default, so that all of them can run on one machine.
 */
export async function runServices(
  services: readonly [ServiceDefinition, ...ServiceDefinition[]],
  { env = process.env, port = FIRST_SERVICE_PORT }: { readonly env?: NodeJS.ProcessEnv; readonly port?: number } = {},
): Promise<void> {
  const settings = readSettings(env, { port });
  const logger = pino({ level: settings.logLevel, name: 'ntm-ledger', mixin: traceOfLine });
  const report = (sentence: string): void => {
    logger.warn(sentence);
  };
  const [{ name }, ...others] = services;
  const tracing = await startTracing({ env, name: others.length === 0 ? `ntm-${name}` : 'ntm-services', report });
  await mkdir(settings.dataDir, { recursive: true });
  const store = await openEventStore({
    url: settings.eventStoreUrl,
    path: join(settings.dataDir, LOG_FILE),
    report,
  });
  const verifier = await openVerifier(settings);
  const host = await ServiceHost.open({ store, services, verifier, logger, ...snapshotsOf(settings) });
  const watched = await watchHost(host, store, settings);
  // Loaded only where services are served over HTTP: the whole ledger in one process starts without it.
  const { serveSubgraph } = await import('./serve-subgraph.js');
  const origin = answerOrigin(store, () => codeVersion(services.flatMap(({ code }) => code ?? [])));
  // Asked while the log answers: who is asked what moment it is cannot wait for a server.
  await origin().catch(() => undefined);
  const servers = await Promise.all(
    host.services.map((service, index) =>
      serveSubgraph(
        host,
        service,
        { host: settings.host, port: settings.port === 0 ? 0 : settings.port + index },
        logger,
        watched.problems,
        origin,
      ),
    ),
  );
  for (const [index, server] of servers.entries()) process.stdout.write(`${host.services[index]?.name ?? ''} ${server.url}\n`);
  if (watched.metricsUrl !== undefined) process.stdout.write(`metrics ${watched.metricsUrl}\n`);
  host.prepare();
  closeOnSignal(logger, [
    async () => {
      watched.closing();
      await Promise.all(servers.map((server) => server.close()));
    },
    () => host.close(),
    () => store.close(),
    () => tracing.close(),
    () => watched.close(),
  ]);
}
