import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ListeningGateway } from '../index.js';
import { composeSupergraph, createGateway, listenGateway } from '../index.js';
import { post } from '../testing/clients.js';
import type { CallContext, ToyService } from '../testing/toy-service.js';
import { toyService } from '../testing/toy-service.js';

interface At {
  readonly moment?: string;
}

const EXACT = { query: 'query ($at: AtInput) { name(at: $at) }', variables: { at: { moment: '2020-01-01@5' } } };
const NOW = { query: '{ name }' };

let now: string;
/** What the service says that its answers come from. */
let origin: string | undefined;
let service: ToyService;
let gateway: ListeningGateway;
const start = async (keptAnswerBytes?: number): Promise<void> => {
  now = '2026-11-27@7';
  origin = 'log-1 build-1';
  service = toyService(
    'units',
    /* GraphQL */ `
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
      input AtInput {
        moment: String
      }
      type Query {
        name(at: AtInput): String
        broken(at: AtInput): String
        log: String
      }
      type Mutation {
        rename(at: AtInput): String
      }
    `,
    {
      Query: {
        name: (_: unknown, { at }: { at?: At }, { headers }: CallContext) =>
          `${at?.moment ?? headers?.['x-ntm-settled'] ?? now} ${headers?.['accept-language'] ?? ''}`,
        broken: () => {
          throw new Error('down');
        },
        log: () => now,
      },
      Mutation: { rename: () => 'renamed' },
    },
  );
  const made = await createGateway({
    supergraph: composeSupergraph([service]),
    subgraphs: { units: { kind: 'local', executor: service.executor } },
    settle: () => Promise.resolve(now),
    origin: () => origin,
    local: false,
    ...(keptAnswerBytes === undefined ? {} : { keptAnswerBytes }),
  });
  gateway = await listenGateway({ gateway: made, host: '127.0.0.1', port: 0 });
};
const askedTimes = async (
  times: number,
  body: { readonly query: string },
  headers: Record<string, string> = {},
): Promise<number> => {
  const before = service.calls.length;
  for (let n = 0; n < times; n += 1) await post(gateway.url, body, headers);
  return service.calls.length - before;
};

describe('an answer is given again', () => {
  beforeEach(() => start());
  afterEach(() => gateway.close());

  test.each([
    ['at an exact moment', EXACT, 1],
    ['of now', NOW, 2],
  ])('%s as long as the service is the same program over the same log', async (_, question, first) => {
    expect(await askedTimes(4, question)).toBe(first);
    origin = undefined;
    expect(await askedTimes(2, question)).toBe(2);
    origin = 'log-1 build-2';
    expect(await askedTimes(3, question)).toBe(1);
  });

  test('at an exact moment for ever, without a service being called', async () => {
    const [first] = [await post(gateway.url, EXACT), (now = '2026-11-28@9')];
    expect(await askedTimes(3, EXACT)).toBe(0);
    const again = await post(gateway.url, EXACT, { 'x-request-id': 'mine' });
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('content-type')).toBe(first.headers.get('content-type'));
    expect(again.headers.get('x-request-id')).toBe('mine');
  });

  test('whether it is asked by POST or by GET', async () => {
    const url = `${gateway.url}?query=${encodeURIComponent('{ name(at: {moment: "2020-01-01@5"}) }')}`;
    const texts = [await (await fetch(url)).text(), await (await fetch(url)).text()];
    expect(texts).toEqual([JSON.stringify({ data: { name: '2020-01-01@5 *' } }), texts[0]]);
    expect(service.calls).toHaveLength(1);
  });

  test('from now until the log goes on, from the second time on that it is asked', async () => {
    expect(await askedTimes(5, NOW)).toBe(2);
    now = '2026-11-27@8';
    expect((await post(gateway.url, NOW)).body).toEqual({ data: { name: '2026-11-27@8 *' } });
    expect(await askedTimes(5, NOW)).toBe(0);
    now = '2026-11-28@8';
    expect((await post(gateway.url, NOW)).body).toEqual({ data: { name: '2026-11-28@8 *' } });
  });

  test('in each language by itself, and to each origin with its own headers', async () => {
    const asked = (headers: Record<string, string>) => post(gateway.url, EXACT, headers);
    const vietnamese = await asked({ 'accept-language': 'vi', origin: 'https://a.example' });
    const english = await asked({ 'accept-language': 'en', origin: 'https://b.example' });
    expect([vietnamese.body.data, english.body.data]).toEqual([{ name: '2020-01-01@5 vi' }, { name: '2020-01-01@5 en' }]);
    const again = await asked({ 'accept-language': 'vi', origin: 'https://a.example' });
    const unnamed = ({ headers }: typeof again) => [...headers].filter(([name]) => !['x-request-id', 'date'].includes(name));
    expect(unnamed(again)).toEqual(unnamed(vietnamese));
    expect(service.calls).toHaveLength(2);
  });
});

describe('an answer is never given again', () => {
  beforeEach(() => start());
  afterEach(() => gateway.close());

  test.each([
    ['at a moment that the log has not come to', { query: '{ name(at: {moment: "2020-01-01@8"}) }' }, {}],
    ['of the log itself', { query: '{ name(at: {moment: "2020-01-01@5"}) log }' }, {}],
    ['of a mutation', { query: 'mutation { rename(at: {moment: "2020-01-01@5"}) }' }, { authorization: 'Bearer token' }],
    ['to one who says who asks', EXACT, { authorization: 'Bearer token' }],
  ])('%s', async (_, body, headers) => {
    expect(await askedTimes(3, body, headers)).toBe(3);
  });

  test('with errors, which are asked for twice each time', async () => {
    expect(await askedTimes(3, { query: '{ broken(at: {moment: "2020-01-01@5"}) }' })).toBe(6);
  });
});

test.each(['{}', '[]', '[{"query": "{ name }"}]', '1', '{', 'null'])(
  'of a body like %s the same is said whether its answer might be kept or not',
  async (body) => {
    await start();
    const send = async (headers: Record<string, string>): Promise<readonly [number, string]> => {
      const answer = await fetch(gateway.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      return [answer.status, await answer.text()];
    };
    expect(await send({})).toEqual(await send({ authorization: 'Bearer of nobody' }));
    await gateway.close();
  },
);

test('a gateway without memory for answers keeps none', async () => {
  await start(0);
  expect(await askedTimes(3, EXACT)).toBe(3);
  await gateway.close();
});
