import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import type { RunningGateway } from './testing/running-gateway.js';
import { runGateway } from './testing/running-gateway.js';

/** The audits of GraphQL over HTTP: a MUST that fails is an error, a SHOULD a warning, a MAY a notice. */
describe('GraphQL over HTTP', () => {
  let gateway: RunningGateway;
  const counts = new Map<string, number>();

  beforeAll(async () => {
    gateway = await runGateway('local');
  });
  afterAll(async () => {
    await gateway.stop();
    process.stdout.write(`graphql-http audit: ${[...counts].map(([status, count]) => `${count} ${status}`).join(', ')}\n`);
  });

  // The list of audits does not depend on the server, only what they find does.
  const names = serverAudits({ url: 'http://audits.invalid' }).map(({ id, name }) => [id, name] as const);
  test.each(names)('%s %s', async (id) => {
    const audit = serverAudits({ url: gateway.url, fetchFn: fetch }).find((each) => each.id === id);
    const found = await audit?.fn();
    const status = found?.status ?? 'not run';
    counts.set(status, (counts.get(status) ?? 0) + 1);
    expect(found).toMatchObject({ status: 'ok' });
  });
});
