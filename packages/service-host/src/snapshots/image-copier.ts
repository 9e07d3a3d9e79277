import type { GrowingWords } from './growing.js';
import type { ReadableImage, Shape } from './image.js';
import {
  BLOCK,
  COLUMNS,
  headOf,
  isSharedHead,
  kindOfHead,
  mannerOf,
  numberOf,
  numberOfHead,
  RECORD,
  sharedHead,
  WORD,
  wordOf,
} from './words.js';

/** An image that is being written. */
export interface ImageTarget {
  readonly words: GrowingWords;
  numberPlace(value: number): number;
  textNumber(text: string): number;
  namedNumber(name: string): number;
  partNumber(path: string): number;
  shapeNumber(shape: Shape): number;
  /** The place of bytes among the blocks, in units of `BLOCK`. */
  addBlock(bytes: ArrayBufferView): number;
  /** The word for an object that was read. */
  objectWord(object: object): number;
}

/**
 * Copies what nobody has read from one image into another, word by word, as if it had been read and were written anew: so a snapshot of a process that was
 * itself restored neither takes the time nor the room of reading everything.
 */
export class ImageCopier {
  private readonly texts: Int32Array;
  /** Where records that several lead to lie in the new image. */
  private readonly places = new Map<number, number>();

  constructor(
    private readonly from: ReadableImage,
    private readonly to: ImageTarget,
  ) {
    this.texts = new Int32Array(from.image.textEnds.length).fill(-1);
  }

  wordFor(word: number): number {
    const manner = mannerOf(word);
    const number = numberOf(word);
    const { head, numbers } = this.from.image;
    switch (manner) {
      case WORD.TEXT:
        return wordOf(manner, this.text(number));
      case WORD.NUMBER:
        return wordOf(manner, this.to.numberPlace(numbers[number] ?? 0));
      case WORD.PART:
        return wordOf(manner, this.to.partNumber(head.parts[number]?.path ?? ''));
      case WORD.NAMED:
        return wordOf(manner, this.to.namedNumber(head.named[number] ?? ''));
      case WORD.RECORD:
        return this.record(number);
      default:
        return word;
    }
  }

  private text(number: number): number {
    const known = this.texts[number] ?? -1;
    if (known !== -1) return known;
    const here = this.to.textNumber(this.from.text(number));
    this.texts[number] = here;
    return here;
  }

  private record(at: number): number {
    const read = this.from.objectAt(at);
    if (read !== undefined) return this.to.objectWord(read);
    const { words } = this.to;
    const place = this.places.get(at);
    if (place !== undefined) {
      words.set(place, sharedHead(words.at(place)));
      return wordOf(WORD.RECORD, place);
    }
    const head = this.from.image.words[at] ?? 0;
    const length = this.lengthOf(head);
    const here = words.reserve(1 + length);
    if (isSharedHead(head)) this.places.set(at, here);
    this.fill(at, here, head, length);
    return wordOf(WORD.RECORD, here);
  }

  private fill(at: number, here: number, head: number, length: number): void {
    const { words } = this.to;
    const given = this.from.image.words;
    const kind = kindOfHead(head);
    const number = numberOfHead(head);
    words.set(here, headOf(kind, kind === RECORD.OBJECT ? this.shapeNumber(number) : number));
    if (kind === RECORD.INTEGERS || kind === RECORD.NUMBERS) {
      words.set(here + 1, this.block(given[at + 1] ?? 0, number * (kind === RECORD.INTEGERS ? 4 : 8)));
    } else if (kind === RECORD.COLUMN) {
      const count = given[at + 1] ?? 0;
      words.set(here + 1, count);
      words.set(here + 2, this.block(given[at + 2] ?? 0, count * (COLUMNS[number]?.BYTES_PER_ELEMENT ?? 1)));
    } else {
      for (let word = 1; word <= length; word += 1) words.set(here + word, this.wordFor(given[at + word] ?? 0));
    }
  }

  private shapeNumber(number: number): number {
    const shape = this.from.image.head.shapes[number];
    if (shape === undefined) throw new RangeError(`the image has no shape ${String(number)}`);
    return this.to.shapeNumber(shape);
  }

  private block(place: number, byteLength: number): number {
    const { buffer, byteOffset } = this.from.image.blocks;
    return this.to.addBlock(new Uint8Array(buffer, byteOffset + BLOCK * place, byteLength));
  }

  /** How many words follow the first one of a record. */
  private lengthOf(head: number): number {
    const number = numberOfHead(head);
    switch (kindOfHead(head)) {
      case RECORD.OBJECT:
        return this.from.image.head.shapes[number]?.keys.length ?? 0;
      case RECORD.MAP:
        return 2 * number;
      case RECORD.INTEGERS:
      case RECORD.NUMBERS:
        return 1;
      case RECORD.COLUMN:
        return 2;
      default:
        return number;
    }
  }
}
