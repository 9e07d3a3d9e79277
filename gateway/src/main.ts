/**
 * Runs the gateway alone, over services that are reached by HTTP.
 *
 * `NTM_SUBGRAPHS` says where they are: `units=http://127.0.0.1:4001/graphql,recognition=…`. HOST, PORT, LOG_LEVEL and NTM_METRICS_PORT are as everywhere.
 */
import { readiness, serveMetrics } from '@ntm-ledger/telemetry';
import { readFile } from 'node:fs/promises';
import { pino } from 'pino';
import { createGateway } from './create-gateway.js';
import { listenGateway } from './listen-gateway.js';
import { readinessOver, readSubgraphUrls, settledBy } from './remote-services.js';

const subgraphs = readSubgraphUrls(process.env['NTM_SUBGRAPHS']);
const logger = pino({ level: process.env['LOG_LEVEL'] ?? 'warn', name: 'ntm-gateway' }, pino.destination(2));
const gateway = await createGateway({
  supergraph: await readFile(new URL('../supergraph.graphql', import.meta.url), 'utf8'),
  subgraphs: Object.fromEntries(Object.entries(subgraphs).map(([name, url]) => [name, { kind: 'http', url } as const])),
  settle: (minPosition) => settledBy(subgraphs, minPosition),
  local: process.env['NTM_GRAPHIQL'] === 'on',
  logger,
});
const ready = readinessOver(subgraphs);
const listening = await listenGateway({
  gateway,
  host: process.env['HOST'] ?? '127.0.0.1',
  port: Number(process.env['PORT'] ?? 4000),
  ready,
});
const metricsPort = process.env['NTM_METRICS_PORT'] ?? '';
if (metricsPort !== '') {
  const metrics = await serveMetrics({ host: process.env['HOST'] ?? '127.0.0.1', port: Number(metricsPort) });
  readiness.watch(async () => [{ labels: { process: 'gateway' }, value: (await ready()).length === 0 ? 1 : 0 }]);
  process.stdout.write(`metrics ${metrics.url}\n`);
}
process.stdout.write(`gateway ${listening.url}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    listening.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
