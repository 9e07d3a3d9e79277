import type { Image, ReadableImage } from './image.js';
import type { NamedThings } from './named-things.js';
import { keepingOf } from './parts.js';
import { RestoredMap, Unread } from './restored-map.js';
import { BLOCK, COLUMNS, CONSTANTS, isSharedHead, kindOfHead, mannerOf, numberOf, numberOfHead, RECORD, WORD } from './words.js';

/** A map of fewer entries is read at once: what keeps values for later would cost more. */
const WORTH_WAITING = 16;

/** An image that speaks of what this program does not know. */
export class UnknownInImage extends Error {
  override readonly name = 'UnknownInImage';
}

/** What is to be put into a part of a read model. */
export interface FilledPart {
  readonly part: object;
  readonly fields: ReadonlyMap<string, unknown>;
}

/** A shape with what a new object of it begins as. */
interface KnownShape {
  readonly prototype: object;
  readonly keys: readonly string[];
  /** The fields that follow from the others. */
  readonly absent: Iterable<string>;
}

/** Reads objects back from an image, each when it is asked for. */
export class ImageReader implements ReadableImage {
  private readonly known: string[] = [];
  private readonly objects = new Map<number, object>();
  private readonly shapes: readonly KnownShape[];
  private readonly named: readonly unknown[];
  private readonly parts: readonly object[];
  private readonly textBytes: Buffer;

  /**
   * @param named what the program names, by name
   * @param parts what the image may speak of that is there already, by path
   * @throws UnknownInImage
   */
  constructor(
    readonly image: Image,
    named: NamedThings,
    parts: ReadonlyMap<string, object>,
  ) {
    const { head, texts } = image;
    this.textBytes = Buffer.from(texts.buffer, texts.byteOffset, texts.byteLength);
    this.named = head.named.map((name) => named.thingOf(name) ?? unknown(name));
    this.shapes = head.shapes.map(({ type, keys }) => knownShape(type, keys, named));
    this.parts = head.parts.map(({ path }) => parts.get(path) ?? unknown(path));
  }

  /** What the image says of the parts that are its own. */
  filledParts(): FilledPart[] {
    return this.image.head.parts.flatMap(({ at }, index) => {
      const part = this.parts[index];
      if (at === null || part === undefined) return [];
      const { keys } = this.shapeOf(numberOfHead(this.image.words[at] ?? 0));
      return [{ part, fields: new Map(keys.map((key, field) => [key, this.wordAt(at + 1 + field)])) }];
    });
  }

  /** The value of a word. Of an object to which one word leads alone, it is a new one every time. */
  read(word: number): unknown {
    const number = numberOf(word);
    switch (mannerOf(word)) {
      case WORD.CONSTANT:
        return CONSTANTS[number];
      case WORD.INTEGER:
        return number;
      case WORD.NUMBER:
        return this.image.numbers[number];
      case WORD.TEXT:
        return this.text(number);
      case WORD.PART:
        return this.parts[number];
      case WORD.NAMED:
        return this.named[number];
      default:
        return this.record(number);
    }
  }

  objectAt(at: number): object | undefined {
    return this.objects.get(at);
  }

  text(number: number): string {
    const known = this.known[number];
    if (known !== undefined) return known;
    const { textEnds } = this.image;
    const text = this.textBytes.toString('utf8', textEnds[number - 1] ?? 0, textEnds[number] ?? 0);
    this.known[number] = text;
    return text;
  }

  private wordAt(at: number): unknown {
    return this.read(this.image.words[at] ?? 0);
  }

  private record(at: number): object {
    const head = this.image.words[at] ?? 0;
    const isShared = isSharedHead(head);
    const known = isShared ? this.objects.get(at) : undefined;
    if (known !== undefined) return known;
    const number = numberOfHead(head);
    const note = <T extends object>(object: T): T => {
      // What it holds may lead back to it.
      if (isShared) this.objects.set(at, object);
      return object;
    };
    switch (kindOfHead(head)) {
      case RECORD.OBJECT:
        return this.object(number, at, note);
      case RECORD.LIST: {
        const list = note<unknown[]>([]);
        for (let item = 1; item <= number; item += 1) list.push(this.wordAt(at + item));
        return list;
      }
      case RECORD.MAP:
        return this.map(number, at, note);
      case RECORD.SET: {
        const set = note(new Set<unknown>());
        for (let item = 1; item <= number; item += 1) set.add(this.wordAt(at + item));
        return set;
      }
      case RECORD.INTEGERS:
        return note(listOf(new Int32Array(...this.block(at + 1, number))));
      case RECORD.NUMBERS:
        return note(listOf(new Float64Array(...this.block(at + 1, number))));
      default:
        return note(this.column(number, at));
    }
  }

  private object(number: number, at: number, note: <T extends object>(object: T) => T): object {
    const { prototype, keys, absent } = this.shapeOf(number);
    const object = note(blank(prototype));
    for (let field = 0; field < keys.length; field += 1) object[keys[field] ?? ''] = this.wordAt(at + 1 + field);
    for (const key of absent) object[key] = undefined;
    return object;
  }

  private map(size: number, at: number, note: <T extends object>(object: T) => T): object {
    const { words } = this.image;
    const map = note(size < WORTH_WAITING ? new Map<unknown, unknown>() : new RestoredMap());
    for (let entry = at + 1; entry <= at + 2 * size; entry += 2) {
      const word = words[entry + 1] ?? 0;
      const mayWait = size >= WORTH_WAITING && mannerOf(word) === WORD.RECORD;
      map.set(this.wordAt(entry), mayWait ? new Unread(this, word) : this.read(word));
    }
    return map;
  }

  /** A column lies in the image itself, where it may be written to: nobody else reads those bytes. */
  private column(number: number, at: number): object {
    const Column = COLUMNS[number] ?? Uint8Array;
    return new Column(...this.block(at + 2, this.image.words[at + 1] ?? 0));
  }

  private block(at: number, length: number): [ArrayBuffer, number, number] {
    const { buffer, byteOffset } = this.image.blocks;
    return [buffer, byteOffset + BLOCK * (this.image.words[at] ?? 0), length];
  }

  private shapeOf(number: number): KnownShape {
    return this.shapes[number] ?? unknown(`shape ${String(number)}`);
  }
}

function knownShape(type: string | null, keys: readonly string[], named: NamedThings): KnownShape {
  const prototype = type === null ? Object.prototype : (named.prototypeOf(type) ?? unknown(type));
  return { prototype, keys, absent: keepingOf(prototype).derived };
}

/** An object that has nothing of its own yet. */
function blank(prototype: object): Record<string, unknown> {
  const object: unknown = Object.create(prototype);
  return isObject(object) ? object : unknown('object');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function listOf(numbers: Int32Array | Float64Array): number[] {
  const list: number[] = [];
  for (const number of numbers) list.push(number);
  return list;
}

function unknown(what: string): never {
  throw new UnknownInImage(`this program has no ${what}`);
}
