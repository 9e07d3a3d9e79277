import { describe, expect, it } from '@jest/globals';
import { Places } from './places.js';

describe('the places of a search', () => {
  it('are those that it gave, and none of any search before', () => {
    const places = new Places();
    for (let search = 0; search < 20; search += 1) {
      places.start();
      const given = new Map<number, number>();
      for (let number = search; number < 500; number += 7) {
        expect(places.of(number)).toBeUndefined();
        places.give(number, given.size % 40);
        given.set(number, given.size % 40);
      }
      for (let number = 0; number < 600; number += 1) expect(places.of(number)).toBe(given.get(number));
    }
  });
});
