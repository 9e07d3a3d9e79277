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
    rateLimit: undefined,
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

test('a limit by rate lets ten seconds of it come at once, unless another number is set', () => {
  expect(readGatewaySettings({ NTM_RATE_LIMIT: '50' }).rateLimit).toEqual({ perSecond: 50, burst: 500, proxies: 0 });
  const set = { NTM_RATE_LIMIT: '50', NTM_RATE_BURST: '80', NTM_PROXIES: '1' };
  expect(readGatewaySettings(set).rateLimit).toEqual({ perSecond: 50, burst: 80, proxies: 1 });
});
