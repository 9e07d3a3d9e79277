/** How long anything here may take before a test gives up on it. Nothing waits this long unless it is broken. */
export const PATIENCE_MS = 30_000;

/** A promise that is given up after a while. @throws Error that names what was waited for */
export async function within<T>(promise: Promise<T>, what: string, ms: number = PATIENCE_MS): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new Error(`${what}: waited ${ms} ms in vain`));
  }, ms);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
