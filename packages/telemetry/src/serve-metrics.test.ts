import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { instruments } from './instruments.js';
import { cacheLookups, lagPositions, lagSeconds, requestDuration } from './ledger-metrics.js';
import type { MetricsEndpoint } from './serve-metrics.js';
import { serveMetrics } from './serve-metrics.js';

let endpoint: MetricsEndpoint;
beforeEach(async () => {
  endpoint = await serveMetrics({ host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  await endpoint.close();
});

const shown = async (): Promise<string> => (await fetch(endpoint.url)).text();

describe('the metrics of a process', () => {
  it('are all named, with what they mean, before anything was measured', async () => {
    const text = await shown();
    for (const { name, help } of instruments()) expect(text).toContain(`# HELP ${name} ${help}`);
    expect(text).toContain('nodejs_eventloop_lag_seconds');
  });

  it('count what happened and how long it took', async () => {
    cacheLookups.add({ cache: 'answers', outcome: 'hit' });
    cacheLookups.add({ cache: 'answers', outcome: 'hit' }, 2);
    requestDuration.observe({ process: 'gateway', outcome: 'answered' }, 0.004);
    requestDuration.start()({ process: 'gateway', outcome: 'answered' });
    const text = await shown();
    expect(text).toContain('ntm_cache_lookups_total{cache="answers",outcome="hit"} 3');
    expect(text).toContain('ntm_request_duration_seconds_bucket{le="0.005",process="gateway",outcome="answered"} 2');
    expect(text).toContain('ntm_request_duration_seconds_count{process="gateway",outcome="answered"} 2');
  });

  it('are read when somebody looks, and one that cannot be read leaves the others', async () => {
    let behind = 7;
    const forget = lagPositions.watch(() => Promise.resolve([{ labels: { process: 'units' }, value: behind }]));
    const broken = lagSeconds.watch(() => Promise.reject(new Error('the log is closed')));
    expect(await shown()).toMatch(/^ntm_projection_lag_positions\{process="units"\} 7$/m);
    behind = 0;
    const text = await shown();
    expect(text).toMatch(/^ntm_projection_lag_positions\{process="units"\} 0$/m);
    expect(text).not.toMatch(/^ntm_projection_lag_seconds\{/m);
    forget();
    broken();
    expect(await shown()).not.toMatch(/^ntm_projection_lag_positions\{/m);
  });

  it('are at /metrics and nowhere else', async () => {
    expect((await fetch(new URL('/', endpoint.url))).status).toBe(404);
  });
});
