import type { Rate } from './rate-limits/index.js';

/** A setting that cannot be used, with what would be right. */
export class BadGatewaySetting extends Error {
  override readonly name = 'BadGatewaySetting';
}

/** What the gateway reads from its environment when it runs alone, beside where the services are. */
export interface GatewaySettings {
  /** Where to listen. Default 127.0.0.1: nobody outside this machine. */
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  /** Whether GraphiQL is served. */
  readonly graphiql: boolean;
  /** Where metrics are served; absent for nowhere. */
  readonly metricsPort: number | undefined;
  /** The Redis that gateways share, `redis://…`; empty for none. */
  readonly redisUrl: string;
  /** Bytes of memory for answers that may be given again. */
  readonly keptAnswerBytes: number;
  /** The file of the only operations that are answered; empty for all operations. */
  readonly operationsFile: string;
  /** How many operations one caller may send, and how many proxies tell it apart; undefined for no limit. */
  readonly rateLimit: (Rate & { readonly proxies: number }) | undefined;
}

/** Reads the settings of a gateway. @throws BadGatewaySetting */
export function readGatewaySettings(env: NodeJS.ProcessEnv): GatewaySettings {
  const metricsPort = numberIn(env, 'NTM_METRICS_PORT', { otherwise: -1, most: 65_535 });
  const perSecond = numberIn(env, 'NTM_RATE_LIMIT', { otherwise: 0, most: 1_000_000 });
  const burst = numberIn(env, 'NTM_RATE_BURST', { otherwise: 10 * perSecond, most: 10_000_000 });
  const proxies = numberIn(env, 'NTM_PROXIES', { otherwise: 0, most: 16 });
  return {
    host: env['HOST'] ?? '127.0.0.1',
    port: numberIn(env, 'PORT', { otherwise: 4000, most: 65_535 }),
    logLevel: env['LOG_LEVEL'] ?? 'warn',
    graphiql: env['NTM_GRAPHIQL'] === 'on',
    metricsPort: metricsPort === -1 ? undefined : metricsPort,
    redisUrl: env['REDIS_URL'] ?? '',
    keptAnswerBytes: numberIn(env, 'NTM_KEPT_ANSWER_BYTES', { otherwise: 64_000_000, most: 16_000_000_000 }),
    operationsFile: env['NTM_OPERATIONS'] ?? '',
    rateLimit: perSecond === 0 ? undefined : { perSecond, burst: Math.max(1, burst), proxies },
  };
}

function numberIn(env: NodeJS.ProcessEnv, name: string, { otherwise, most }: { otherwise: number; most: number }): number {
  const text = env[name] ?? '';
  if (text === '') return otherwise;
  if (/^\d{1,15}$/.test(text) && Number(text) <= most) return Number(text);
  throw new BadGatewaySetting(`${name} is "${text}"; expected a whole number from 0 to ${most}`);
}
