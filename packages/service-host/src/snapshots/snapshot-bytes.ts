import { crc32 } from 'node:zlib';
import type { Image, ImageHead, ImageColumn } from './image.js';
import { bytesOf } from './image.js';
import type { LogMark, Snapshot } from './snapshot.js';

/** The first bytes of every snapshot; the number is that of the form in which the rest is written. */
const MAGIC = 'NTMSNAP1';
/** Behind the magic: the check sum of all that follows, and how long the head is. */
const PREFIX = 16;
/** Where that begins which is summed. */
const SUMMED = 12;
const BLOCK = 8;

/** Where a column lies, in bytes behind the head. */
interface Section {
  readonly from: number;
  readonly length: number;
}

interface Head {
  readonly code: string;
  readonly mark: LogMark;
  readonly states: readonly {
    readonly name: string;
    readonly hash: string;
    readonly head: ImageHead;
    readonly sections: Readonly<Record<ImageColumn, Section>>;
  }[];
}

/** Bytes that are no snapshot as this program writes them, or no longer. */
export class NotASnapshot extends Error {
  override readonly name = 'NotASnapshot';
}

/** A snapshot as bytes, in pieces to be written one after the other. */
export function bytesOfSnapshot({ code, mark, states }: Snapshot): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const add = (bytes: Uint8Array): Section => {
    const section = { from: length, length: bytes.length };
    pieces.push(bytes, new Uint8Array(upToBlock(bytes.length)));
    length += bytes.length + upToBlock(bytes.length);
    return section;
  };
  const head: Head = {
    code,
    mark,
    states: states.map(({ name, hash, image }) => ({
      name,
      hash,
      head: image.head,
      sections: {
        textEnds: add(bytesOf(image.textEnds)),
        words: add(bytesOf(image.words)),
        numbers: add(bytesOf(image.numbers)),
        texts: add(image.texts),
        blocks: add(image.blocks),
      },
    })),
  };
  const text = Buffer.from(JSON.stringify(head));
  const rest = [text, new Uint8Array(upToBlock(text.length)), ...pieces];
  const prefix = Buffer.alloc(PREFIX);
  prefix.write(MAGIC, 'latin1');
  prefix.writeUInt32LE(text.length, SUMMED);
  const summed = [prefix.subarray(SUMMED), ...rest];
  prefix.writeUInt32LE(
    summed.reduce((sum, piece) => crc32(piece, sum), 0),
    MAGIC.length,
  );
  return [prefix, ...rest];
}

/**
 * Reads a snapshot. Its columns lie in the very bytes given, and may be written to there.
 * @param bytes beginning at a multiple of eight in their buffer
 * @throws NotASnapshot when they are of another form, or damaged
 */
export function snapshotOfBytes(bytes: Uint8Array<ArrayBuffer>): Snapshot {
  const prefix = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(PREFIX, bytes.length));
  if (prefix.length < PREFIX || prefix.toString('latin1', 0, MAGIC.length) !== MAGIC)
    throw new NotASnapshot('it is no snapshot of this form');
  if (crc32(bytes.subarray(SUMMED)) !== prefix.readUInt32LE(MAGIC.length)) throw new NotASnapshot('it is damaged');
  const headLength = prefix.readUInt32LE(SUMMED);
  const head: unknown = JSON.parse(Buffer.from(bytes.subarray(PREFIX, PREFIX + headLength)).toString());
  if (!isHead(head)) throw new NotASnapshot('its head says too little');
  const begin = bytes.byteOffset + PREFIX + headLength + upToBlock(headLength);
  const at = ({ from }: Section): [ArrayBuffer, number] => [bytes.buffer, begin + from];
  return {
    code: head.code,
    mark: head.mark,
    states: head.states.map(({ name, hash, head: imageHead, sections: { textEnds, words, numbers, texts, blocks } }) => {
      const image: Image = {
        head: imageHead,
        textEnds: new Int32Array(...at(textEnds), textEnds.length / 4),
        words: new Int32Array(...at(words), words.length / 4),
        numbers: new Float64Array(...at(numbers), numbers.length / 8),
        texts: new Uint8Array(...at(texts), texts.length),
        blocks: new Uint8Array(...at(blocks), blocks.length),
      };
      return { name, hash, image };
    }),
  };
}

/** Whether a head was written here: its sum is right, so that only another form of head could be meant. */
function isHead(value: unknown): value is Head {
  return typeof value === 'object' && value !== null && 'code' in value && 'mark' in value && 'states' in value;
}

/** How many bytes are missing to a multiple of eight. */
function upToBlock(length: number): number {
  return (BLOCK - (length % BLOCK)) % BLOCK;
}
