import { createHash } from 'node:crypto';

/** What objects of one kind have in common: their class by its name (null: none of its own) and the names of their fields. */
export interface Shape {
  readonly type: string | null;
  readonly keys: readonly string[];
}

/** What an image says of itself before its columns. */
export interface ImageHead {
  readonly shapes: readonly Shape[];
  /** The classes, functions and constants of the program that it names. */
  readonly named: readonly string[];
  /** The parts of read models that it speaks of, by their paths; of its own ones also where the record of their fields begins. */
  readonly parts: readonly { readonly path: string; readonly at: number | null }[];
}

/** The columns of an image, in the order in which they are kept and hashed. */
export const IMAGE_COLUMNS = ['textEnds', 'words', 'numbers', 'texts', 'blocks'] as const;
export type ImageColumn = (typeof IMAGE_COLUMNS)[number];

/**
 * The state of one read model in a few long columns: what it holds as words (see `words.ts`), its texts one behind the other, its typed arrays as they
 * are. It is read back without a look at most of it, and what was written in the same order is the same to the last byte.
 */
export interface Image {
  readonly head: ImageHead;
  /** Of each text where it ends; it begins where the one before ends. */
  readonly textEnds: Int32Array<ArrayBuffer>;
  readonly words: Int32Array<ArrayBuffer>;
  readonly numbers: Float64Array<ArrayBuffer>;
  /** UTF-8. */
  readonly texts: Uint8Array<ArrayBuffer>;
  readonly blocks: Uint8Array<ArrayBuffer>;
}

/** An image that is read while it is kept. */
export interface ReadableImage {
  readonly image: Image;
  /** The value of a word. */
  read(word: number): unknown;
  /** The object whose record begins at a place, where several lead to it and it was read. */
  objectAt(at: number): object | undefined;
  /** The text of a number. */
  text(number: number): string;
}

/** The bytes of a column. */
export function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** The state's fingerprint, SHA-256 in hexadecimal: two read models with the same have folded the same. */
export function hashOf(image: Image): string {
  const hash = createHash('sha256').update(JSON.stringify(image.head));
  for (const column of IMAGE_COLUMNS) {
    const bytes = bytesOf(image[column]);
    hash.update(`${column} ${String(bytes.length)}\n`).update(bytes);
  }
  return hash.digest('hex');
}
