import { expect, test } from '@jest/globals';
import { connectionHeaders, forwardedHeaders, traceOfClient } from './forwarded-headers.js';

const UUID = /^[0-9a-f-]{36}$/;

test('only the headers that services may know go on', () => {
  const sent = new Map([
    ['authorization', 'Bearer token'],
    ['cookie', 'session=1'],
    ['x-ntm-settled', '2026-11-23@1'],
    ['x-request-id', 'dashboard-7'],
  ]);
  expect(forwardedHeaders((name) => sent.get(name))).toEqual({ authorization: 'Bearer token', 'x-request-id': 'dashboard-7' });
});

test.each([undefined, '', 'two words', 'x'.repeat(129)])('a request id is made where %p is none', (id) => {
  expect(forwardedHeaders((name) => (name === 'x-request-id' ? id : undefined))['x-request-id']).toMatch(UUID);
});

test('parameters of a WebSocket connection count as headers, before those of its request', () => {
  const request = { headers: { authorization: 'Bearer request', 'accept-language': 'vi', 'x-request-id': 'r' } };
  expect(connectionHeaders(request, { Authorization: 'Bearer beside', headers: { 'Accept-Language': 'en' } })).toEqual({
    authorization: 'Bearer beside',
    'accept-language': 'en',
    'x-request-id': 'r',
  });
  expect(
    connectionHeaders(request, { authorization: 'Bearer beside', headers: { authorization: 'Bearer under' } }),
  ).toMatchObject({
    authorization: 'Bearer under',
  });
});

test('a parameter that HTTP cannot carry is left out, so it can neither break a request nor add a header to it', () => {
  const headers = connectionHeaders(
    { headers: {} },
    { authorization: 'Bearer x\r\nx-ntm-settled: 1', headers: 'none', 'x-ntm-settled': '1' },
  );
  expect(Object.keys(headers)).toEqual(['x-request-id']);
});

test('a WebSocket client names a trace for an operation in its extensions, or for all that it asks with its connection', () => {
  const request = { headers: { traceparent: 'of the request', tracestate: 'a=1' } };
  expect(traceOfClient(request, undefined, {})).toEqual({ traceparent: 'of the request', tracestate: 'a=1' });
  expect(traceOfClient(request, { headers: { Traceparent: 'of the connection' } }, {}).traceparent).toBe('of the connection');
  expect(
    traceOfClient(request, { traceparent: 'of the connection' }, { extensions: { traceparent: 'of the operation' } }).traceparent,
  ).toBe('of the operation');
  expect(traceOfClient({ headers: {} }, undefined, { extensions: null })).toEqual({
    traceparent: undefined,
    tracestate: undefined,
  });
});
