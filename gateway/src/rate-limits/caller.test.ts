import { describe, expect, test } from '@jest/globals';
import { callerOf } from './caller.js';

const from = (remoteAddress: string | undefined, headers: Record<string, string> = {}) => ({
  headers,
  socket: { remoteAddress },
});

describe('the address of a caller', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:1::6', '2001:db8:1:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    [undefined, ''],
  ])('%s counts as %s', (address, counted) => {
    expect(callerOf(from(address), 0).address).toBe(counted);
  });

  test('is the one that the outermost proxy of ours was called from, and nobody’s own word', () => {
    const headers = { 'x-forwarded-for': '198.51.100.1, 203.0.113.7, 10.0.0.2' };
    expect([0, 1, 2, 3].map((proxies) => callerOf(from('10.0.0.3', headers), proxies).address)).toEqual([
      '10.0.0.3',
      '10.0.0.2',
      '203.0.113.7',
      '198.51.100.1',
    ]);
    expect(callerOf(from('10.0.0.3'), 2).address).toBe('10.0.0.3');
  });
});

test('a token is known by its hash, wherever the transport has it', () => {
  const inHeader = callerOf(from('203.0.113.7', { authorization: 'Bearer a' }), 0).token;
  expect(inHeader).toMatch(/^[\w-]{43}$/);
  expect(callerOf(from('203.0.113.7'), 0, 'Bearer a').token).toBe(inHeader);
  expect(callerOf(from('203.0.113.7'), 0, 'Bearer b').token).not.toBe(inHeader);
  expect(callerOf(from('203.0.113.7'), 0).token).toBeUndefined();
});
