import { Logger } from '@graphql-hive/gateway-runtime';

type Write = (fields: object, message?: string) => void;

/** The part of a pino logger that the gateway writes to. */
export interface GatewayLog {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}

/** A log that keeps nothing. */
export const silentLog: GatewayLog = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {
  // nothing is kept
}

/** The runtime's own log, written to ours. Its finest level (every delegation) is left out. */
export function runtimeLogger(log: GatewayLog): Logger {
  return new Logger({
    level: 'info',
    writers: [
      {
        write(level, attributes, message) {
          if (level === 'trace') return;
          const fields = Array.isArray(attributes) ? { details: attributes } : (attributes ?? {});
          log[level](fields, message ?? '');
        },
      },
    ],
  });
}
