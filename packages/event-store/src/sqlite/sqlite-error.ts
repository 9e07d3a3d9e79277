/** Result codes of SQLite (the primary ones, in the low byte) that the adapter tells apart. */
export const SQLITE_BUSY = 5;
export const SQLITE_NOTADB = 26;

/** SQLite's own (extended) code, or undefined when the error is another kind of thing. Told by its shape, which holds in every realm. */
function extendedCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode : undefined;
}

/** The primary result code of an error of SQLite, or undefined when it is another kind of error. */
export function sqliteCode(error: unknown): number | undefined {
  const code = extendedCode(error);
  return code === undefined ? undefined : code & 0xff;
}

/** What went wrong, in words, with SQLite's own code where there is one. */
export function describeFailure(error: unknown): string {
  const code = extendedCode(error);
  const words = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
  return code === undefined ? words : `${words} (SQLite code ${String(code)})`;
}
