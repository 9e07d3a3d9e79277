import { describe, expect, it } from '@jest/globals';
import { SCHEMA_VERSIONS } from './catalogue.js';
import { UnreadableEvent, upcast } from './upcasting.js';

const NEWEST = { ...SCHEMA_VERSIONS, UnitRenamed: 3 };
const STEPS = {
  UnitRenamed: {
    1: (data: unknown) => ({ ...(data as object), two: true }),
    2: (data: unknown) => ({ ...(data as object), three: true }),
  },
};

describe('an event of an older version', () => {
  it('is brought to the newest one step after the other', () => {
    expect(upcast('UnitRenamed', 1, { name: 'Hà Giang' }, STEPS, NEWEST)).toEqual({ name: 'Hà Giang', two: true, three: true });
    expect(upcast('UnitRenamed', 2, { name: 'Hà Giang' }, STEPS, NEWEST)).toEqual({ name: 'Hà Giang', three: true });
  });

  it('is left as it is when it is of the newest', () => {
    const data = { name: 'Hà Giang' };
    expect(upcast('UnitRenamed', 3, data, STEPS, NEWEST)).toBe(data);
  });

  it('is not guessed at when a step is missing', () => {
    expect(() => upcast('UnitRenamed', 1, {}, { UnitRenamed: { 1: (data) => data } }, NEWEST)).toThrow(
      'UnitRenamed: no upcaster from version 2 to 3',
    );
  });
});

describe('what became of what, as version 1 recorded it', () => {
  it.each(['UnitEstablished', 'UnitEnded', 'UnitAbsorbed', 'UnitCeded'] as const)(
    'was stated by an act or a document, since nothing else was recorded then (%s)',
    (type) => {
      const data = { unitId: 'ha-van', predecessors: [] };
      expect(upcast(type, 1, data)).toEqual({ ...data, certainty: 'STATED' });
      expect(data).not.toHaveProperty('certainty');
    },
  );

  it('is left as it is in version 2', () => {
    const data = { unitId: 'ha-van', certainty: 'INFERRED' };
    expect(upcast('UnitEnded', 2, data)).toBe(data);
  });
});

describe('an event of a newer version', () => {
  it('is not folded by a program that does not know it', () => {
    expect(() => upcast('UnitRenamed', 4, {}, STEPS, NEWEST)).toThrow(UnreadableEvent);
  });
});
