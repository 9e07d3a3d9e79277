import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NumberColumn } from './number-column.js';

describe('a column of numbers', () => {
  it('holds what a list would', () => {
    const numbers = fc.array(fc.double({ noNaN: true }), { maxLength: 100 });
    fc.assert(
      fc.property(numbers, fc.array(fc.tuple(fc.nat({ max: 120 }), fc.integer()), { maxLength: 5 }), (given, changes) => {
        const column = new NumberColumn();
        const list = [...given];
        for (const number of given) column.push(number);
        for (const [place, number] of changes) {
          if (place < list.length) {
            column.set(place, number);
            list[place] = number;
          } else {
            expect(() => column.set(place, number)).toThrow(RangeError);
          }
        }
        expect(column.length).toBe(list.length);
        expect(Array.from({ length: 125 }, (_, place) => column.at(place - 2))).toEqual(
          Array.from({ length: 125 }, (_, place) => (place < 2 ? undefined : list[place - 2])),
        );
        expect(column.last()).toBe(list.at(-1));
        expect([...column.filter((number) => number > 0)]).toEqual(list.filter((number) => number > 0));
      }),
    );
  });

  it('says how many are at most as large as one', () => {
    const column = new NumberColumn();
    for (const number of [1, 3, 3, 7]) column.push(number);
    expect([0, 1, 2, 3, 6, 7, 8].map((limit) => column.countUpTo(limit))).toEqual([0, 1, 1, 3, 3, 4, 4]);
  });
});
