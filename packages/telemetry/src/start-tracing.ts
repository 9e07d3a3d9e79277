import type { TraceSettings } from './trace-settings.js';
import { readTraceSettings } from './trace-settings.js';
import { keepSpans } from './spans.js';

/** A process that sends its traces, or does not. */
export interface Tracing {
  /** Sends what is left, for two seconds at most, and keeps no more. */
  close(): Promise<void>;
}

/** A process as its traces name it. */
export interface TracedProcess {
  readonly env: NodeJS.ProcessEnv;
  /** What it is called where `OTEL_SERVICE_NAME` does not say. */
  readonly name: string;
  /** Is told, once each time, when spans are not taken and when they are again. */
  readonly report: (sentence: string) => void;
}

/**
 * Sends the traces of this process to where `OTEL_EXPORTER_OTLP_ENDPOINT` says, from now on: to be called before what makes spans is opened. Without that setting nothing is
 * loaded and nothing is kept.
 * @throws BadTraceSetting
 */
export async function startTracing({ env, name, report }: TracedProcess): Promise<Tracing> {
  const settings = readTraceSettings(env);
  if (settings === undefined) return { close: () => Promise.resolve() };
  return openTracing({ ...settings, name: settings.name === '' ? name : settings.name }, report);
}

async function openTracing(settings: TraceSettings, report: TracedProcess['report']): Promise<Tracing> {
  const { sendSpans } = await import('./send-spans.js');
  const sending = sendSpans(settings, report);
  keepSpans(sending);
  return {
    async close() {
      keepSpans(undefined);
      await sending.close();
    },
  };
}
