import type * as OpenTelemetry from '@opentelemetry/api';
import { randomBytes } from 'node:crypto';

/** What a span says of itself. Never what clients send as values, nor tokens, names of persons or texts of errors: traces are read by others than the log is. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** Work of one request that took some time. */
export interface Span {
  /** Says more of it. */
  set(attributes: SpanAttributes): void;
  rename(name: string): void;
  /** It went wrong, by something of a short list: an error's name or code, never its text. */
  fail(type: string): void;
  /** It is over; asked twice, it ends once. What is done in it afterwards makes no spans. */
  end(): void;
}

/** The span of a request as its door holds it: other work is done in it, and it ends when the door says so. */
export interface RequestSpan extends Span {
  within<T>(run: () => T): T;
}

/** What is said of a span when it begins. */
export interface Beginning {
  readonly name: string;
  /** `server` for what answers another process, `client` for what asks one. */
  readonly kind?: 'server' | 'client';
  readonly attributes?: SpanAttributes;
  /** Whether an error is a fault; one that is none (a refusal) is told without marking the span as failed. Every error is by default. */
  readonly isFault?: (error: unknown) => boolean;
}

/** Headers by which one process tells another in which trace it works. */
export type TraceHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** What makes spans, once a process keeps them. */
export interface SpanKeeping {
  readonly api: Pick<typeof OpenTelemetry, 'context' | 'propagation' | 'ROOT_CONTEXT' | 'SpanKind' | 'SpanStatusCode' | 'trace'>;
  readonly tracer: OpenTelemetry.Tracer;
}

let keeping: SpanKeeping | undefined;

/** Has spans kept from now on, or no longer. Until this is called they go nowhere, at the price of a look, and the library is not loaded. */
export function keepSpans(by: SpanKeeping | undefined): void {
  keeping = by;
}

/** Whether spans are kept: what is put around others for their sake alone may be left out where they are not. */
export function keepsSpans(): boolean {
  return keeping !== undefined;
}

const ignore = (): void => undefined;
const NO_SPAN: Span = { set: ignore, rename: ignore, fail: ignore, end: ignore };

/**
 * Does something in a span of its own, which ends with it, be it a promise or not. Only what is done in a request makes spans: outside of one, in one
 * whose trace is not recorded, and in a process that keeps none, it is just done.
 */
export function inSpan<T>(beginning: Beginning, run: (span: Span) => T): T {
  const by = inRecordedRequest();
  if (by === undefined) return run(NO_SPAN);
  const span = begin(by, beginning, by.api.context.active());
  return ending(span, beginning, () => span.within(() => run(span)));
}

/** A span that begins here and ends when it is told to; nothing else is done in it. For what is read piece by piece. */
export function beginSpan(beginning: Beginning): Span {
  const by = inRecordedRequest();
  return by === undefined ? NO_SPAN : begin(by, beginning, by.api.context.active());
}

/** What keeps spans, where this is done in a request whose trace is recorded. */
function inRecordedRequest(): SpanKeeping | undefined {
  return keeping?.api.trace.getActiveSpan()?.isRecording() === true ? keeping : undefined;
}

/**
 * The span of a request that comes from outside, in the trace that its headers name or in a new one; undefined where spans are not kept.
 * @param headers names in lower case
 */
export function beginRequest(beginning: Beginning, headers: TraceHeaders): RequestSpan | undefined {
  if (keeping === undefined) return undefined;
  const { api } = keeping;
  return begin(keeping, { kind: 'server', ...beginning }, api.propagation.extract(api.ROOT_CONTEXT, headers));
}

/** Does what a request asks in the request's span, which ends with it. */
export function inRequestSpan<T>(beginning: Beginning, headers: TraceHeaders, run: () => T): T {
  const span = beginRequest(beginning, headers);
  return span === undefined ? run() : ending(span, beginning, () => span.within(run));
}

/** Whether this is done in a span, be it recorded or not. */
export function isInSpan(): boolean {
  return keeping?.api.trace.getActiveSpan() !== undefined;
}

/** The span in which this is done; one that keeps nothing where there is none. */
export function activeSpan(): Span {
  const active = keeping?.api.trace.getActiveSpan();
  return keeping === undefined || active === undefined ? NO_SPAN : kept(keeping, active, keeping.api.context.active());
}

/** Does something that belongs to no request any more (an event of a subscription, long after it was asked for), and makes no spans of it. */
export function outsideSpans<T>(run: () => T): T {
  if (keeping === undefined) return run();
  const { context, trace, ROOT_CONTEXT } = keeping.api;
  // A trace that is not recorded, and is told to the next process as such, which would else begin one of its own.
  const ids = { traceId: randomBytes(16).toString('hex'), spanId: randomBytes(8).toString('hex') };
  const unrecorded = trace.wrapSpanContext({ ...ids, traceFlags: 0 });
  return context.with(trace.setSpan(ROOT_CONTEXT, unrecorded), run);
}

/** The headers by which another process goes on with this trace (W3C Trace Context); undefined outside of one. */
export function traceHeaders(): Readonly<Record<string, string>> | undefined {
  if (keeping === undefined) return undefined;
  const headers: Record<string, string> = {};
  keeping.api.propagation.inject(keeping.api.context.active(), headers);
  return headers;
}

/** What a line of the log says of the span in which it is written: to be a logger's `mixin`. */
export function traceOfLine(): Readonly<Record<string, string>> {
  const active = keeping?.api.trace.getActiveSpan();
  if (active === undefined) return {};
  const { traceId, spanId } = active.spanContext();
  return { trace_id: traceId, span_id: spanId };
}

/** What kind of error it is: its code where it has one, else its name. */
export function typeOfError(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

function begin(by: SpanKeeping, { name, kind, attributes = {} }: Beginning, parent: OpenTelemetry.Context): RequestSpan {
  const { SpanKind } = by.api;
  const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL };
  const span = by.tracer.startSpan(name, { kind: kinds[kind ?? 'internal'], attributes: { ...attributes } }, parent);
  return kept(by, span, by.api.trace.setSpan(parent, span));
}

function kept({ api }: SpanKeeping, span: OpenTelemetry.Span, context: OpenTelemetry.Context): RequestSpan {
  return {
    set(attributes) {
      if (span.isRecording()) span.setAttributes({ ...attributes });
    },
    rename(name) {
      if (span.isRecording()) span.updateName(name);
    },
    fail(type) {
      if (!span.isRecording()) return;
      span.setAttribute('error.type', type);
      span.setStatus({ code: api.SpanStatusCode.ERROR });
    },
    end() {
      if (span.isRecording()) span.end();
    },
    within: (run) => api.context.with(context, run),
  };
}

/** Does something, and ends a span when it is done: when its promise settles, if it gives one. */
function ending<T>(span: Span, { isFault = () => true }: Beginning, run: () => T): T {
  const fail = (error: unknown): void => {
    if (isFault(error)) span.fail(typeOfError(error));
    else span.set({ 'error.type': typeOfError(error) });
    span.end();
  };
  try {
    const result = run();
    if (result instanceof Promise)
      void result.then(() => {
        span.end();
      }, fail);
    else span.end();
    return result;
  } catch (error) {
    fail(error);
    throw error;
  }
}
