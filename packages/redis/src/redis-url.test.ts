import { expect, it } from '@jest/globals';
import { checkedRedisUrl, redisPlace } from './redis-url.js';

it.each(['redis://127.0.0.1:6379', 'redis://cache', 'rediss://user:secret@cache.example:6380/3', 'redis://[::1]:6379/'])(
  '%s is an address',
  (url) => {
    expect(checkedRedisUrl(url)).toBe(url);
  },
);

it.each(['127.0.0.1:6379', 'http://cache:6379', 'redis://', 'redis://cache/name', 'redis://user:secret@cache/x', ''])(
  '%j is none, and the refusal says what would be right and no secret',
  (url) => {
    expect(() => checkedRedisUrl(url)).toThrow(/expected redis:\/\/host:6379/);
    expect(() => checkedRedisUrl(url)).not.toThrow(/secret/);
  },
);

it('its place has nothing secret', () => {
  expect(redisPlace('rediss://user:secret@cache.example')).toBe('cache.example:6379');
});
