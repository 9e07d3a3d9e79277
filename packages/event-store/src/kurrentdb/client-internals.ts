/** A function of which nothing else is known. */
export type Callable = (...values: unknown[]) => unknown;

export function isCallable(value: unknown): value is Callable {
  return typeof value === 'function';
}

/** Calls a function of which only that it is one is known. */
export function call(target: Callable, self: unknown, values: readonly unknown[]): unknown {
  const result: unknown = Reflect.apply(target, self, values);
  return result;
}

/**
 * A method of the client (or of what it works with) that is its own, not of its public type.
 * @param does what the client does by it
 * @throws TypeError when it is gone: then what rests on it must be thought through anew
 */
export function methodOf(client: object, name: string, does: string): Callable {
  const method: unknown = Reflect.get(client, name);
  if (!isCallable(method)) throw new TypeError(`the client ${does} in another way than this adapter knows`);
  return method;
}
