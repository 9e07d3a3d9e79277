import { describe, expect, it } from '@jest/globals';
import { Replicas } from './replicas.js';

/** Replicas at a clock that goes by hand. */
function replicasOf(...urls: string[]): { replicas: Replicas; pass: (seconds: number) => void; turns: (n: number) => string } {
  let now = 0;
  const replicas = new Replicas(urls, () => now);
  const turns = (n: number): string => Array.from({ length: n }, () => replicas.next() ?? '-').join('');
  return { replicas, pass: (seconds) => (now += seconds * 1000), turns };
}

describe('replicas of a service', () => {
  it('are asked by turns', () => {
    expect(replicasOf('a', 'b', 'c').turns(7)).toBe('abcabca');
  });

  it('are passed over for a while when they failed, twice as long each time in a row', () => {
    const { replicas, pass, turns } = replicasOf('a', 'b');
    replicas.failed('a');
    expect(turns(3)).toBe('bbb');
    pass(1);
    expect(turns(2)).toBe('ab');
    replicas.failed('a');
    pass(1.5);
    expect(turns(2)).toBe('bb');
    pass(0.5);
    expect(turns(2)).toBe('ab');
    replicas.answered('a');
    replicas.failed('a');
    pass(1);
    expect(turns(2)).toBe('ab');
  });

  it('rest for half a minute at most', () => {
    const { replicas, pass, turns } = replicasOf('a', 'b');
    for (let n = 0; n < 50; n += 1) replicas.failed('a');
    pass(30);
    expect(turns(2)).toContain('a');
  });

  it('are asked all the same when none is left, the one that has rested longest first', () => {
    const { replicas, pass, turns } = replicasOf('a', 'b');
    replicas.failed('b');
    pass(0.1);
    replicas.failed('a');
    expect(turns(2)).toBe('bb');
    expect(replicasOf('a').turns(2)).toBe('aa');
  });

  it('are named beside those that were asked, as long as there are others', () => {
    const { replicas } = replicasOf('a', 'b', 'c');
    expect([replicas.next(['a']), replicas.next(['a', 'b']), replicas.next(['a', 'b', 'c'])]).toEqual(['b', 'c', undefined]);
    replicas.failed('b');
    expect([replicas.next(['a']), replicas.next(['a', 'c'])]).toEqual(['c', 'b']);
  });

  it('tell those who wait for one that it is given up', () => {
    const { replicas, turns } = replicasOf('a', 'b');
    const told: string[] = [];
    replicas.whenGivenUp('a', () => told.push('a'));
    replicas.whenGivenUp('b', () => told.push('b'));
    replicas.whenGivenUp('a', () => told.push('no longer'))();
    replicas.giveUp('a');
    expect(told).toEqual(['a']);
    expect(turns(2)).toBe('bb');
  });
});
