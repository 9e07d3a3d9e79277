import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { post } from './testing/clients.js';
import type { RunningGateway } from './testing/running-gateway.js';
import { FORMS, runGateway } from './testing/running-gateway.js';

const QUERIES = [
  '{ unit(code: "17") { name titles } }',
  '{ unit(code: "none") { name titles } decision(number: "5") { unit { name } } }',
  '{ decision(number: "5") { unit { ...Named ...Named titles ... on Unit @skip(if: true) { id } } } } fragment Named on Unit { called: name __typename }',
  'query ($with: Boolean = false) { unit(code: "17") { name @include(if: $with) moment } }',
  '{ unit(code: "17", spelling: "nfc") { titles } refused }',
  '{ strict }',
  '{ broken unit(code: "17") { name } }',
  '{ __typename unit(code: "17") { __typename } }',
  '{ __schema { queryType { name } } unit(code: "17") { name } }',
] as const;

describe.each(FORMS)('queries in the %s form', (form) => {
  let planning: RunningGateway;
  let delegating: RunningGateway;
  beforeEach(async () => {
    planning = await runGateway(form);
    delegating = await runGateway(form, { planQueries: false });
  });
  afterEach(async () => {
    await planning.stop();
    await delegating.stop();
  });
  const calls = ({ units, recognition }: RunningGateway): number => units.calls.length + recognition.calls.length;

  test.each(QUERIES)('are answered by plan as they are by delegation: %s', async (query) => {
    const [planned, delegated] = [await post(planning.url, { query }), await post(delegating.url, { query })];
    expect([planned.status, planned.body]).toEqual([delegated.status, delegated.body]);
  });

  test('are answered alike though a service is gone', async () => {
    await Promise.all([planning.kill('recognition'), delegating.kill('recognition')]);
    const query = '{ unit(code: "17") { name titles } decision(number: "5") { number } }';
    const [planned, delegated] = [await post(planning.url, { query }), await post(delegating.url, { query })];
    expect(planned.body).toEqual(delegated.body);
    expect(planned.body.data).toEqual({ unit: { name: 'Xã Hoạt Giang', titles: null }, decision: null });
  });

  test('are asked once where all went well, and again by delegation where a service erred', async () => {
    await post(planning.url, { query: '{ unit(code: "17") { name } }' });
    expect(calls(planning)).toBe(1);
    await post(planning.url, { query: '{ broken }' });
    expect(calls(planning)).toBe(3);
  });

  test('leave mutations alone, which are executed once whatever comes of them', async () => {
    const query = 'mutation { rename(code: "17", name: "x") { name titles } }';
    await planning.kill('recognition');
    await post(planning.url, { query }, { authorization: 'Bearer token' });
    expect(planning.units.calls).toHaveLength(1);
  });
});

test('a service that does not answer in time is waited for once, by plan and by delegation together', async () => {
  const gateway = await runGateway('http', { subgraphTimeoutMs: 300 });
  const { body } = await post(gateway.url, { query: '{ stuck decision(number: "5") { number } }' });
  gateway.unstick();
  await gateway.stop();
  expect(body.data).toEqual({ stuck: null, decision: { number: '5' } });
  expect(body.errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
  expect(gateway.units.calls).toHaveLength(1);
});
