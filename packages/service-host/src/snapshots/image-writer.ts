import type { Image, ImageHead, ReadableImage, Shape } from './image.js';
import { bytesOf } from './image.js';
import { GrowingBytes, GrowingWords } from './growing.js';
import type { ImageTarget } from './image-copier.js';
import { ImageCopier } from './image-copier.js';
import type { NamedThings } from './named-things.js';
import { canBeTidied, isOfAClass, keepingOf, keptKeysOf, prototypeOf } from './parts.js';
import { RestoredMap, Unread } from './restored-map.js';
import { ShapeTable } from './shape-table.js';
import { BLOCK, COLUMNS, CONSTANTS, headOf, isShortInteger, RECORD, sharedHead, WORD, wordOf } from './words.js';

/** What cannot be kept in a snapshot, and where it was met. */
export class NotKept extends Error {
  override readonly name = 'NotKept';
}

/** What an image is written with: what the program names, and which objects are parts of read models, by path. */
export interface ImageTerms {
  readonly named: NamedThings;
  readonly parts: ReadonlyMap<object, string>;
}

/**
 * Writes the parts of a read model into an image.
 * @param root the name of the read model: its parts are those whose path begins with it
 * @throws NotKept when it holds an object of a class, or a function, that the program does not name
 */
export function writeImage(root: string, terms: ImageTerms): Image {
  return new ImageWriter(terms).write(root);
}

/**
 * Goes through objects in the order of their fields, each once, and writes a record of each where it is first met. So the same state gives the same
 * bytes, whether it was folded or restored, and what belongs together lies together.
 */
class ImageWriter implements ImageTarget {
  readonly words = new GrowingWords();
  private readonly shapes: ShapeTable;
  private readonly numbers: number[] = [];
  private readonly texts = new Map<string, number>();
  private readonly textEnds = new GrowingWords();
  private readonly textBytes = new GrowingBytes();
  private readonly blocks = new GrowingBytes();
  private readonly places = new Map<object, number>();
  private readonly namedHere = new Map<string, number>();
  private readonly partsHere = new Map<string, number>();
  private readonly copiers = new Map<ReadableImage, ImageCopier>();

  constructor(private readonly terms: ImageTerms) {
    this.shapes = new ShapeTable(terms.named);
  }

  write(root: string): Image {
    const own: [string, number][] = [];
    for (const [part, path] of this.terms.parts)
      if (typeof part !== 'function' && (path === root || path.startsWith(`${root}.`)))
        own.push([path, this.fieldsOf(part, path)]);
    for (const [path] of own) this.partNumber(path);
    const places = new Map(own);
    const head: ImageHead = {
      shapes: this.shapes.all(),
      named: [...this.namedHere.keys()],
      parts: [...this.partsHere.keys()].map((path) => ({ path, at: places.get(path) ?? null })),
    };
    return {
      head,
      textEnds: this.textEnds.done(),
      words: this.words.done(),
      numbers: Float64Array.from(this.numbers),
      texts: this.textBytes.done(),
      blocks: this.blocks.done(),
    };
  }

  /** Writes a part as a record of its fields. What it has from the beginning, other parts and functions, is left out: a new one has it too. */
  private fieldsOf(part: object, path: string): number {
    if (canBeTidied(part)) part.tidy();
    const { parts } = this.terms;
    const fields = keptKeysOf(part).flatMap((key): [string, unknown][] => {
      const value: unknown = Reflect.get(part, key);
      if ((typeof value === 'function' || isOfAClass(value)) && parts.has(value)) return [];
      return [[key, value]];
    });
    const keys = fields.map(([key]) => key);
    const at = this.words.reserve(1 + fields.length);
    this.words.set(at, headOf(RECORD.OBJECT, this.shapeNumber({ type: null, keys })));
    for (const [index, [key, value]] of fields.entries()) {
      try {
        this.words.set(at + 1 + index, this.wordFor(value));
      } catch (error) {
        if (error instanceof NotKept) throw new NotKept(`${path}.${key}: ${error.message}`);
        throw error;
      }
    }
    return at;
  }

  private wordFor(value: unknown): number {
    switch (typeof value) {
      case 'string':
        return wordOf(WORD.TEXT, this.textNumber(value));
      case 'number':
        return this.numberWord(value);
      case 'undefined':
      case 'boolean':
        return wordOf(WORD.CONSTANT, CONSTANTS.indexOf(value));
      case 'object':
        return value === null ? wordOf(WORD.CONSTANT, CONSTANTS.indexOf(null)) : this.objectWord(value);
      case 'function':
        return wordOf(WORD.NAMED, this.namedNumber(this.terms.named.nameOf(value) ?? notKept(`function ${value.name}`)));
      default:
        return notKept(typeof value);
    }
  }

  private numberWord(value: number): number {
    if (isShortInteger(value)) return wordOf(WORD.INTEGER, value);
    if (value === Number.POSITIVE_INFINITY) return wordOf(WORD.CONSTANT, CONSTANTS.indexOf(value));
    return wordOf(WORD.NUMBER, this.numberPlace(value));
  }

  objectWord(object: object): number {
    if (object instanceof Unread) return this.copierOf(object).wordFor(object.word);
    const place = this.places.get(object);
    if (place !== undefined) {
      this.words.set(place, sharedHead(this.words.at(place)));
      return wordOf(WORD.RECORD, place);
    }
    const name = this.terms.named.nameOf(object);
    if (name !== undefined) return wordOf(WORD.NAMED, this.namedNumber(name));
    const path = this.terms.parts.get(object);
    if (path !== undefined) return wordOf(WORD.PART, this.partNumber(path));
    return wordOf(WORD.RECORD, this.record(object));
  }

  private record(object: object): number {
    if (Array.isArray(object)) return this.list(object);
    if (object instanceof Map) return this.map(object);
    if (object instanceof Set) return this.items(RECORD.SET, [...object], object);
    if (ArrayBuffer.isView(object)) return this.column(object);
    const prototype = prototypeOf(object);
    const { owned, heldOnce } = keepingOf(prototype);
    if (prototype !== Object.prototype && canBeTidied(object)) object.tidy();
    const keys = keptKeysOf(object);
    const at = this.words.reserve(1 + keys.length);
    if (!heldOnce) this.places.set(object, at);
    const shape = this.shapes.numberOf(prototype, keys) ?? notKept(`an object of class ${prototype.constructor.name}`);
    this.words.set(at, headOf(RECORD.OBJECT, shape));
    for (let field = 0; field < keys.length; field += 1) {
      const key = keys[field] ?? '';
      const value: unknown = Reflect.get(object, key);
      const word = owned.has(key) && Array.isArray(value) ? wordOf(WORD.RECORD, this.ownList(value)) : this.wordFor(value);
      this.words.set(at + 1 + field, word);
    }
    return at;
  }

  /** A list that is its object's own. */
  private ownList(items: readonly unknown[]): number {
    const at = this.words.reserve(1 + items.length);
    this.words.set(at, headOf(RECORD.LIST, items.length));
    for (let item = 0; item < items.length; item += 1) this.words.set(at + 1 + item, this.wordFor(items[item]));
    return at;
  }

  private list(list: readonly unknown[]): number {
    const numbers = numbersOf(list);
    if (numbers === undefined) return this.items(RECORD.LIST, list, list);
    const at = this.words.reserve(2);
    this.places.set(list, at);
    this.words.set(at, headOf(numbers instanceof Int32Array ? RECORD.INTEGERS : RECORD.NUMBERS, list.length));
    this.words.set(at + 1, this.addBlock(numbers));
    return at;
  }

  private items(kind: number, items: readonly unknown[], whole: object): number {
    const at = this.words.reserve(1 + items.length);
    this.places.set(whole, at);
    this.words.set(at, headOf(kind, items.length));
    for (let item = 0; item < items.length; item += 1) this.words.set(at + 1 + item, this.wordFor(items[item]));
    return at;
  }

  private map(map: ReadonlyMap<unknown, unknown>): number {
    const at = this.words.reserve(1 + 2 * map.size);
    this.places.set(map, at);
    this.words.set(at, headOf(RECORD.MAP, map.size));
    let entry = at + 1;
    for (const [key, value] of map instanceof RestoredMap ? map.asKept() : map) {
      this.words.set(entry, this.wordFor(key));
      this.words.set(entry + 1, this.wordFor(value));
      entry += 2;
    }
    return at;
  }

  private column(column: ArrayBufferView): number {
    const type = COLUMNS.findIndex((Column) => column instanceof Column);
    if (type === -1) return notKept(`an object of class ${column.constructor.name}`);
    const at = this.words.reserve(3);
    this.places.set(column, at);
    this.words.set(at, headOf(RECORD.COLUMN, type));
    this.words.set(at + 1, column.byteLength / (COLUMNS[type]?.BYTES_PER_ELEMENT ?? 1));
    this.words.set(at + 2, this.addBlock(column));
    return at;
  }

  /** The place of bytes among the blocks, in units of {@link BLOCK}. */
  addBlock(bytes: ArrayBufferView): number {
    return this.blocks.add(bytesOf(bytes), BLOCK) / BLOCK;
  }

  numberPlace(value: number): number {
    return this.numbers.push(value) - 1;
  }

  textNumber(text: string): number {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    if (!text.isWellFormed()) return notKept('a text that is no Unicode');
    const number = this.texts.size;
    this.texts.set(text, number);
    this.textBytes.addText(text);
    this.textEnds.push(this.textBytes.length);
    return number;
  }

  namedNumber(name: string): number {
    return numberIn(this.namedHere, name);
  }

  partNumber(path: string): number {
    return numberIn(this.partsHere, path);
  }

  shapeNumber({ type, keys }: Shape): number {
    const prototype = type === null ? Object.prototype : this.terms.named.prototypeOf(type);
    const number = prototype === undefined ? undefined : this.shapes.numberOf(prototype, keys);
    return number ?? notKept(`an object of class ${type ?? ''}`);
  }

  private copierOf({ image }: Unread): ImageCopier {
    let copier = this.copiers.get(image);
    if (copier === undefined) this.copiers.set(image, (copier = new ImageCopier(image, this)));
    return copier;
  }
}

function numberIn(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}

/** The numbers of a list that holds nothing else, as narrow as they can be kept. */
function numbersOf(list: readonly unknown[]): Int32Array | Float64Array | undefined {
  if (list.length === 0) return undefined;
  const numbers = new Float64Array(list.length);
  let areIntegers = true;
  for (let at = 0; at < list.length; at += 1) {
    const item = list[at];
    if (typeof item !== 'number') return undefined;
    numbers[at] = item;
    areIntegers &&= (item | 0) === item && !Object.is(item, -0);
  }
  return areIntegers ? Int32Array.from(numbers) : numbers;
}

function notKept(what: string): never {
  throw new NotKept(`${what} is nothing that a snapshot can keep`);
}
