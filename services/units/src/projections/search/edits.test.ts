import { describe, expect, it } from '@jest/globals';
import { editsBetween, misprintsForgiven } from './edits.js';

describe('the misprints between two words', () => {
  it.each([
    ['giang', 'giang', 0],
    ['gang', 'giang', 1],
    ['giaang', 'giang', 1],
    ['giamg', 'giang', 1],
    ['gaing', 'giang', 1],
    ['ginag', 'giang', 1],
    ['gnaig', 'giang', 2],
    ['', 'ab', 2],
    ['ab', '', 2],
    ['ca', 'abc', 3],
  ])('from "%s" to "%s" are %s', (typed, word, edits) => {
    expect(editsBetween(typed, word)).toBe(edits);
  });
});

describe('misprints are forgiven', () => {
  it('once from four letters on, twice from eight on, and never in shorter words and figures', () => {
    expect(['ha', 'hoa', 'gang', 'langson', 'thanhhoa', '15283', 'a'.repeat(65)].map(misprintsForgiven)).toEqual([
      0, 0, 1, 1, 2, 0, 0,
    ]);
  });
});
