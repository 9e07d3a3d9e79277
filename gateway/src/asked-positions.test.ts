import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { greatestMinPosition } from './asked-positions.js';

describe('the position that an operation asks for', () => {
  test('is the greatest of all in its text and its variables', () => {
    const document = parse(
      'query($at: AtInput, $minPosition: Position) { a: unit(at: $at) { id } b: unit(at: { minPosition: "7" }) { id } }',
    );
    expect(greatestMinPosition(document, {})).toBe('7');
    expect(greatestMinPosition(document, { at: { minPosition: '12' } })).toBe('12');
    expect(greatestMinPosition(document, { at: { minPosition: '12' }, minPosition: '100' })).toBe('100');
  });

  test('is none where none is asked, or where what is asked is no position', () => {
    const document = parse('query($at: AtInput) { unit(at: $at) { id } }');
    expect(greatestMinPosition(document, undefined)).toBeUndefined();
    expect(greatestMinPosition(document, { at: { minPosition: 'x', moment: '2022-12-31@5' } })).toBeUndefined();
  });
});
