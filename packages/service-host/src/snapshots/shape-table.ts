import type { Shape } from './image.js';
import type { NamedThings } from './named-things.js';

/** A step on the way from a prototype, key by key, to a shape. */
interface Step {
  readonly next: Map<string, Step>;
  shape: number | undefined;
}

/** The shapes that objects of an image have, each once, by numbers from 0 on. */
export class ShapeTable {
  private readonly shapes: Shape[] = [];
  private readonly beginnings = new Map<object, Step>();
  /** By prototype the shape that was asked for last: mostly the next one's too. */
  private readonly last = new Map<object, { readonly keys: readonly string[]; readonly shape: number }>();

  constructor(private readonly named: NamedThings) {}

  /** The number of a shape. Gives undefined for a prototype that is that of no class which the program names. */
  numberOf(prototype: object, keys: readonly string[]): number | undefined {
    let step: Step | undefined = this.beginnings.get(prototype);
    if (step === undefined) {
      if (this.typeOf(prototype) === undefined) return undefined;
      this.beginnings.set(prototype, (step = newStep()));
    }
    const last = this.last.get(prototype);
    if (last !== undefined && areSame(last.keys, keys)) return last.shape;
    for (const key of keys) {
      let next: Step | undefined = step.next.get(key);
      if (next === undefined) step.next.set(key, (next = newStep()));
      step = next;
    }
    const shape = (step.shape ??= this.shapes.push({ type: this.typeOf(prototype) ?? null, keys }) - 1);
    this.last.set(prototype, { keys, shape });
    return shape;
  }

  all(): readonly Shape[] {
    return this.shapes;
  }

  private typeOf(prototype: object): string | null | undefined {
    return prototype === Object.prototype ? null : this.named.classOf(prototype);
  }
}

function areSame(some: readonly string[], others: readonly string[]): boolean {
  if (some.length !== others.length) return false;
  for (let at = 0; at < some.length; at += 1) if (some[at] !== others[at]) return false;
  return true;
}

function newStep(): Step {
  return { next: new Map(), shape: undefined };
}
