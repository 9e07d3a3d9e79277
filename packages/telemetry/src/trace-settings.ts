/** A setting of traces that cannot be used, with what would be right. */
export class BadTraceSetting extends Error {
  override readonly name = 'BadTraceSetting';
}

/** Which traces are recorded: all, none, or a share of them by their ids; those that another process began as it decided, where `followsParent`. */
export interface Sampling {
  readonly share: number;
  readonly followsParent: boolean;
}

/** How a process sends its traces. */
export interface TraceSettings {
  /** Where spans are taken: OTLP over HTTP. */
  readonly url: string;
  /** What the process is called; empty where nobody says it. */
  readonly name: string;
  readonly sampling: Sampling;
  /** How long a span waits for others to be sent with it, in milliseconds. */
  readonly delayMs: number;
}

/**
 * Reads the standard settings of OpenTelemetry, as far as they are ours to read: the exporter reads its headers, time limit and compression by itself.
 * @returns undefined where no traces are wanted
 * @throws BadTraceSetting
 */
export function readTraceSettings(env: NodeJS.ProcessEnv): TraceSettings | undefined {
  const base = env['OTEL_EXPORTER_OTLP_ENDPOINT'] ?? '';
  const own = env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] ?? '';
  if ((base === '' && own === '') || env['OTEL_SDK_DISABLED']?.toLowerCase() === 'true') return undefined;
  const name = own === '' ? 'OTEL_EXPORTER_OTLP_ENDPOINT' : 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT';
  const url = own === '' ? `${base.replace(/\/$/, '')}/v1/traces` : own;
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new BadTraceSetting(`${name} is "${own === '' ? base : own}"; expected a URL, e.g. http://127.0.0.1:4318`);
  const protocol = env['OTEL_EXPORTER_OTLP_PROTOCOL'] ?? '';
  if (protocol !== '' && protocol !== 'http/protobuf')
    throw new BadTraceSetting(`OTEL_EXPORTER_OTLP_PROTOCOL is "${protocol}"; traces are sent by http/protobuf alone`);
  return { url, name: env['OTEL_SERVICE_NAME'] ?? '', sampling: readSampling(env), delayMs: readDelay(env) };
}

function readSampling(env: NodeJS.ProcessEnv): Sampling {
  const name = env['OTEL_TRACES_SAMPLER'] ?? '';
  const [, parent, kind] =
    /^(parentbased_)?(always_on|always_off|traceidratio)$/.exec(name === '' ? 'parentbased_always_on' : name) ?? [];
  const followsParent = parent !== undefined;
  if (kind === 'always_on') return { share: 1, followsParent };
  if (kind === 'always_off') return { share: 0, followsParent };
  if (kind === undefined)
    throw new BadTraceSetting(
      `OTEL_TRACES_SAMPLER is "${name}"; expected always_on, always_off or traceidratio, each also with parentbased_ before it`,
    );
  const text = env['OTEL_TRACES_SAMPLER_ARG'] ?? '';
  const share = text === '' ? 1 : Number(text);
  if (!(share >= 0 && share <= 1))
    throw new BadTraceSetting(`OTEL_TRACES_SAMPLER_ARG is "${text}"; expected a number from 0 to 1`);
  return { share, followsParent };
}

function readDelay(env: NodeJS.ProcessEnv): number {
  const text = env['OTEL_BSP_SCHEDULE_DELAY'] ?? '';
  if (text === '') return 5_000;
  const delay = Number(text);
  if (Number.isInteger(delay) && delay >= 1 && delay <= 3_600_000) return delay;
  throw new BadTraceSetting(`OTEL_BSP_SCHEDULE_DELAY is "${text}"; expected milliseconds, a whole number from 1 to 3600000`);
}
