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

describe('assessments as version 1 recorded them', () => {
  it('published thresholds as text, which is then what the source prints, sourced in both halves or in none', () => {
    const indicator = { code: '2.1', name: 'Đường xã', threshold: '≥ 100 %', sourced: true };
    const unseen = { code: '2.2', name: 'Đường thôn', threshold: null, sourced: false };
    const criteria = [{ number: 2, name: 'Giao thông', sourced: true, indicators: [indicator, unseen] }];
    const data = { criteriaSetId: 'xa-ntm-2009', size: 19, sizeSourced: true, criteria };
    const known = { unit: null, comparator: null, thresholds: [] };
    expect(upcast('CriteriaSetPublished', 1, data)).toEqual({
      criteriaSetId: 'xa-ntm-2009',
      size: 19,
      sizeSourced: true,
      annex: null,
      indicatorsTotal: null,
      indicatorsTotalSourced: false,
      bands: [],
      critical: [],
      criticalSourced: false,
      criteria: [
        {
          number: 2,
          name: 'Giao thông',
          sourced: true,
          indicators: [
            { ...known, code: '2.1', name: 'Đường xã', printed: '≥ 100 %', textSourced: true, thresholdsSourced: true },
            { ...known, code: '2.2', name: 'Đường thôn', printed: null, textSourced: false, thresholdsSourced: false },
          ],
        },
      ],
    });
    expect(criteria[0]?.indicators[0]).toEqual(indicator);
  });

  it('said what is, of no known round, without evidence', () => {
    const data = { unitId: 'ha-van', size: 19, criteria: [{ number: 2, outcome: 'MET', indicators: [] }] };
    expect(upcast('UnitAssessed', 1, data)).toEqual({
      ...data,
      round: null,
      statement: 'ACTUAL',
      assessor: null,
      criteria: [{ number: 2, outcome: 'MET', indicators: [], evidence: [] }],
    });
    expect(upcast('ScoreStated', 1, { met: 15, size: 19 })).toEqual({ met: 15, size: 19, statement: 'ACTUAL' });
  });

  it('held every value for one of the year of the day they are as of, as version 2 did', () => {
    const indicator = { code: '10', value: '52.5', outcome: null };
    const criterion = { number: 10, outcome: 'MET', indicators: [indicator], evidence: [] };
    const data = { unitId: 'ha-van', statement: 'PLAN', criteria: [criterion] };
    const inYears = { ...data, criteria: [{ ...criterion, indicators: [{ ...indicator, year: null }] }] };
    expect(upcast('UnitAssessed', 2, data)).toEqual(inYears);
    expect(upcast('UnitAssessed', 1, data)).toMatchObject({ criteria: [{ indicators: [{ code: '10', year: null }] }] });
    expect(indicator).not.toHaveProperty('year');
  });

  it('are left as they are in the newest version', () => {
    const data = { statement: 'PLAN' };
    for (const type of ['CriteriaSetPublished', 'ScoreStated'] as const) expect(upcast(type, 2, data)).toBe(data);
    expect(upcast('UnitAssessed', 3, data)).toBe(data);
  });

  it('of a shape that no program wrote stop nothing', () => {
    expect(upcast('CriteriaSetPublished', 1, null)).toMatchObject({ criteria: [] });
    expect(upcast('UnitAssessed', 1, { criteria: 'none' })).toMatchObject({ criteria: [] });
  });
});

describe('decisions as version 1 recorded them', () => {
  it.each(['RecognitionGranted', 'TitleAcknowledged', 'RecognitionRefused', 'TitleRevoked'] as const)(
    'decided no case, since the log knew none (%s)',
    (type) => {
      const data = { decisionId: 'decision', unitId: 'ha-hai' };
      expect(upcast(type, 1, data)).toEqual({ ...data, caseId: null });
      expect(upcast(type, 2, { ...data, caseId: 'case' })).toEqual({ ...data, caseId: 'case' });
      expect(upcast(type, 1, null)).toBeNull();
    },
  );
});

describe('an event of a newer version', () => {
  it('is not folded by a program that does not know it', () => {
    expect(() => upcast('UnitRenamed', 4, {}, STEPS, NEWEST)).toThrow(UnreadableEvent);
  });
});
