/** A class, a function or a constant of the program. */
export type NamedThing = object;

/**
 * What snapshots name instead of writing it: the classes of objects of which a read model has many, the functions that they hold, and constants that
 * many of them share. They are the program's, and the same in every process that runs it.
 */
export class NamedThings {
  private readonly names: ReadonlyMap<NamedThing, string>;
  private readonly prototypes: ReadonlyMap<object, string>;

  /** @param things by name; a class, function or constant under its own */
  constructor(private readonly things: Readonly<Record<string, NamedThing>>) {
    const entries = Object.entries(things);
    this.names = new Map(entries.map(([name, thing]) => [thing, name]));
    this.prototypes = new Map(
      entries.flatMap(([name, thing]): [object, string][] => {
        const prototype = prototypeBy(thing);
        return prototype === undefined ? [] : [[prototype, name]];
      }),
    );
  }

  nameOf(thing: NamedThing): string | undefined {
    return this.names.get(thing);
  }

  thingOf(name: string): NamedThing | undefined {
    return Object.hasOwn(this.things, name) ? this.things[name] : undefined;
  }

  /** The name of the class whose objects have a prototype. */
  classOf(prototype: object): string | undefined {
    return this.prototypes.get(prototype);
  }

  /** The prototype of the objects of a class. */
  prototypeOf(name: string): object | undefined {
    const thing = this.thingOf(name);
    return thing === undefined ? undefined : prototypeBy(thing);
  }
}

function prototypeBy(thing: NamedThing): object | undefined {
  const prototype: unknown = typeof thing === 'function' ? Reflect.get(thing, 'prototype') : undefined;
  return typeof prototype === 'object' && prototype !== null ? prototype : undefined;
}
