/** What knows the library, with `told-exporter.ts`; loaded only by a process that sends its traces. */
import * as api from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { setGlobalErrorHandler, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { detectResources, resourceAttributesEnvDetector, resourceFromAttributes } from '@opentelemetry/resources';
import type { Sampler, SpanProcessor } from '@opentelemetry/sdk-trace';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { randomUUID } from 'node:crypto';
import type { SpanKeeping } from './spans.js';
import { ToldExporter } from './told-exporter.js';
import type { Sampling, TraceSettings } from './trace-settings.js';

/** How long an orderly end waits for the last spans to be taken, in milliseconds. */
const LAST_MS = 2_000;

/** So many spans wait to be sent; more are dropped. A span is about a kilobyte. */
const WAITING = 4_096;

/** Spans that are sent. */
export interface SentSpans extends SpanKeeping {
  /** Sends what is left, within a bound. */
  close(): Promise<void>;
}

/** Sends spans in batches, aside of what makes them: a place that is slow, silent or gone costs spans and nothing else. */
export function sendSpans({ url, delayMs, ...how }: TraceSettings, report: (sentence: string) => void): SentSpans {
  const exporter = new ToldExporter(new OTLPTraceExporter({ url }), new URL(url).origin, report);
  setGlobalErrorHandler((error) => {
    exporter.lost(error);
  });
  return makeSpans(how, new BatchSpanProcessor({ exporter, scheduledDelayMillis: delayMs, maxQueueSize: WAITING }));
}

/** Makes spans and hands them on as they end. One at a time in a process: the library keeps what it needs for itself. */
export function makeSpans({ name, sampling }: Pick<TraceSettings, 'name' | 'sampling'>, processor: SpanProcessor): SentSpans {
  const provider = new TracerProvider({
    // What the standard says of OTEL_SERVICE_NAME holds for our own name too: it stands before one among OTEL_RESOURCE_ATTRIBUTES.
    resource: detectResources({ detectors: [resourceAttributesEnvDetector] }).merge(
      resourceFromAttributes({ 'service.name': name, 'service.instance.id': randomUUID() }),
    ),
    sampler: samplerOf(sampling),
    spanProcessors: [processor],
    spanLimits: { attributeValueLengthLimit: 256 },
  });
  api.context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  // Of what clients send, the trace alone goes on: baggage is theirs, and may say anything of anybody.
  api.propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  api.trace.setGlobalTracerProvider(provider);
  return {
    api,
    tracer: provider.getTracer('ntm-ledger'),
    async close() {
      const { promise: late, resolve } = Promise.withResolvers<undefined>();
      const timer = setTimeout(resolve, LAST_MS, undefined);
      await Promise.race([provider.shutdown().catch(() => undefined), late]);
      clearTimeout(timer);
      for (const part of [api.trace, api.context, api.propagation]) part.disable();
    },
  };
}

function samplerOf({ share, followsParent }: Sampling): Sampler {
  const root = share === 1 ? new AlwaysOnSampler() : share === 0 ? new AlwaysOffSampler() : new TraceIdRatioBasedSampler(share);
  return followsParent ? new ParentBasedSampler({ root }) : root;
}
