import { describe, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { createDataFolder } from './support/data-folder.js';
import { post } from './support/graphql-client.js';
import { startServer } from './support/server-process.js';

/** Every service, and something that it alone answers on an empty log. */
const SERVICES = ['units', 'assessments', 'recognition', 'audit'] as const;

describe('a service alone', () => {
  it.each(SERVICES)('serves its subgraph in a process of its own: %s', async (name) => {
    const data = await createDataFolder();
    const script = fileURLToPath(new URL(`../../services/${name}/dist/main.js`, import.meta.url));
    const server = await startServer(script, { PORT: '0', NTM_METRICS_PORT: '0', NTM_DATA_DIR: data.path }, /^metrics (\S+)$/m);
    const [, metrics = ''] = server.said;
    const url = new RegExp(`^${name} (\\S+)$`, 'm').exec(server.written())?.[1] ?? '';
    const { data: answered } = await post(url, '{ _service { sdl } }');
    expect(JSON.stringify(answered)).toContain('@key');
    expect((await fetch(new URL('/readyz', url))).status).toBe(200);
    expect(await (await fetch(new URL('/now', url))).json()).toMatchObject({ moment: expect.stringMatching(/@0$/), ready: true });
    const text = await (await fetch(metrics)).text();
    expect(text).toContain(`ntm_request_duration_seconds_count{process="${name}",outcome="answered"} 1`);
    expect(text).toContain(`ntm_projection_lag_seconds{process="${name}"} 0`);
    expect(text).toContain(`ntm_ready{process="${name}"} 1`);
    expect(await server.stop()).toBe(0);
    await data.remove();
  });
});
