/**
 * How an image of read models writes a value: as one word of four bytes. Its lowest three bits say the manner, the others a number. What does not fit
 * into a word lies elsewhere, and the number says where.
 */
export const WORD = {
  /** One of {@link CONSTANTS}, by its place there. */
  CONSTANT: 0,
  /** A whole number of 29 bits, as it is. */
  INTEGER: 1,
  /** Any other number: the place of its eight bytes. */
  NUMBER: 2,
  /** The number of a text. */
  TEXT: 3,
  /** Where the record of an object begins. */
  RECORD: 4,
  /** A part that every new read model has, by its place among those that the image speaks of. */
  PART: 5,
  /** A class, a function or a constant of the program, by its place among those that the image names. */
  NAMED: 6,
} as const;

const MANNER_BITS = 3;
const MANNER_MASK = 7;

export function wordOf(manner: number, number: number): number {
  return (number << MANNER_BITS) | manner;
}

export function mannerOf(word: number): number {
  return word & MANNER_MASK;
}

/** The number of a word. Places are never negative, whole numbers may be. */
export function numberOf(word: number): number {
  return word >> MANNER_BITS;
}

/** Whether a number can be written as it is. */
export function isShortInteger(value: number): boolean {
  return (value << MANNER_BITS) >> MANNER_BITS === value && !Object.is(value, -0);
}

/** Values that are the same wherever they stand. */
export const CONSTANTS: readonly unknown[] = [undefined, null, false, true, Number.POSITIVE_INFINITY];

/**
 * What the first word of a record says: its lowest three bits what it is, the next whether several lead to it, the others a number. An object is
 * followed by its fields, a list and a set by their items, a map by its keys and values in turn. Numbers lie apart, in blocks of bytes.
 */
export const RECORD = {
  /** The number is that of its shape. */
  OBJECT: 0,
  /** The number is how many there are, here and in those that follow. */
  LIST: 1,
  MAP: 2,
  SET: 3,
  /** A list of whole numbers of four bytes; one word follows, which says where they begin. */
  INTEGERS: 4,
  /** A list of any numbers; one word follows, which says where they begin. */
  NUMBERS: 5,
  /** A typed array: the number is that of its type; its length follows, and where it begins. */
  COLUMN: 6,
} as const;

const KIND_MASK = 7;
const SHARED = 8;
const KIND_BITS = 4;

export function headOf(kind: number, number: number): number {
  return (number << KIND_BITS) | kind;
}

export function kindOfHead(head: number): number {
  return head & KIND_MASK;
}

export function numberOfHead(head: number): number {
  return head >>> KIND_BITS;
}

/** The same head, of a record to which several lead. */
export function sharedHead(head: number): number {
  return head | SHARED;
}

export function isSharedHead(head: number): boolean {
  return (head & SHARED) !== 0;
}

/** The typed arrays that columns may be, by number. */
export const COLUMNS = [
  Int8Array,
  Uint8Array,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
] as const;

/** Blocks of bytes begin at multiples of this, so that any column may lie there. */
export const BLOCK = 8;
