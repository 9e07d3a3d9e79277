import { describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { plainQuestions } from './plain-question.js';

const schema = buildSchema(
  'type Query { name(of: Int): String } type Mutation { rename: String } type Subscription { names: String }',
);
const GATEWAY = { accept: 'application/graphql-response+json, application/json', 'content-type': 'application/json' };

function post(headers: Record<string, string> = GATEWAY, method = 'POST'): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  return Object.assign(request, { method, headers });
}

describe('a question as gateways send it', () => {
  const find = plainQuestions(schema);

  test('is a document, parsed once, with its variables', () => {
    const query = 'query ($of: Int) { name(of: $of) }';
    const [one, other] = [1, 2].map((of) => find(post(), { query, variables: { of } }));
    expect([one?.variables, other?.variables]).toEqual([{ of: 1 }, { of: 2 }]);
    expect(one?.document).toBe(other?.document);
  });

  test('may be a mutation, and name its operation among several', () => {
    expect(find(post(), { query: 'mutation { rename }' })).toBeDefined();
    const query = 'query a { name } query b { name }';
    expect(find(post(), { query, operationName: 'b', variables: null })).toMatchObject({ operationName: 'b', variables: {} });
    expect(find(post(), { query, operationName: 'c' })).toBeUndefined();
    expect(find(post(), { query })).toBeUndefined();
  });

  test.each([
    ['a GET', post(GATEWAY, 'GET'), { query: '{ name }' }],
    ['a form', post({ ...GATEWAY, 'content-type': 'text/plain' }), { query: '{ name }' }],
    ['one that wants no JSON', post({ ...GATEWAY, accept: 'text/html' }), { query: '{ name }' }],
    ['one that weighs its wishes', post({ ...GATEWAY, accept: 'application/json;q=0.1' }), { query: '{ name }' }],
    ['a subscription', post(), { query: 'subscription { names }' }],
    ['a text that does not parse', post(), { query: '{ name' }],
    ['a field that is not there', post(), { query: '{ nothing }' }],
    ['a hash for a text', post(), { query: '{ name }', extensions: { persistedQuery: {} } }],
    ['variables that are no object', post(), { query: '{ name }', variables: [] }],
    ['several at once', post(), [{ query: '{ name }' }]],
    ['nothing', post(), null],
  ])('is not %s', (_, request, json) => {
    expect(find(request, json)).toBeUndefined();
  });

  test('is forgotten when many others were asked since, and the one that is asked again and again is not', () => {
    const long = (n: number): { query: string } => ({ query: `{ n${String(n)}: name ${'#'.repeat(19_000)}\n}` });
    const documents = [0, 1].map((n) => find(post(), long(n))?.document);
    for (let n = 2; n < 60; n += 1)
      expect([find(post(), long(n)) === undefined, find(post(), long(1)) === undefined]).toEqual([false, false]);
    expect([find(post(), long(0))?.document === documents[0], find(post(), long(1))?.document === documents[1]]).toEqual([
      false,
      true,
    ]);
  });
});
