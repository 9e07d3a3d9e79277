/**
 * What a class may say of how its objects are kept in a snapshot, beside being kept field by field.
 *
 * - `static readonly derived = ['columns']`: fields that follow from the others. They are left out, and a restored object has them as a new one does
 *   (undefined where it is one of many).
 * - `static readonly owned = ['facts']`: lists that nothing else holds, and `static readonly heldOnce = true`: a class each of whose objects is held
 *   in one place. Of such objects there are millions, and nobody need remember where each was met.
 * - `tidy()`: lays what the object holds in the one order that its state has, whatever led to it. Called before it is written.
 * - `restored()`: called when the read model is restored, of its parts (see {@link partsOf}).
 */
export interface KeptInSnapshots {
  tidy?(): void;
  restored?(): void;
}

const NOTHING: ReadonlySet<string> = new Set();

/** What a class says of how its objects are kept. */
export interface Keeping {
  readonly derived: ReadonlySet<string>;
  readonly owned: ReadonlySet<string>;
  readonly heldOnce: boolean;
}

/** Of plain objects. */
const PLAIN: Keeping = { derived: NOTHING, owned: NOTHING, heldOnce: false };
const known = new WeakMap<object, Keeping>([[Object.prototype, PLAIN]]);

/** What the class whose objects have a prototype says of how they are kept. */
export function keepingOf(prototype: object): Keeping {
  let keeping = known.get(prototype);
  if (keeping === undefined) {
    const { constructor } = prototype;
    keeping = {
      derived: namesIn(Reflect.get(constructor, 'derived')),
      owned: namesIn(Reflect.get(constructor, 'owned')),
      heldOnce: Reflect.get(constructor, 'heldOnce') === true,
    };
    known.set(prototype, keeping);
  }
  return keeping;
}

function namesIn(list: unknown): ReadonlySet<string> {
  return Array.isArray(list) ? new Set(list.filter((name) => typeof name === 'string')) : NOTHING;
}

/**
 * The objects and functions that new read models are made of, each with its path (`recognition.titles.held`): they are there before anything is folded, and hold what
 * else they need (other parts, functions) from the beginning. A snapshot fills them anew. One that belongs to several read models is a part of the first.
 * @param roots the read models by name, before anything is folded
 */
export function partsOf(roots: ReadonlyMap<string, object>): Map<object, string> {
  const parts = new Map<object, string>();
  for (const [name, root] of roots) visit(root, name, parts);
  return parts;
}

function visit(part: object, path: string, parts: Map<object, string>): void {
  if (parts.has(part)) return;
  parts.set(part, path);
  for (const key of keptKeysOf(part)) {
    const value: unknown = Reflect.get(part, key);
    if (isOfAClass(value)) visit(value, `${path}.${key}`, parts);
    else if (typeof value === 'function' && !parts.has(value)) parts.set(value, `${path}.${key}`);
  }
}

/** The names of an object's fields that do not follow from others. */
export function keptKeysOf(object: object): string[] {
  const { derived } = keepingOf(prototypeOf(object));
  const keys = Object.keys(object);
  return derived.size === 0 ? keys : keys.filter((key) => !derived.has(key));
}

export function prototypeOf(object: object): object {
  const prototype: unknown = Object.getPrototypeOf(object);
  return typeof prototype === 'object' && prototype !== null ? prototype : Object.prototype;
}

/** Whether a value is an object of a class, of the program's or any other; maps, sets, lists and typed arrays are taken for values. */
export function isOfAClass(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value) || value instanceof Map || value instanceof Set || ArrayBuffer.isView(value)) return false;
  return prototypeOf(value) !== Object.prototype;
}

export function canBeTidied(object: object): object is Required<Pick<KeptInSnapshots, 'tidy'>> {
  return 'tidy' in object && typeof object.tidy === 'function';
}

export function wantsToKnow(object: object): object is Required<Pick<KeptInSnapshots, 'restored'>> {
  return 'restored' in object && typeof object.restored === 'function';
}
