import { expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { inRequestSpan, keepsSpans } from './spans.js';
import { startTracing } from './start-tracing.js';

it('spans that are not taken are told of once, and once when they are again; the last are sent at the end', async () => {
  const statuses = [400, 400, 200];
  const taken: string[] = [];
  let came = Promise.withResolvers<undefined>();
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const status = statuses.shift() ?? 200;
      taken.push(`${String(request.url)} ${String(status)}`);
      response.writeHead(status).end();
      came.resolve(undefined);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const place = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`;
  const said: string[] = [];
  let heard = Promise.withResolvers<undefined>();
  const tracing = await startTracing({
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: place, OTEL_BSP_SCHEDULE_DELAY: '1' },
    name: 'test',
    report: (sentence) => {
      said.push(sentence);
      heard.resolve(undefined);
    },
  });
  const answered = async (): Promise<void> => {
    came = Promise.withResolvers();
    inRequestSpan({ name: 'request' }, {}, () => undefined);
    await came.promise;
  };
  await answered();
  await heard.promise;
  heard = Promise.withResolvers();
  await answered();
  await answered();
  await heard.promise;
  expect(said).toEqual([
    expect.stringMatching(new RegExp(`^traces are not taken at ${place} \\(.+\\); going on without them$`)),
    `traces are taken again at ${place}`,
  ]);
  inRequestSpan({ name: 'the last' }, {}, () => undefined);
  await tracing.close();
  expect(taken).toEqual(['/v1/traces 400', '/v1/traces 400', '/v1/traces 200', '/v1/traces 200']);
  expect(keepsSpans()).toBe(false);
  server.close();
});

it('without a place to send them to nothing is kept', async () => {
  const tracing = await startTracing({ env: {}, name: 'test', report: () => undefined });
  expect(keepsSpans()).toBe(false);
  await tracing.close();
});
