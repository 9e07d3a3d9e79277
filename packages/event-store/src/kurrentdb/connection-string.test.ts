import { describe, expect, test } from '@jest/globals';
import { inspect } from 'node:util';
import { openEventStore } from '../open-event-store.js';
import { asksLeader, BadStoreUrl, isKurrentDbUrl, toConnectionString, withoutPassword } from './connection-string.js';

describe('the address of a log server', () => {
  test.each([
    ['esdb://localhost:2113?tls=false', 'esdb://localhost:2113?tls=false'],
    ['kurrentdb://localhost:2113?tls=false', 'esdb://localhost:2113?tls=false'],
    ['kurrentdb+discover://log.example:2113', 'esdb+discover://log.example:2113?nodePreference=leader'],
    ['esdb://a:1,b:2,c:3?tls=false', 'esdb://a:1,b:2,c:3?tls=false&nodePreference=leader'],
    ['esdb://a:1,b:2?nodePreference=follower', 'esdb://a:1,b:2?nodePreference=follower'],
  ])('%s is given to the client as %s', (url, expected) => {
    expect(isKurrentDbUrl(url)).toBe(true);
    expect(toConnectionString(url)).toBe(expected);
  });

  test.each(['http://localhost:2113', 'localhost:2113', 'esdb://', 'esdb://?tls=false', 'esdb://a:1?throwOnAppendFailure=false'])(
    'is refused with what would be right: %s',
    async (url) => {
      expect(() => toConnectionString(url)).toThrow(BadStoreUrl);
      await expect(openEventStore({ url, path: '' })).rejects.toThrow(/"[^"]*"/);
    },
  );

  test.each([
    ['esdb://a:1?tls=false', true],
    ['esdb://a:1,b:2', true],
    ['esdb://a:1,b:2?nodePreference=leader', true],
    ['esdb+discover://a:1?tls=true&nodePreference=follower', false],
  ])('%s asks for the leader: %s', (url, asks) => {
    expect(asksLeader(url)).toBe(asks);
  });

  test.each([
    ['esdb://clerk:se/cret@log:2113', 'esdb://clerk:…@log:2113'],
    ['esdb://clerk:se@cret@log:2113', 'esdb://clerk:…@log:2113'],
    ['esdb://:secret@log:2113', 'esdb://:…@log:2113'],
    ['esdb://clerk:secret?@log:2113?tls=false', 'esdb://clerk:…@log:2113?tls=false'],
    ['esdb://clerk@log:2113', 'esdb://clerk@log:2113'],
    ['esdb://a:1,b:2?tls=false', 'esdb://a:1,b:2?tls=false'],
  ])('is shown without its password, however badly it is written: %s', (url, shown) => {
    expect(withoutPassword(url)).toBe(shown);
  });

  test('is shown without its password', async () => {
    expect(withoutPassword('esdb://clerk:secret@log:2113')).toBe('esdb://clerk:…@log:2113');
    const refused = openEventStore({ url: 'esdb://clerk:secret@log:port', path: '' });
    await expect(refused).rejects.toThrow(BadStoreUrl);
    const error: unknown = await refused.catch((reason: unknown) => reason);
    // What ends a process is printed whole, with its causes.
    expect(inspect(error)).not.toMatch(/secret/);
  });
});
