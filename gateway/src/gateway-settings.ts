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
}

/** Reads the settings of a gateway. @throws BadGatewaySetting */
export function readGatewaySettings(env: NodeJS.ProcessEnv): GatewaySettings {
  const metricsPort = numberIn(env, 'NTM_METRICS_PORT', { otherwise: -1, most: 65_535 });
  return {
    host: env['HOST'] ?? '127.0.0.1',
    port: numberIn(env, 'PORT', { otherwise: 4000, most: 65_535 }),
    logLevel: env['LOG_LEVEL'] ?? 'warn',
    graphiql: env['NTM_GRAPHIQL'] === 'on',
    metricsPort: metricsPort === -1 ? undefined : metricsPort,
    redisUrl: env['REDIS_URL'] ?? '',
    keptAnswerBytes: numberIn(env, 'NTM_KEPT_ANSWER_BYTES', { otherwise: 64_000_000, most: 16_000_000_000 }),
    operationsFile: env['NTM_OPERATIONS'] ?? '',
  };
}

function numberIn(env: NodeJS.ProcessEnv, name: string, { otherwise, most }: { otherwise: number; most: number }): number {
  const text = env[name] ?? '';
  if (text === '') return otherwise;
  if (/^\d{1,15}$/.test(text) && Number(text) <= most) return Number(text);
  throw new BadGatewaySetting(`${name} is "${text}"; expected a whole number from 0 to ${most}`);
}
