import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  activeSpan,
  beginRequest,
  beginSpan,
  inRequestSpan,
  inSpan,
  isInSpan,
  keepsSpans,
  outsideSpans,
  traceHeaders,
  traceOfLine,
} from './spans.js';
import type { KeptSpans } from './testing/index.js';
import { keepSpansHere } from './testing/index.js';

const CLIENT = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', baggage: 'who=someone' };
const request = <T>(run: () => T, headers = {}): T => inRequestSpan({ name: 'request' }, headers, run);

class NotToday extends Error {
  override readonly name = 'NotToday';
}

describe('where spans are kept', () => {
  let kept: KeptSpans;
  beforeEach(() => {
    kept = keepSpansHere();
  });
  afterEach(() => kept.close());
  const names = (): [string, string | undefined][] => kept.ended().map(({ name, parent }) => [name, parent]);

  it('what is done in a request is a span in the one around it, across what is waited for', async () => {
    await request(async () => {
      await inSpan({ name: 'outer' }, async () => {
        await Promise.resolve();
        expect(inSpan({ name: 'inner' }, () => 7)).toBe(7);
      });
      inSpan({ name: 'after' }, () => undefined);
    });
    expect(names()).toEqual([
      ['inner', 'outer'],
      ['outer', 'request'],
      ['after', 'request'],
      ['request', undefined],
    ]);
  });

  it('two requests at a time are two traces', async () => {
    const one = (): Promise<void> => request(() => inSpan({ name: 'inner' }, () => Promise.resolve()));
    await Promise.all([one(), one()]);
    const traces = Object.values(Object.groupBy(kept.ended(), ({ traceId }) => traceId));
    expect(traces.map((trace) => trace?.map(({ name }) => name))).toEqual([
      ['inner', 'request'],
      ['inner', 'request'],
    ]);
  });

  it('what is done outside of a request makes no spans, and neither does what goes on after its end', async () => {
    inSpan({ name: 'nobody asked' }, () => undefined);
    const late = Promise.withResolvers<undefined>();
    const span = beginRequest({ name: 'request' }, {});
    const later = span?.within(async () => {
      await late.promise;
      inSpan({ name: 'too late' }, () => undefined);
    });
    span?.end();
    span?.end();
    late.resolve(undefined);
    await later;
    request(() => {
      outsideSpans(() => {
        expect(traceHeaders()).toEqual({ traceparent: expect.stringMatching(/^00-.{32}-.{16}-00$/) });
        inSpan({ name: 'elsewhere' }, () => undefined);
      });
    });
    expect(names()).toEqual([
      ['request', undefined],
      ['request', undefined],
    ]);
  });

  it('a trace that a client names is gone on with, and named to the next process; baggage is not', () => {
    const told = request(() => ({ ...traceHeaders(), line: traceOfLine() }), CLIENT);
    const [span] = kept.ended();
    expect(span?.traceId).toBe('0af7651916cd43dd8448eb211c80319c');
    expect(told).toEqual({
      traceparent: `00-0af7651916cd43dd8448eb211c80319c-${span?.spanId ?? ''}-01`,
      line: { trace_id: '0af7651916cd43dd8448eb211c80319c', span_id: span?.spanId },
    });
  });

  it('what fails is told by its kind and never by its words; a refusal is no fault', async () => {
    const isFault = (error: unknown): boolean => !(error instanceof NotToday);
    await request(async () => {
      await expect(inSpan({ name: 'refused', isFault }, () => Promise.reject(new NotToday('of A')))).rejects.toThrow('of A');
      expect(() =>
        inSpan({ name: 'broken', isFault }, () => {
          throw Object.assign(new Error('of B'), { code: 'ENOSPC' });
        }),
      ).toThrow('of B');
    });
    expect(kept.ended().map(({ name, failed, attributes }) => [name, failed, attributes])).toEqual([
      ['refused', false, { 'error.type': 'NotToday' }],
      ['broken', true, { 'error.type': 'ENOSPC' }],
      ['request', false, {}],
    ]);
  });

  it('a span may learn what it is while it lasts', () => {
    request(() => {
      activeSpan().rename('query Card');
      activeSpan().set({ known: true });
      const reading = beginSpan({ name: 'reading', attributes: { events: 1 } });
      inSpan({ name: 'beside' }, () => undefined);
      reading.set({ events: 2 });
      reading.end();
    });
    expect(kept.ended()).toMatchObject([
      { name: 'beside', parent: 'query Card' },
      { name: 'reading', parent: 'query Card', attributes: { events: 2 } },
      { name: 'query Card', attributes: { known: true } },
    ]);
  });
});

it('a trace that is not recorded has no spans, and the next process is told so', async () => {
  const kept = keepSpansHere(0);
  const told = request(() => inSpan({ name: 'inner' }, () => traceHeaders()));
  expect(told?.['traceparent']).toMatch(/-00$/);
  expect(request(() => inSpan({ name: 'inner' }, () => 1), CLIENT)).toBe(1);
  expect(kept.ended().map(({ name }) => name)).toEqual(['inner', 'request']);
  await kept.close();
});

it('where spans are not kept, everything is just done', () => {
  expect(keepsSpans()).toBe(false);
  const said = request(() =>
    inSpan({ name: 'inner' }, (span) => {
      span.set({ a: 1 });
      span.fail('x');
      span.end();
      activeSpan().rename('other');
      return [isInSpan(), traceHeaders(), traceOfLine(), outsideSpans(() => 5), beginRequest({ name: 'r' }, CLIENT)];
    }),
  );
  expect(said).toEqual([false, undefined, {}, 5, undefined]);
});
