/**
 * Runs the gateway alone, over services that are reached by HTTP.
 *
 * `NTM_SUBGRAPHS` says where they are: `units=http://127.0.0.1:4001/graphql|http://127.0.0.1:5001/graphql,recognition=…`. The other settings are in `gateway-settings.ts`.
 */
import { openRedis } from '@ntm-ledger/redis';
import { readiness, serveMetrics, startTracing, traceOfLine } from '@ntm-ledger/telemetry';
import { readFile } from 'node:fs/promises';
import { pino } from 'pino';
import { createGateway } from './create-gateway.js';
import { readGatewaySettings } from './gateway-settings.js';
import { listenGateway } from './listen-gateway.js';
import { Origins } from './origins.js';
import { readAllowedOperations } from './persisted-operations/index.js';
import { readinessOver, readRemoteServices, settledBy, watchReplicas } from './remote-services.js';

/** How often the services are asked what their answers come from, where no question does so, in milliseconds. */
const ORIGINS_MS = 5_000;

/** How often replicas are asked whether they are ready, in milliseconds. */
const WATCH_MS = 2_000;

const settings = readGatewaySettings(process.env);
const services = readRemoteServices(process.env['NTM_SUBGRAPHS']);
const logger = pino({ level: settings.logLevel, name: 'ntm-gateway', mixin: traceOfLine }, pino.destination(2));
const report = (sentence: string): void => {
  logger.warn(sentence);
};
const tracing = await startTracing({ env: process.env, name: 'ntm-gateway', report });
const redis = settings.redisUrl === '' ? undefined : await openRedis({ url: settings.redisUrl, process: 'gateway', report });
const origins = new Origins(Object.keys(services));
/** Hears in passing what the services' answers come from. */
const settle = (minPosition?: string): Promise<string> => settledBy(services, minPosition, origins);
const operations = settings.operationsFile === '' ? undefined : await readFile(settings.operationsFile, 'utf8');
const gateway = await createGateway({
  supergraph: await readFile(new URL('../supergraph.graphql', import.meta.url), 'utf8'),
  subgraphs: Object.fromEntries(Object.entries(services).map(([name, replicas]) => [name, { kind: 'http', replicas } as const])),
  settle,
  local: settings.graphiql,
  logger,
  keptAnswerBytes: settings.keptAnswerBytes,
  origin: () => origins.current(),
  ...(settings.rateLimit === undefined ? {} : { rateLimit: settings.rateLimit }),
  ...(operations === undefined ? {} : { allowedOperations: readAllowedOperations(operations) }),
  ...(redis === undefined ? {} : { redis }),
});
setInterval(() => void settle().catch(() => undefined), ORIGINS_MS).unref();
const watch = watchReplicas(services);
setInterval(() => void watch(), WATCH_MS).unref();
await settle().catch(() => undefined);
const ready = readinessOver(services);
const listening = await listenGateway({
  gateway,
  host: settings.host,
  port: settings.port,
  ready,
  notes: () => [redis?.trouble() ?? []].flat(),
});
if (settings.metricsPort !== undefined) {
  const metrics = await serveMetrics({ host: settings.host, port: settings.metricsPort });
  readiness.watch(async () => [{ labels: { process: 'gateway' }, value: (await ready()).length === 0 ? 1 : 0 }]);
  process.stdout.write(`metrics ${metrics.url}\n`);
}
process.stdout.write(`gateway ${listening.url}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    listening.close().then(
      async () => {
        await tracing.close();
        redis?.close();
        process.exit(0);
      },
      () => process.exit(1),
    );
  });
}
