import { expect, test } from '@jest/globals';
import { readGatewaySettings } from './gateway-settings.js';

test('a gateway without settings listens on this machine alone, keeps answers and shares nothing', () => {
  expect(readGatewaySettings({})).toEqual({
    host: '127.0.0.1',
    port: 4000,
    logLevel: 'warn',
    graphiql: false,
    metricsPort: undefined,
    redisUrl: '',
    keptAnswerBytes: 64_000_000,
    operationsFile: '',
  });
});

test('what is set holds, an empty text is as none', () => {
  const set = { PORT: '0', NTM_METRICS_PORT: '9464', NTM_KEPT_ANSWER_BYTES: '0', REDIS_URL: 'redis://cache', NTM_GRAPHIQL: 'on' };
  expect(readGatewaySettings(set)).toMatchObject({
    port: 0,
    metricsPort: 9464,
    keptAnswerBytes: 0,
    redisUrl: 'redis://cache',
    graphiql: true,
  });
  expect(readGatewaySettings({ PORT: '', NTM_KEPT_ANSWER_BYTES: '' })).toMatchObject({ port: 4000, keptAnswerBytes: 64_000_000 });
});

test.each(['-1', '65536', '1e3', 'all', ' 80'])('a port "%s" is refused with what would be right', (port) => {
  expect(() => readGatewaySettings({ PORT: port })).toThrow(`PORT is "${port}"; expected a whole number from 0 to 65535`);
});
