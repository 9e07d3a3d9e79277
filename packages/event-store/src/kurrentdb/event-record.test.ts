import { describe, expect, test } from '@jest/globals';
import { StoreStopped } from '../errors.js';
import { positionOf, revisionOf } from './event-record.js';

const MOST = 2n ** 53n - 1n;

describe('a place on a log server', () => {
  test('is a number as long as one holds it exactly', () => {
    expect(positionOf({ commit: MOST, prepare: MOST })).toBe(Number.MAX_SAFE_INTEGER);
    expect(revisionOf(MOST)).toBe(Number.MAX_SAFE_INTEGER);
  });

  test('is never rounded: beyond that the store stops', () => {
    expect(() => positionOf({ commit: MOST + 1n, prepare: MOST + 1n })).toThrow(StoreStopped);
    expect(() => positionOf({ commit: MOST + 1n, prepare: MOST + 1n })).toThrow('9007199254740992 is beyond 2^53 - 1');
    expect(() => revisionOf(MOST + 1n)).toThrow(StoreStopped);
  });

  test('is one number, so an event that has two was written by something else', () => {
    expect(() => positionOf({ commit: 8n, prepare: 7n })).toThrow(/two positions, 8 and 7/);
    expect(() => positionOf(undefined)).toThrow(/has not said where/);
  });
});
