import type { ExportResult } from '@opentelemetry/core';
import { ExportResultCode } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';

/** An exporter that tells when spans are not taken, and when they are again: once each time, however many are lost. */
export class ToldExporter implements SpanExporter {
  #isLost = false;

  constructor(
    private readonly exporter: SpanExporter,
    private readonly place: string,
    private readonly report: (sentence: string) => void,
  ) {}

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.exporter.export(spans, (result) => {
      if (result.code === ExportResultCode.FAILED) this.lost(result.error);
      else this.#taken();
      done(result);
    });
  }

  /** Spans were not taken. */
  lost(error: unknown): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.report(`traces are not taken at ${this.place} (${reasonOf(error)}); going on without them`);
  }

  #taken(): void {
    if (!this.#isLost) return;
    this.#isLost = false;
    this.report(`traces are taken again at ${this.place}`);
  }

  forceFlush(): Promise<void> {
    return this.exporter.forceFlush?.() ?? Promise.resolve();
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown();
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason is known';
  const code = 'code' in error ? String(error.code) : error.name;
  return error.message === '' ? code : error.message;
}
