import { describe, expect, it } from '@jest/globals';
import { Origins } from './origins.js';

const ONE = { log: 'log-1', build: 'build-1' };
const NEXT = { log: 'log-1', build: 'build-2' };

/** Origins of two services at a clock that goes by hand. */
function originsAt(): { origins: Origins; pass: (seconds: number) => void } {
  let now = 0;
  return { origins: new Origins(['units', 'audit'], () => now), pass: (seconds) => (now += seconds * 1000) };
}

describe('what answers come from', () => {
  it('is known once every service has said so', () => {
    const { origins } = originsAt();
    origins.hear('units', ONE);
    expect(origins.current()).toBeUndefined();
    origins.hear('audit', ONE);
    const known = origins.current();
    expect(known).toMatch(/^[\w-]{43}$/);
    origins.hear('units', { ...ONE });
    expect(origins.current()).toBe(known);
  });

  it('is not known again once a service knows none', () => {
    const { origins } = originsAt();
    for (const service of ['units', 'audit']) origins.hear(service, ONE);
    origins.hear('audit', undefined);
    expect(origins.current()).toBeUndefined();
  });

  it('is not known while replicas say different things, and another one after that', () => {
    const { origins, pass } = originsAt();
    for (const service of ['units', 'audit']) origins.hear(service, ONE);
    const before = origins.current();
    origins.hear('units', NEXT);
    expect(origins.current()).toBeUndefined();
    pass(40);
    origins.hear('units', ONE);
    origins.hear('units', NEXT);
    pass(40);
    expect(origins.current()).toBeUndefined();
    pass(30);
    expect(origins.current()).toMatch(/^[\w-]{43}$/);
    expect(origins.current()).not.toBe(before);
  });

  it('is another one when two services change places', () => {
    const [there, here] = [originsAt().origins, originsAt().origins];
    there.hear('units', ONE);
    there.hear('audit', NEXT);
    here.hear('units', NEXT);
    here.hear('audit', ONE);
    expect(there.current()).not.toBe(here.current());
  });
});
