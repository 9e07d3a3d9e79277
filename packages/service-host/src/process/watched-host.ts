import type { EventStore } from '@ntm-ledger/event-store';
import type { MetricsEndpoint } from '@ntm-ledger/telemetry';
import { foldedPosition, lagPositions, lagSeconds, readiness, serveMetrics } from '@ntm-ledger/telemetry';
import type { ServiceHost } from '../host.js';
import { LogLag } from './log-lag.js';
import type { Settings } from './settings.js';

/** A host whose state others can see. */
export interface WatchedHost {
  /** Why no requests should come here now, one sentence each: the host's own reasons, its lag, and that it closes. */
  readonly problems: () => readonly string[];
  /** Where its metrics are, if the settings want any. */
  readonly metricsUrl: string | undefined;
  /** Not ready from now on; what balances the load is to see it before the last answer is given. */
  closing(): void;
  /** Shows no more metrics. */
  close(): Promise<void>;
}

/** Watches how far a host is behind its log, and shows it where the settings say. */
export async function watchHost(
  host: ServiceHost,
  store: EventStore,
  settings: Pick<Settings, 'host' | 'maxLagSeconds' | 'metricsPort'>,
): Promise<WatchedHost> {
  const lag = new LogLag({ head: () => store.head(), reached: () => host.position });
  lag.start();
  let ends = false;
  const problems = (): readonly string[] => [
    ...host.problems(),
    ...(lag.seconds > settings.maxLagSeconds ? [`behind the log for ${lag.seconds.toFixed(0)} s`] : []),
    ...(ends ? ['closing'] : []),
  ];
  let metrics: MetricsEndpoint | undefined;
  if (settings.metricsPort !== undefined) {
    metrics = await serveMetrics({ host: settings.host, port: settings.metricsPort });
    const labels = { process: host.services.map(({ name }) => name).join('+') };
    const shown = (read: () => number) => () => Promise.resolve([{ labels, value: read() }]);
    lagPositions.watch(shown(() => lag.positions));
    lagSeconds.watch(shown(() => lag.seconds));
    foldedPosition.watch(shown(() => host.position));
    readiness.watch(shown(() => (problems().length === 0 ? 1 : 0)));
  }
  return {
    problems,
    metricsUrl: metrics?.url,
    closing() {
      ends = true;
      lag.stop();
    },
    async close() {
      await metrics?.close();
    },
  };
}
