import type { Logger } from 'pino';

/** How long an orderly end may take before the process ends all the same. */
const GRACE_MS = 10_000;

/**
 * Ends the process in order when it is asked to (SIGINT, SIGTERM): the steps run one after the other, so that what takes requests closes
 * before what they need. A second signal ends it at once.
 */
export function closeOnSignal(logger: Logger, steps: readonly (() => Promise<void>)[]): void {
  let closing = false;
  const close = async (signal: NodeJS.Signals): Promise<void> => {
    if (closing) process.exit(1);
    closing = true;
    logger.info({ signal }, 'closing');
    const timer = setTimeout(() => {
      logger.error('closing took too long');
      process.exit(1);
    }, GRACE_MS);
    timer.unref();
    for (const step of steps) await step();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      close(signal).catch((error: unknown) => {
        logger.error({ err: error }, 'closing failed');
        process.exit(1);
      });
    });
  }
}
