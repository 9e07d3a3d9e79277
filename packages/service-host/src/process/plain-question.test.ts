import { describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { isPlainPost, plainQuestions } from './plain-question.js';

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
    const [one, other] = [1, 2].map((of) => find({ query, variables: { of } }));
    expect([one?.variables, other?.variables]).toEqual([{ of: 1 }, { of: 2 }]);
    expect(one?.document).toBe(other?.document);
  });

  test('may be a mutation, and name its operation among several', () => {
    expect(find({ query: 'mutation { rename }' })).toBeDefined();
    const query = 'query a { name } query b { name }';
    expect(find({ query, operationName: 'b', variables: null })).toMatchObject({ operationName: 'b', variables: {} });
    expect(find({ query, operationName: 'c' })).toBeUndefined();
    expect(find({ query })).toBeUndefined();
  });

  test.each([
    ['a subscription', { query: 'subscription { names }' }],
    ['a text that does not parse', { query: '{ name' }],
    ['a field that is not there', { query: '{ nothing }' }],
    ['a hash for a text', { query: '{ name }', extensions: { persistedQuery: {} } }],
    ['variables that are no object', { query: '{ name }', variables: [] }],
    ['several at once', [{ query: '{ name }' }]],
    ['nothing', null],
  ])('is not %s', (_, json) => {
    expect(find(json)).toBeUndefined();
  });

  test.each([
    ['as gateways send it', post(), true],
    ['a GET', post(GATEWAY, 'GET'), false],
    ['a form', post({ ...GATEWAY, 'content-type': 'text/plain' }), false],
    ['one that wants no JSON', post({ ...GATEWAY, accept: 'text/html' }), false],
    ['one that weighs its wishes', post({ ...GATEWAY, accept: 'application/json;q=0.1' }), false],
  ])('comes in a plain POST: %s', (_, request, isPlain) => {
    expect(isPlainPost(request)).toBe(isPlain);
  });

  test('is forgotten when many others were asked since, and the one that is asked again and again is not', () => {
    const long = (n: number): { query: string } => ({ query: `{ n${String(n)}: name ${'#'.repeat(19_000)}\n}` });
    const documents = [0, 1].map((n) => find(long(n))?.document);
    for (let n = 2; n < 60; n += 1) expect([find(long(n)) === undefined, find(long(1)) === undefined]).toEqual([false, false]);
    expect([find(long(0))?.document === documents[0], find(long(1))?.document === documents[1]]).toEqual([false, true]);
  });
});
