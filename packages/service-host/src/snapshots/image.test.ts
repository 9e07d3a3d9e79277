import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hashOf } from './image.js';
import { ImageReader } from './image-reader.js';
import { NotKept, writeImage } from './image-writer.js';
import { NamedThings } from './named-things.js';
import { partsOf } from './parts.js';
import { bytesOfSnapshot, NotASnapshot, snapshotOfBytes } from './snapshot-bytes.js';

/** Of which a read model has many. */
class Card {
  static readonly derived = ['sum'];
  sum: number | undefined;
  constructor(
    readonly title: string,
    readonly marks: readonly number[],
  ) {
    this.sum = undefined;
  }
}
class Unnamed {
  readonly name = 'nobody knows me';
}
const NONE: readonly string[] = [];
const double = (value: number): number => 2 * value;
const NAMED = new NamedThings({ Card, NONE, double });

/** A read model with anything in it. */
class Shelf {
  static readonly derived = ['counted'];
  counted = 0;
  readonly inner = { kind: 'plain' };
  readonly other: Shelf | undefined;
  readonly ask = (): unknown => this.content;
  constructor(
    public content: unknown,
    other?: Shelf,
  ) {
    this.other = other;
  }
}

/** What a new read model with the same content as one in an image holds. */
function restored(shelf: Shelf, empty = new Shelf(undefined)): Shelf {
  const name = 'shelf';
  const image = imageOf(shelf);
  const state = { name, hash: hashOf(image), image };
  const pieces = bytesOfSnapshot({ code: '', mark: { position: 1, eventId: '', stream: '', recordedAt: 0 }, states: [state] });
  const again = snapshotOfBytes(new Uint8Array(Buffer.concat(pieces))).states[0]?.image;
  if (again === undefined) throw new Error('there is one state');
  expect(hashOf(again)).toBe(state.hash);
  const parts = new Map([...partsOf(new Map([[name, empty]]))].map(([part, path]) => [path, part]));
  for (const { part, fields } of new ImageReader(again, NAMED, parts).filledParts())
    for (const [key, value] of fields) Reflect.set(part, key, value);
  return empty;
}

function imageOf(shelf: Shelf): ReturnType<typeof writeImage> {
  const { content } = shelf;
  // Its parts are looked for while it is new.
  shelf.content = undefined;
  const parts = partsOf(new Map([['shelf', shelf]]));
  shelf.content = content;
  return writeImage('shelf', { named: NAMED, parts });
}

/** Maps, the same whether they wait to be read or not. */
function plainly(value: unknown): unknown {
  if (value instanceof Map) return { map: [...value].map(([key, item]) => [plainly(key), plainly(item)]) };
  if (value instanceof Set) return { set: [...value].map(plainly) };
  if (Array.isArray(value)) return value.map(plainly);
  if (value instanceof Card) return { card: [value.title, plainly(value.marks), value.sum] };
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainly(item)]));
}

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const number = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(0, -0, 2 ** 28, -(2 ** 28) - 1, 2 ** 52, Number.POSITIVE_INFINITY),
);
const { value: anything } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(undefined, null, true, false, NONE, double),
    number,
    text,
    fc.array(number),
    fc.array(fc.integer()),
    fc.int32Array(),
    fc.float64Array(),
    fc.uint8Array(),
    fc.tuple(text, fc.array(fc.integer())).map(([title, marks]) => new Card(title, marks)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
    fc.array(fc.tuple(fc.oneof(text, fc.integer()), tie('value')), { maxLength: 40 }).map((entries) => new Map(entries)),
    fc.array(fc.oneof(text, number), { maxLength: 5 }).map((items) => new Set(items)),
  ),
}));

describe('what an image gives back', () => {
  it('is what was written, whatever it was', () => {
    fc.assert(
      fc.property(anything, (content) => {
        expect(plainly(restored(new Shelf(content)).content)).toEqual(plainly(content));
      }),
      { numRuns: 300 },
    );
  });

  it('is written again as it was, read or not', () => {
    fc.assert(
      fc.property(anything, fc.boolean(), (content, isRead) => {
        const first = new Shelf(content);
        const again = restored(first);
        if (isRead) plainly(again.content);
        expect(hashOf(imageOf(again))).toBe(hashOf(imageOf(first)));
        expect(plainly(restored(again).content)).toEqual(plainly(content));
      }),
      { numRuns: 300 },
    );
  });

  it('is one object where it was one, also in maps that wait to be read, and where it leads to itself', () => {
    const shared = { list: [new Card('one', [1])] };
    const map = new Map(Array.from({ length: 40 }, (_, index) => [String(index), { shared, index }]));
    const round: { self?: unknown; map: unknown } = { map };
    round.self = round;
    const content = restored(restored(new Shelf({ round, twice: [map, map], shared }))).content;
    const read = content as { round: typeof round; twice: [typeof map, typeof map]; shared: typeof shared };
    expect(read.round.self).toBe(read.round);
    expect(read.twice[0]).toBe(read.twice[1]);
    expect(read.round.map).toBe(read.twice[0]);
    expect(read.twice[0].get('7')?.shared).toBe(read.shared);
    expect(read.twice[0].get('8')?.shared).toBe(read.shared);
    expect(read.twice[0].get('8')).toBe(read.twice[0].get('8'));
    expect(read.shared.list[0]).toBeInstanceOf(Card);
  });

  it('goes on as a map that was never written: what was changed, added and taken out holds, with the rest unread', () => {
    const map = new Map(Array.from({ length: 50 }, (_, index) => [`k${String(index)}`, { index }]));
    const again = restored(new Shelf(map));
    const read = again.content as typeof map;
    for (const one of [map, read]) {
      one.get('k3')?.index.toString();
      one.set('k4', { index: -4 });
      one.delete('k5');
      one.set('new', { index: 99 });
    }
    expect(read.has('k5')).toBe(false);
    expect(read.size).toBe(map.size);
    expect(hashOf(imageOf(again))).toBe(hashOf(imageOf(new Shelf(map))));
    expect([...read]).toEqual([...map]);
  });

  it('leaves alone what a new read model has: functions, other parts, and what follows from the rest', () => {
    const shelf = new Shelf('content', new Shelf('of another'));
    shelf.counted = 7;
    const again = restored(shelf, new Shelf(undefined, new Shelf(undefined)));
    expect([again.content, again.counted, again.ask(), again.other?.content]).toEqual(['content', 0, 'content', 'of another']);
  });
});

describe('what cannot be kept', () => {
  it.each([
    ['an object of a class that nobody named', new Unnamed(), /shelf\.content: an object of class Unnamed/],
    ['a function that nobody named', (): number => 1, /shelf\.content: function/],
    ['a date', new Date(0), /class Date/],
    ['half a character', '\ud800', /no Unicode/],
    ['a big integer', 1n, /bigint/],
  ])('is refused by its place: %s', (_, content, message) => {
    expect(() => imageOf(new Shelf(content))).toThrow(NotKept);
    expect(() => imageOf(new Shelf(content))).toThrow(message);
  });
});

describe('the bytes of a snapshot', () => {
  const bytes = new Uint8Array(
    Buffer.concat(
      bytesOfSnapshot({
        code: 'c',
        mark: { position: 5, eventId: 'e', stream: 's', recordedAt: 1 },
        states: [{ name: 'shelf', hash: 'h', image: imageOf(new Shelf(['some', 'texts', 1.5, { a: 1 }])) }],
      }),
    ),
  );

  it('are refused when any of them is another, or they end too early', () => {
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const damaged = bytes.slice();
        damaged[place] = (damaged[place] ?? 0) ^ change;
        expect(() => snapshotOfBytes(damaged)).toThrow(NotASnapshot);
        expect(() => snapshotOfBytes(bytes.slice(0, place))).toThrow(NotASnapshot);
      }),
    );
  });
});
