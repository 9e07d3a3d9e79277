import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { makeSpans } from '../send-spans.js';
import { keepSpans } from '../spans.js';

/** A span that has ended. */
export interface EndedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  /** The name of the span in which it was made; undefined for the first of its trace here. */
  readonly parent: string | undefined;
  readonly attributes: ReadableSpan['attributes'];
  readonly failed: boolean;
}

/** Spans of this process, kept for a test to look at. */
export interface KeptSpans {
  /** Those that have ended, in the order of their ends. */
  ended(): readonly EndedSpan[];
  close(): Promise<void>;
}

/** Keeps the spans of this process from now on. @param share of the traces that begin here */
export function keepSpansHere(share = 1): KeptSpans {
  const exporter = new InMemorySpanExporter();
  const making = makeSpans({ name: 'test', sampling: { share, followsParent: true } }, new SimpleSpanProcessor({ exporter }));
  keepSpans(making);
  return {
    ended() {
      const spans = exporter.getFinishedSpans();
      const nameOf = new Map(spans.map((span) => [span.spanContext().spanId, span.name]));
      return spans.map((span) => ({
        name: span.name,
        traceId: span.spanContext().traceId,
        spanId: span.spanContext().spanId,
        parent: nameOf.get(span.parentSpanContext?.spanId ?? ''),
        attributes: span.attributes,
        failed: span.status.code === making.api.SpanStatusCode.ERROR,
      }));
    },
    async close() {
      keepSpans(undefined);
      await making.close();
    },
  };
}
