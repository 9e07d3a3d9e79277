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
    const server = await startServer(script, { PORT: '0', NTM_DATA_DIR: data.path }, new RegExp(`^${name} (\\S+)$`, 'm'));
    const [, url = ''] = server.said;
    const { data: answered } = await post(url, '{ _service { sdl } }');
    expect(JSON.stringify(answered)).toContain('@key');
    expect((await fetch(new URL('/readyz', url))).status).toBe(200);
    expect(await (await fetch(new URL('/now', url))).json()).toMatchObject({ moment: expect.stringMatching(/@0$/), ready: true });
    expect(await server.stop()).toBe(0);
    await data.remove();
  });
});
