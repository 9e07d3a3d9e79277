import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import { answerOf, post } from './testing/clients.js';
import type { RunningGateway } from './testing/running-gateway.js';
import { FORMS, runGateway, SETTLED } from './testing/running-gateway.js';

/** Whether it is a good one is for the services to say. */
const WITH_TOKEN = { authorization: 'Bearer token' };

describe.each(FORMS)('a gateway in the %s form', (form) => {
  let gateway: RunningGateway;
  beforeEach(async () => {
    gateway = await runGateway(form);
  });
  afterEach(() => gateway.stop());

  const headersOfAllCalls = (): readonly Readonly<Record<string, string | undefined>>[] =>
    [...gateway.units.calls, ...gateway.recognition.calls].map(({ headers }) => headers);

  describe('answers', () => {
    test('one unit at two moments in one query, each moment by itself, though the client asks for neither key', async () => {
      const query = `{
        before: unit(code: "17", at: "2022-12-31@5") { name titles }
        after: unit(code: "17", at: "2025-06-30@5") { name titles }
      }`;
      const { status, body } = await post(gateway.url, { query });
      expect(status).toBe(200);
      expect(body).toEqual({
        data: {
          before: { name: 'Xã Hát Giang', titles: ['NTM'] },
          after: { name: 'Xã Hoạt Giang', titles: ['NTM', 'ADVANCED'] },
        },
      });
    });

    test('the entity fetches of one level with one call', async () => {
      await post(gateway.url, {
        query: '{ a: unit(code: "1") { titles } b: unit(code: "2") { titles } c: unit(code: "3") { titles } }',
      });
      expect(gateway.recognition.calls).toHaveLength(1);
    });

    test('a query that comes by GET', async () => {
      const response = await fetch(`${gateway.url}?query=${encodeURIComponent('{ unit(code: "17") { name } }')}`);
      expect(await answerOf(response)).toMatchObject({ status: 200, body: { data: { unit: { name: 'Xã Hoạt Giang' } } } });
    });

    test('a mutation that comes by POST', async () => {
      const { body } = await post(gateway.url, { query: 'mutation { rename(code: "17", name: "x") { id titles } }' }, WITH_TOKEN);
      expect(body).toEqual({ data: { rename: { id: 'unit-17', titles: ['NTM', 'ADVANCED'] } } });
    });

    test('no mutation without a token, whatever its variables are', async () => {
      const query = 'mutation ($code: String!) { rename(code: $code, name: "x") { id } }';
      for (const variables of [{ code: '17' }, {}]) {
        const { body } = await post(gateway.url, { query, variables });
        expect(body.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
      }
      expect(headersOfAllCalls()).toEqual([]);
    });
  });

  describe('settles', () => {
    test('several root fields once, at one moment for all services', async () => {
      const query = '{ unit(code: "17") { moment titles } decision(number: "1/QĐ") { moment unit { name } } }';
      const { body } = await post(gateway.url, { query });
      expect(body).toMatchObject({ data: { unit: { moment: SETTLED }, decision: { moment: SETTLED } } });
      expect(gateway.settled()).toBe(1);
      expect(new Set(headersOfAllCalls().map((headers) => headers['x-ntm-settled']))).toEqual(new Set([SETTLED]));
    });

    test.each([
      '{ unit(code: "17") { moment titles } }',
      'mutation { a: rename(code: "1", name: "x") { id } b: rename(code: "2", name: "x") { id } }',
    ])('nothing for %s', async (query) => {
      expect((await post(gateway.url, { query }, WITH_TOKEN)).body.errors).toBeUndefined();
      expect(gateway.settled()).toBe(0);
      for (const headers of headersOfAllCalls()) expect(headers).not.toHaveProperty('x-ntm-settled');
    });

    test('at no moment of the client’s own making', async () => {
      const { body } = await post(
        gateway.url,
        { query: '{ unit(code: "17") { moment titles } }' },
        { 'x-ntm-settled': '1999-01-01@1' },
      );
      expect(body).toMatchObject({ data: { unit: { moment: '2026-11-23@7' } } });
      for (const headers of headersOfAllCalls()) expect(headers).not.toHaveProperty('x-ntm-settled');
    });
  });

  describe('passes on', () => {
    const QUERY = { query: '{ unit(code: "17") { name titles } }' };

    test('who asks, in which language and under which id, on every call and nothing else', async () => {
      const sent = { authorization: 'Bearer token', 'accept-language': 'vi', 'x-request-id': 'dashboard-7' };
      const { headers } = await post(gateway.url, QUERY, { ...sent, cookie: 'session=1' });
      expect(headers.get('x-request-id')).toBe('dashboard-7');
      expect(headersOfAllCalls()).toHaveLength(2);
      for (const passed of headersOfAllCalls()) {
        expect(passed).toMatchObject(sent);
        expect(passed).not.toHaveProperty('cookie');
      }
    });

    test('an id that it makes when the client gives none, and tells it', async () => {
      const { headers } = await post(gateway.url, QUERY);
      const id = headers.get('x-request-id');
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
      for (const passed of headersOfAllCalls()) expect(passed['x-request-id']).toBe(id);
    });
  });

  describe('shows of an error', () => {
    test('message, code and what goes with it, but nothing of the inside', async () => {
      const { status, body } = await post(gateway.url, { query: '{ refused }' });
      expect(status).toBe(200);
      expect(body).toEqual({
        data: { refused: null },
        errors: [
          {
            message: '6 of 19 criteria are not met',
            path: ['refused'],
            extensions: {
              code: 'RULE_VIOLATED',
              rule: 'revocationTest',
              basis: 'QĐ 18/2022/QĐ-TTg',
              problems: [{ path: ['input', 'level'], message: 'is revoked' }],
            },
          },
        ],
      });
    });

    test('nothing when a service let it out by mistake', async () => {
      const { body } = await post(gateway.url, { query: '{ broken }' });
      expect(body).toEqual({
        data: { broken: null },
        errors: [{ message: 'Internal server error', path: ['broken'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
      });
    });

    test('only the field when a promise of the schema is broken', async () => {
      const { body } = await post(gateway.url, { query: '{ strict }' });
      expect(body).toEqual({
        data: null,
        errors: [{ message: 'Internal server error', path: ['strict'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
      });
    });

    test('that a service is down, and the answers of the others', async () => {
      await gateway.kill('recognition');
      const { status, body } = await post(gateway.url, {
        query: '{ unit(code: "17") { name titles } decision(number: "1") { number } }',
      });
      const unavailable = {
        message: 'The service "recognition" does not answer now; try again later.',
        extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
      };
      expect(status).toBe(200);
      expect(body.data).toEqual({ unit: { name: 'Xã Hoạt Giang', titles: null }, decision: null });
      expect(body.errors).toHaveLength(2);
      expect(body.errors).toEqual(
        expect.arrayContaining([
          { ...unavailable, path: ['decision'] },
          { ...unavailable, path: ['unit', 'titles'] },
        ]),
      );
    });
  });
});

describe('a gateway refuses', () => {
  let gateway: RunningGateway;
  beforeEach(async () => {
    gateway = await runGateway('local', {
      maxBodyBytes: 10_000,
      limits: { maxTokens: 200, maxDepth: 4, maxFields: 20, maxAliases: 8 },
    });
  });
  afterEach(async () => {
    expect([...gateway.units.calls, ...gateway.recognition.calls]).toEqual([]);
    await gateway.stop();
  });

  test.each([
    ['{ unit(', 'GRAPHQL_PARSE_FAILED', /Syntax Error/],
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED', /Cannot query field "nothing"/],
    ['query A { refused } query B { broken }', 'OPERATION_RESOLUTION_FAILURE', /which|what operation/i],
    [
      '{ a: unit(code: "1") { changes { unit { changes { unit { name } } } } } }',
      'GRAPHQL_VALIDATION_FAILED',
      /6 levels deep, the limit is 4/,
    ],
    [
      `{ ${Array.from({ length: 21 }, (_, index) => `f${index}: refused`).join(' ')} }`,
      'GRAPHQL_VALIDATION_FAILED',
      /21 fields, the limit is 20/,
    ],
    [
      `{ ${Array.from({ length: 9 }, (_, index) => `f${index}: refused`).join(' ')} }`,
      'GRAPHQL_VALIDATION_FAILED',
      /"refused" 9 times in one place, the limit is 8/,
    ],
    [
      'query { ...Some ...More } fragment Some on Query { a: refused b: refused c: refused d: refused e: refused } fragment More on Query { f: refused g: refused h: refused i: refused }',
      'GRAPHQL_VALIDATION_FAILED',
      /"refused" 9 times in one place/,
    ],
    [`{ ${'refused '.repeat(300)} }`, 'GRAPHQL_PARSE_FAILED', /200 tokens/],
  ])('%.60s', async (query, code, message) => {
    const { status, body } = await post(gateway.url, { query });
    expect(status).toBe(400);
    expect(body).not.toHaveProperty('data');
    const error = body.errors?.find((each) => message.test(each.message));
    expect(error?.extensions).toEqual({ code });
  });

  test.each([
    [{}, { path: 'period', message: 'Variable "$period" of required type "Period!" was not provided.' }],
    [{ period: { seconds: 'ten' } }, { path: 'period.seconds', message: 'Int cannot represent non-integer value: "ten"' }],
  ])('variables that do not fit: %j, and says where', async (variables, problem) => {
    const query = 'query ($period: Period!) { answered(period: $period) }';
    const { status, body } = await post(gateway.url, { query, variables });
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT', problems: [problem] } }] });
    expect(body).not.toHaveProperty('data');
  });

  test('what a few lines of nested fragments would ask for', async () => {
    const nested = ['A', 'B', 'C', 'D'].map((name, index, all) => {
      const below = all[index + 1];
      return `fragment ${name} on Query { ${below === undefined ? 'refused broken' : `...${below} x${name}: strict ...${below}`} }`;
    });
    const { body } = await post(gateway.url, { query: `{ ...A } ${nested.join(' ')}` });
    expect(body.errors?.map(({ message }) => message)).toEqual(['The operation selects 23 fields, the limit is 20.']);
  });

  test('a mutation that comes by GET', async () => {
    const query = encodeURIComponent('mutation { rename(code: "17", name: "x") { id } }');
    const response = await fetch(`${gateway.url}?query=${query}`);
    expect(response.headers.get('allow')).toBe('POST');
    expect((await answerOf(response)).status).toBe(405);
  });

  test('several operations in one request', async () => {
    const body = JSON.stringify([{ query: '{ refused }' }, { query: '{ refused }' }]);
    const response = await fetch(gateway.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect((await answerOf(response)).body.errors?.[0]?.extensions).toEqual({ code: 'BAD_REQUEST' });
  });

  test.each(['says', 'does not say'])('a body that is too large and %s so', async (says) => {
    const operation = JSON.stringify({ query: '{ refused }', variables: { text: 'x'.repeat(20_000) } });
    const sent = request(gateway.url, { method: 'POST', headers: { 'content-type': 'application/json' } });
    if (says === 'says') sent.setHeader('content-length', Buffer.byteLength(operation));
    else sent.setHeader('transfer-encoding', 'chunked');
    const answered = once(sent, 'response');
    sent.end(operation);
    const [response] = (await answered) as [IncomingMessage];
    expect(response.statusCode).toBe(413);
    expect(await json(response)).toMatchObject({ errors: [{ extensions: { code: 'REQUEST_ENTITY_TOO_LARGE' } }] });
  });
});

test('a query fails whole and readably when no moment can be settled', async () => {
  const gateway = await runGateway('local', { settle: () => Promise.reject(new Error('the log is away')) });
  const { body } = await post(gateway.url, { query: '{ a: unit(code: "1") { id } b: unit(code: "2") { id } }' });
  expect(body).not.toHaveProperty('data');
  expect(body.errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
  expect(gateway.units.calls).toEqual([]);
  await gateway.stop();
});

test('a service that takes too long counts as down', async () => {
  const gateway = await runGateway('http', { subgraphTimeoutMs: 100 });
  const { body } = await post(gateway.url, { query: '{ stuck unit(code: "17") { name } }' });
  expect(body.data).toEqual({ stuck: null, unit: null });
  expect(body.errors).toMatchObject([
    { extensions: { code: 'SUBGRAPH_UNAVAILABLE' } },
    { extensions: { code: 'SUBGRAPH_UNAVAILABLE' } },
  ]);
  await gateway.stop();
});
