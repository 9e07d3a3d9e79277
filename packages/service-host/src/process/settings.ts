import { join, resolve } from 'node:path';

/** A setting that cannot be used, with what would be right. */
export class BadSetting extends Error {
  override readonly name = 'BadSetting';
}

/** What every process reads from its environment. */
export interface Settings {
  /** Where to listen. Default 127.0.0.1: nobody outside this machine. */
  readonly host: string;
  readonly port: number;
  /** The folder of the embedded log and the local key. Default `.ntm` in the working directory. */
  readonly dataDir: string;
  readonly logLevel: string;
  /** How often a quiet subscription says that it lives, in milliseconds. */
  readonly heartbeatMs: number;
  /** What an office sets for cases of recognition, where no source gives a figure: `quorum=66, VERIFICATION=15`. */
  readonly caseSettings: string;
  /** The server that keeps the log, `esdb://…` or `kurrentdb://…`; empty for the embedded log of `dataDir`. */
  readonly eventStoreUrl: string;
  /** Where the public keys of tokens are, a URL or a file (JWKS, or one JWK); empty for the local key of `dataDir`. */
  readonly tokenKeys: string;
  /** Who must have issued a token (`iss`); empty for the issuer of local tokens. */
  readonly tokenIssuer: string;
  /** How long this process may be behind the log and still be called ready, in seconds. */
  readonly maxLagSeconds: number;
  /** The folder where snapshots of read models are kept; empty for nowhere. */
  readonly snapshotDir: string;
  /** After how many events a new snapshot is kept, at a start or an orderly end. */
  readonly snapshotEvery: number;
  /** Where metrics are served; absent for nowhere. */
  readonly metricsPort: number | undefined;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** Reads the settings common to all processes. @throws BadSetting */
export function readSettings(env: NodeJS.ProcessEnv, defaults: { readonly port: number }): Settings {
  const logLevel = env['LOG_LEVEL'] ?? 'warn';
  if (!LOG_LEVELS.includes(logLevel))
    throw new BadSetting(`LOG_LEVEL is "${logLevel}"; expected one of ${LOG_LEVELS.join(', ')}`);
  const dataDir = resolve(env['NTM_DATA_DIR'] ?? '.ntm');
  const snapshotDir = env['NTM_SNAPSHOT_DIR'] ?? join(dataDir, 'snapshots');
  return {
    host: env['HOST'] ?? '127.0.0.1',
    port: wholeNumber(env, 'PORT', defaults.port, 0, 65_535),
    dataDir,
    logLevel,
    heartbeatMs: wholeNumber(env, 'NTM_HEARTBEAT_MS', 15_000, 50, 3_600_000),
    caseSettings: env['NTM_CASE_SETTINGS'] ?? '',
    eventStoreUrl: env['EVENT_STORE_URL'] ?? '',
    tokenKeys: env['NTM_TOKEN_JWKS'] ?? '',
    tokenIssuer: env['NTM_TOKEN_ISSUER'] ?? '',
    maxLagSeconds: wholeNumber(env, 'NTM_MAX_LAG_SECONDS', 30, 1, 86_400),
    snapshotDir: snapshotDir === '' ? '' : resolve(snapshotDir),
    snapshotEvery: wholeNumber(env, 'NTM_SNAPSHOT_EVERY', 50_000, 1, 1_000_000_000),
    metricsPort: readMetricsPort(env),
  };
}

/** Where a process serves its metrics, from `NTM_METRICS_PORT`; absent when it is not set, since then it serves none. @throws BadSetting */
function readMetricsPort(env: NodeJS.ProcessEnv): number | undefined {
  const port = wholeNumber(env, 'NTM_METRICS_PORT', -1, 0, 65_535);
  return port === -1 ? undefined : port;
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string, otherwise: number, least: number, most: number): number {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new BadSetting(`${name} is "${text}"; expected a whole number from ${String(least)} to ${String(most)}`);
  }
  return value;
}
