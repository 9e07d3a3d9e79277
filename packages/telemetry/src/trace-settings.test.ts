import { describe, expect, it } from '@jest/globals';
import { BadTraceSetting, readTraceSettings } from './trace-settings.js';

const ENDPOINT = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://jaeger:4318' };

describe('the settings of traces', () => {
  it.each([
    {},
    { OTEL_EXPORTER_OTLP_ENDPOINT: '' },
    { ...ENDPOINT, OTEL_SDK_DISABLED: 'true' },
    { OTEL_TRACES_SAMPLER: 'always_on' },
  ])('want none: %j', (env) => {
    expect(readTraceSettings(env)).toBeUndefined();
  });

  it('record everything that nobody else decided about, and send it where OTLP over HTTP is taken', () => {
    expect(readTraceSettings(ENDPOINT)).toEqual({
      url: 'http://jaeger:4318/v1/traces',
      name: '',
      sampling: { share: 1, followsParent: true },
      delayMs: 5_000,
    });
  });

  it.each([
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'https://a/otlp/' }, { url: 'https://a/otlp/v1/traces' }],
    [{ ...ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://b/spans' }, { url: 'http://b/spans' }],
    [{ ...ENDPOINT, OTEL_TRACES_SAMPLER: 'always_off' }, { sampling: { share: 0, followsParent: false } }],
    [
      { ...ENDPOINT, OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.05' },
      { sampling: { share: 0.05, followsParent: true } },
    ],
    [{ ...ENDPOINT, OTEL_TRACES_SAMPLER: 'traceidratio' }, { sampling: { share: 1, followsParent: false } }],
    [
      { ...ENDPOINT, OTEL_SERVICE_NAME: 'units-a', OTEL_BSP_SCHEDULE_DELAY: '50' },
      { name: 'units-a', delayMs: 50 },
    ],
  ])('are those of the standard: %j', (env, expected) => {
    expect(readTraceSettings(env)).toMatchObject(expected);
  });

  it.each([
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'jaeger:4318' }, 'OTEL_EXPORTER_OTLP_ENDPOINT is "jaeger:4318"; expected a URL'],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'x' }, 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT is "x"; expected a URL'],
    [{ ...ENDPOINT, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, 'traces are sent by http/protobuf alone'],
    [{ ...ENDPOINT, OTEL_TRACES_SAMPLER: 'jaeger_remote' }, 'expected always_on, always_off or traceidratio'],
    [{ ...ENDPOINT, OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '5 %' }, 'expected a number from 0 to 1'],
    [{ ...ENDPOINT, OTEL_BSP_SCHEDULE_DELAY: '0' }, 'expected milliseconds'],
  ])('that cannot be used say what would be right: %j', (env, message) => {
    expect(() => readTraceSettings(env)).toThrow(BadTraceSetting);
    expect(() => readTraceSettings(env)).toThrow(message);
  });
});
