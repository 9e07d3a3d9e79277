import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { keepSpansHere } from '@ntm-ledger/telemetry/testing';
import { pino } from 'pino';
import { ServiceHost } from '../host.js';
import { notebookService } from '../testing/notebook.js';
import { useLogs } from '../testing/open-logs.js';
import { appendFacts, renaming } from '../testing/sample-facts.js';
import { serveSubgraph } from './serve-subgraph.js';

const logs = useLogs();
const logger = pino({ level: 'silent' });
let store: ReturnType<typeof logs.store>;
let close: () => Promise<void>;
let url: URL;

beforeEach(async () => {
  store = logs.store();
  const verifier = { verify: () => Promise.resolve({ actor: null, reason: 'none was sent' }) };
  const clock = (): number => Date.parse('2026-03-01T12:00:00+07:00');
  const host = await ServiceHost.open({ store, services: [notebookService], verifier, logger, clock });
  const [service] = host.services;
  if (service === undefined) throw new Error('no service is mounted');
  const server = await serveSubgraph(host, service, { host: '127.0.0.1', port: 0 }, logger);
  url = new URL('/questions', server.url);
  close = async () => {
    await server.close();
    await host.close();
  };
});
afterEach(() => close());

const post = (body: unknown): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const linesOf = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
const asked = (query: string, headers: Record<string, string> = {}): object => ({ question: { query }, headers });

describe('several questions in one request', () => {
  it('are each answered by their own headers, a line for each', async () => {
    await appendFacts(store, [renaming('A')]);
    const response = await post([
      asked('{ moment }', { 'x-ntm-settled': '2024-05-05@0' }),
      asked('{ moment }', { 'x-ntm-settled': '2025-06-06@0' }),
    ]);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
    const text = await response.text();
    expect([String(text.length), null]).toContain(response.headers.get('content-length'));
    expect(linesOf(text)).toEqual([
      { at: 0, result: { data: { moment: '2024-05-05@0' } } },
      { at: 1, result: { data: { moment: '2025-06-06@0' } } },
    ]);
  });

  it('do not wait for the one among them that waits for the log', async () => {
    const response = await post([asked('{ moment(at: { minPosition: "1" }) }'), asked('{ moment }')]);
    const pieces = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const first = await pieces?.read();
    expect(linesOf(first?.value ?? '')).toEqual([{ at: 1, result: { data: { moment: '2026-03-01@0' } } }]);
    await appendFacts(store, [renaming('A')]);
    const second = await pieces?.read();
    expect(linesOf(second?.value ?? '')).toEqual([{ at: 0, result: { data: { moment: '2026-03-01@1' } } }]);
    expect((await pieces?.read())?.done).toBe(true);
  });

  it('are told without an answer where they are no valid query, to be asked where everything is', async () => {
    const response = await post([
      asked('{ nothing }'),
      asked('mutation { x }'),
      { question: 7, headers: {} },
      asked('subscription { waiting }'),
    ]);
    expect(linesOf(await response.text())).toEqual([{ at: 0 }, { at: 1 }, { at: 2 }, { at: 3 }]);
  });

  it('are each told in the trace of whoever asked', async () => {
    const kept = keepSpansHere();
    const traces = ['1', '2'].map((digit) => digit.repeat(32));
    await (await post(traces.map((trace) => asked('{ moment }', { traceparent: `00-${trace}-b7ad6b7169203331-01` })))).text();
    const spans = kept.ended().filter(({ name }) => name === 'POST /questions');
    await kept.close();
    expect(spans.map(({ traceId }) => traceId).sort()).toEqual(traces);
  });

  it('are answered one after the other, and what is known is sent before all is', async () => {
    const slow = asked(`{ ${Array.from({ length: 1_000 }, (_, n) => `m${String(n)}: moment`).join(' ')} }`);
    const response = await post([asked('{ moment }'), slow, slow, slow]);
    const first = await response.body?.pipeThrough(new TextDecoderStream()).getReader().read();
    expect(first?.value).toMatch(/^\{"at":0,/);
    expect(response.headers.get('content-length')).toBeNull();
  });

  it.each([
    ['by GET', 'GET', 'application/json'],
    ['as a form of another site', 'POST', 'text/plain'],
  ])('are not taken %s', async (_how, method, type) => {
    const body = method === 'GET' ? null : JSON.stringify([asked('{ moment }')]);
    expect((await fetch(url, { method, headers: { 'content-type': type }, body })).status).toBe(415);
  });

  it('may be none', async () => {
    expect(await (await post([])).text()).toBe('');
  });

  it.each([
    ['no list', {}],
    ['a question without its headers', [{ question: { query: '{ moment }' } }]],
    ['headers that are no texts', [{ question: { query: '{ moment }' }, headers: { authorization: 7 } }]],
    ['more than a hundred', Array.from({ length: 101 }, () => asked('{ moment }'))],
  ])('are refused all together when they are %s', async (_what, body) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: expect.stringContaining('expected a list of at most 100 of {"question"') });
  });

  it('go on to be answered when the gateway leaves, and the process with them', async () => {
    const leaving = new AbortController();
    const body = JSON.stringify([asked('{ moment(at: { minPosition: "1" }) }'), asked('{ moment }')]);
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body, signal: leaving.signal });
    await response.body?.getReader().read();
    leaving.abort();
    await appendFacts(store, [renaming('A')]);
    expect((await post([asked('{ moment }')])).status).toBe(200);
  });
});
