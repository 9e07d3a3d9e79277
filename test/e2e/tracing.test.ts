import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operation } from './support/contract.js';
import { hamlet, recognition, recording } from './support/facts.js';
import { FORMS } from './support/forms.js';
import type { Ledger } from './support/ledger.js';
import { startLedger } from './support/ledger.js';
import { listen, TRANSPORTS } from './support/listener.js';
import type { SentSpan } from './support/otlp.js';
import type { TraceReceiver } from './support/trace-receiver.js';
import { openTraceReceiver } from './support/trace-receiver.js';

/** Spans are sent almost at once, so that tests need not wait for them. */
const SOON = { OTEL_BSP_SCHEDULE_DELAY: '20' };

/** The names from a span up to the first of its trace. */
function path(trace: readonly SentSpan[], name: string): string[] {
  const names: string[] = [];
  let span = trace.find((each) => each.name === name);
  while (span !== undefined) {
    const { parentSpanId } = span;
    names.push(span.name);
    span = trace.find(({ spanId }) => spanId === parentSpanId);
  }
  return names;
}

const rootOf = (trace: readonly SentSpan[]): SentSpan | undefined =>
  trace.find(({ parentSpanId }) => !trace.some(({ spanId }) => spanId === parentSpanId));
const has = (name: string) => (trace: readonly SentSpan[]) => trace.some((span) => span.name === name);

describe.each(FORMS)('the trace of a request (%s)', (form) => {
  const isOneProcess = form === 'one process';
  let receiver: TraceReceiver;
  let ledger: Ledger;
  let clerk: string;
  beforeAll(async () => {
    receiver = await openTraceReceiver();
    ledger = await startLedger(form, { env: { ...SOON, OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url } });
    clerk = await ledger.token('clerk', '38');
  });
  afterAll(async () => {
    await ledger.remove();
    await receiver.close();
  });

  it('goes on from the one that the client names, through gateway and service to the append', async () => {
    const [traceId, client] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];
    const headers = { traceparent: `00-${traceId}-${client}-01`, baggage: 'who=Nguyen' };
    await ledger.ask(operation('RegisterUnits'), { input: hamlet('Thôn Vết', '15304') }, { token: clerk, headers });
    const trace = await receiver.trace((spans) => has('mutation RegisterUnits')(spans) && has('append')(spans), 'the mutation');
    expect(new Set(trace.map((span) => span.traceId))).toEqual(new Set([traceId]));
    expect(rootOf(trace)).toMatchObject({ name: 'mutation RegisterUnits', parentSpanId: client, kind: 2, failed: false });
    expect(path(trace, 'append')).toEqual([
      'append',
      'record',
      'units mutation',
      ...(isOneProcess ? [] : ['POST /graphql']),
      'fetch units',
      'mutation RegisterUnits',
    ]);
    expect(path(trace, 'decide').slice(0, 2)).toEqual(['decide', 'record']);
    expect(trace.find(({ name }) => name === 'append')?.attributes).toMatchObject({
      'ntm.stream.category': 'units',
      'ntm.events': '2',
      'ntm.position': await ledger.head(),
    });
    expect(new Set(trace.map(({ service }) => service))).toEqual(
      new Set(isOneProcess ? ['ntm-ledger'] : ['ntm-gateway', 'ntm-services']),
    );
    expect(trace.filter(({ failed }) => failed)).toEqual([]);
  });

  it('shows which services a query asked, each by a fetch of its own', async () => {
    await ledger.ask(operation('CommuneCard'), { code: '15271' });
    const trace = await receiver.trace(
      (spans) => has('query CommuneCard')(spans) && has('fetch recognition')(spans),
      'the query',
    );
    expect(rootOf(trace)).toMatchObject({
      parentSpanId: '',
      attributes: {
        'graphql.operation.name': 'CommuneCard',
        'graphql.operation.type': 'query',
        'http.request.method': 'POST',
        'http.response.status_code': '200',
      },
    });
    const fetches = trace.filter(({ name }) => name.startsWith('fetch '));
    expect(new Set(fetches.map(({ name }) => name))).toEqual(new Set(['fetch units', 'fetch assessments', 'fetch recognition']));
    for (const { name } of fetches) expect(path(trace, name)).toEqual([name, 'query CommuneCard']);
    expect(fetches.find(({ name }) => name === 'fetch units')?.attributes).toMatchObject({ 'ntm.fields': 'unit' });
  });

  it('tells a refusal by its code, and not as a fault', async () => {
    const answer = await ledger.send(
      operation('RecordDecision'),
      { input: { ...recognition('15304', '2012-12-31'), unit: { code: '00000' } } },
      { token: clerk },
    );
    expect(answer.errors).toHaveLength(1);
    const trace = await receiver.trace(
      (spans) => has('mutation RecordDecision')(spans) && has('record')(spans),
      'the refused mutation',
    );
    expect(rootOf(trace)?.attributes['error.type']).toBe('NOT_FOUND');
    expect(trace.filter(({ failed }) => failed)).toEqual([]);
    expect(has('append')(trace)).toBe(false);
  });

  it.each(TRANSPORTS)('of a subscription ends when it is open: what happens later belongs to others (%s)', async (transport) => {
    const query = `subscription By${transport === 'WebSocket' ? 'Socket' : 'Stream'} { recognitionEvents(under: "38", after: "0") { position event { unit { name } } } }`;
    const name = query.slice(0, query.indexOf(' {'));
    const listener = listen({ transport, url: ledger.url, query, variables: {} });
    await listener.until((received) => received.length > 3, 'titles');
    const trace = await receiver.trace((spans) => has(name)(spans) && has('fetch recognition')(spans), 'the subscription');
    expect(path(trace, 'fetch recognition')).toEqual(['fetch recognition', name]);
    expect(rootOf(trace)).toMatchObject({ name, failed: false });
    const before = receiver.spans.length;
    const { received } = listener;
    const heard = received.length;
    await ledger.ask(recording('recordDecision'), { input: recognition('15277', '2012-11-30') }, { token: clerk });
    await listener.until(() => received.length > heard, 'one more title');
    await receiver.trace((spans) => has('mutation')(spans) && receiver.spans.length > before, 'the mutation');
    expect(
      receiver.spans.filter(({ traceId, name: of }) => traceId === trace[0]?.traceId && of.startsWith('fetch')),
    ).toHaveLength(1);
    // What an event asks of services is in no trace, and begins none there.
    expect(receiver.spans.filter(({ service, parentSpanId }) => service === 'ntm-services' && parentSpanId === '')).toEqual([]);
    listener.close();
  });

  it('says of an answer that is given again that it was kept', async () => {
    const question = '{ unit(code: "38", at: { moment: "2022-12-31@20" }) { name } }';
    for (let n = 0; n < 3; n += 1) await ledger.ask(question);
    const [span] = await receiver.trace(([first]) => first?.attributes['ntm.answer'] === 'kept', 'the kept answer');
    expect(span).toMatchObject({ name: 'POST /graphql', parentSpanId: '' });
  });

  it('holds nothing of what was sent: no values, no tokens, no persons', () => {
    const said = JSON.stringify(receiver.spans.map(({ name, attributes }) => [name, attributes]));
    for (const secret of ['Thôn', 'Vết', '15304', 'Nguyen', 'clerk', 'Bearer', clerk, '00000'])
      expect(said).not.toContain(secret);
  });
});

describe('where traces are sent', () => {
  it('is told by lines of the log too, and a service that is lost is seen as a fault', async () => {
    const receiver = await openTraceReceiver();
    const env = { ...SOON, OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_SERVICE_NAME: 'xã' };
    const ledger = await startLedger('gateway and subgraphs over HTTP', { sample: false, env });
    await ledger.killServices();
    await ledger.send('query Lost { unit(code: "VN") { name } }');
    const trace = await receiver.trace(has('query Lost'), 'the query');
    const fetched = trace.find(({ name }) => name === 'fetch units');
    for (const span of [rootOf(trace), fetched])
      expect(span).toMatchObject({ failed: true, service: 'xã', attributes: { 'error.type': 'SUBGRAPH_UNAVAILABLE' } });
    expect(ledger.written()).toContain(`"trace_id":"${fetched?.traceId ?? ''}","span_id":"${fetched?.spanId ?? ''}"`);
    await ledger.remove();
    await receiver.close();
  });

  it('is nowhere without the setting, and no library is loaded for it', async () => {
    const receiver = await openTraceReceiver();
    const hook = `data:text/javascript,${encodeURIComponent(TELLS_WHAT_IS_LOADED)}`;
    for (const [off, loads] of [
      [{}, false],
      [{ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_SDK_DISABLED: 'true' }, false],
      [{ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_TRACES_SAMPLER: 'always_off' }, true],
    ] as const) {
      const env = { ...SOON, ...off, NODE_OPTIONS: `--import=${hook}` };
      const ledger = await startLedger('one process', { sample: false, env });
      await ledger.ask('{ __typename }');
      expect(ledger.written().includes('LOADED @opentelemetry/sdk-trace')).toBe(loads);
      await ledger.stop();
      expect(receiver.requests).toBe(0);
      await ledger.remove();
    }
    await receiver.close();
  });

  it('may be silent: requests are answered as ever, the log says it once, and an orderly end does not wait for it', async () => {
    const receiver = await openTraceReceiver({ silent: true });
    const env = { ...SOON, OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_EXPORTER_OTLP_TIMEOUT: '100' };
    const ledger = await startLedger('one process', { sample: false, env });
    const sentence = `traces are not taken at ${receiver.url}`;
    for (let asked = 0; asked < 50 || receiver.requests < 3 || !ledger.written().includes(sentence); asked += 1)
      await ledger.ask('{ unit(code: "VN") { name } }');
    expect(ledger.written().split(sentence)).toHaveLength(2);
    expect(await ledger.stop()).toEqual([0]);
    await ledger.remove();
    await receiver.close();
  });

  it.each([
    [{ OTEL_TRACES_SAMPLER: 'sometimes' }, 'OTEL_TRACES_SAMPLER is "sometimes"; expected always_on'],
    [{ OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, 'OTEL_EXPORTER_OTLP_PROTOCOL is "grpc"; traces are sent by http/protobuf alone'],
  ])('must be said so that it can be used: not %j', async (wrong, sentence) => {
    const env = { ...wrong, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' };
    await expect(startLedger('one process', { sample: false, env })).rejects.toThrow(sentence);
  });
});

/** Says of each module of a package of OpenTelemetry that it is loaded. */
const TELLS_WHAT_IS_LOADED = `
  import { registerHooks } from 'node:module';
  registerHooks({ load(url, context, next) {
    const [, name] = /node_modules.(@opentelemetry.[a-z-]+).dist.index/.exec(url) ?? [];
    if (name !== undefined) process.stderr.write('LOADED ' + name + '\\n');
    return next(url, context);
  } });
`;
