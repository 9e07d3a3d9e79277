import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { abovenessOf } from './aboveness.js';
import { closenessTo, fullClosenessTo } from './closeness.js';
import type { Measure } from './measure.js';
import { measured, NOT_MEANT } from './measure.js';
import { NameIndex } from './name-index.js';
import { readText, typedSpelling } from './reading.js';
import { spellName } from './spelling.js';
import { fitsBetween } from './word-fit.js';

/** Words that are beginnings, other spellings and misprints of one another. */
const WORDS = [
  'hà',
  'hạ',
  'ha',
  'hai',
  'hải',
  'trung',
  'trưng',
  'trng',
  'mỹ',
  'mi',
  'minh',
  'đắk',
  'dắc',
  'lạch',
  'quí',
  'quýt',
  '4',
  '04',
];
const names = fc
  .uniqueArray(
    fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 }).map((words) => words.join(' ')),
    { maxLength: 30 },
  )
  .map((list) => [...list, 'Hà Trung', "M'Đrắk", '-']);
const texts = fc
  .array(fc.tuple(fc.constantFrom(...WORDS, 'trugn', 'hatrung', 'hatrngu', 'h', 'mdrak'), fc.constantFrom(' ', ' ', '')), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.flat().join(''));

const MEASURES: readonly ((typed: Measure['typed']) => Measure)[] = [closenessTo, fullClosenessTo, abovenessOf];

describe('an index of names', () => {
  it('finds the names that may be meant, and how far they are: those that comparing each with the text tells', () => {
    fc.assert(
      fc.property(names, texts, fc.constantFrom(...MEASURES), fc.boolean(), (given, text, measureOf, atEnd) => {
        const index = new NameIndex();
        for (const name of given) index.add(name);
        const read = readText(atEnd ? text : `${text}, x`);
        const measure = measureOf(typedSpelling(read, 0, atEnd ? read.words.length : read.words.length - 1));
        const expected = given.flatMap((name): [string, number][] => {
          const spelling = spellName(name);
          const distance = measured(measure, spelling, fitsBetween(measure.typed, spelling));
          return distance < NOT_MEANT ? [[name, distance]] : [];
        });
        const { names: found, distances } = index.near(measure);
        const told = found.map((name, place): [string, number] => [index.table.textOf(name), distances[place] ?? NOT_MEANT]);
        expect(new Map(told)).toEqual(new Map(expected));
        expect(told).toHaveLength(expected.length);
      }),
      { numRuns: 1_500 },
    );
  });

  it.each(['ha', 'giang ha'])('knows a name that was added after the same text was looked for: "%s"', (text) => {
    const index = new NameIndex();
    index.add('Hà Giang');
    const read = readText(text);
    const measure = closenessTo(typedSpelling(read, 0, read.words.length));
    expect(index.near(measure).names).toEqual([0]);
    expect(index.add('Hạ Thượng Giang')).toBe(1);
    expect(index.add('Hà Giang')).toBe(0);
    expect(new Set(index.near(measure).names)).toEqual(new Set([0, 1]));
  });
});
