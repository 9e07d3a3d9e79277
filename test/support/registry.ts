/** Things that a person starts by name. */
export type Registry<T> = Readonly<Record<string, T>>;

/** Nothing is registered under the name. The message lists what is. */
export class UnknownName extends Error {
  override readonly name = 'UnknownName';
  constructor(kind: string, asked: string, known: readonly string[]) {
    super(`There is no ${kind} "${asked}". Known: ${known.join(', ')}.`);
  }
}

/**
 * @param kind What the registry holds, for the message: `bench`, `campaign`.
 * @throws UnknownName when there is no such thing.
 */
export function choose<T>(registry: Registry<T>, kind: string, name: string): T {
  const chosen = Object.hasOwn(registry, name) ? registry[name] : undefined;
  if (chosen === undefined) throw new UnknownName(kind, name, Object.keys(registry));
  return chosen;
}
