import { describe, expect, it } from '@jest/globals';
import { progressLine } from './progress-line.js';

function shown(isTTY: boolean, steps: readonly (readonly [string, number, number])[]): string {
  let written = '';
  const progress = progressLine({
    isTTY,
    write: (text: string | Uint8Array) => {
      written += String(text);
      return true;
    },
  });
  for (const step of steps) progress(...step);
  return written;
}

describe('progress', () => {
  it('is one line on a terminal, written over, that ends when the thing is done', () => {
    expect(
      shown(true, [
        ['facts', 0, 4],
        ['facts', 1, 4],
        ['facts', 4, 4],
      ]),
    ).toBe(
      `\rfacts [${' '.repeat(24)}] 0 of 4\rfacts [${'='.repeat(6)}${' '.repeat(18)}] 1 of 4\rfacts [${'='.repeat(24)}] 4 of 4\n`,
    );
  });

  it('is not written again on a terminal while it would look the same', () => {
    const steps = Array.from({ length: 10_000 }, (_, done) => ['events', done, 10_000] as const);
    expect(shown(true, steps).split('\r')).toHaveLength(101);
  });

  it('is a line a thing, when it is done, where nobody looks on', () => {
    expect(
      shown(false, [
        ['days', 1, 2],
        ['days', 2, 2],
        ['events', 3, 3],
      ]),
    ).toBe('days: 2\nevents: 3\n');
  });

  it('is done at once where there is nothing to do', () => {
    expect(shown(true, [['events', 0, 0]])).toMatch(/0 of 0\n$/);
  });
});
