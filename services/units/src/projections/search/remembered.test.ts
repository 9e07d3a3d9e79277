import { describe, expect, it } from '@jest/globals';
import { Remembered } from './remembered.js';

describe('a remembered answer', () => {
  it('is found once, until newer ones take its room or all are forgotten', () => {
    const found: string[] = [];
    const remembered = new Remembered<string>(2);
    const ask = (question: string): string =>
      remembered.get(question, () => {
        found.push(question);
        return question.toUpperCase();
      });
    expect(['a', 'b', 'a', 'b'].map(ask)).toEqual(['A', 'B', 'A', 'B']);
    expect(['c', 'b', 'c', 'a'].map(ask)).toEqual(['C', 'B', 'C', 'A']);
    expect(found).toEqual(['a', 'b', 'c', 'a']);
    remembered.clear();
    ask('a');
    expect(found).toEqual(['a', 'b', 'c', 'a', 'a']);
  });

  it('is found anew where it was not worth keeping', () => {
    let found = 0;
    const remembered = new Remembered<number>(10, (answer) => answer > 2);
    for (let time = 0; time < 5; time += 1) remembered.get('question', () => (found += 1));
    expect(found).toBe(3);
  });
});
