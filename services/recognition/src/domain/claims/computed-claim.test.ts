import { describe, expect, it } from '@jest/globals';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { Fact } from '../../testing/facts.js';
import { absorbed, acknowledged, ended, granted, published, registered, retyped, revoked } from '../../testing/facts.js';
import { History } from '../../testing/history.js';
import { COUNTRY } from '../../testing/arbitrary-history.js';
import { adopted, claimed, SCOPE, scored, titleTarget, totalTarget } from '../../testing/plan-facts.js';
import type { ComparedClaim } from './computed-claim.js';
import { compareClaim } from './computed-claim.js';

/** The claim recorded last, held against what else is recorded, as everything is known on a day. */
function compared(given: readonly Fact[], claim: Fact, day = '2025-01-01'): ComparedClaim {
  const history = new History(...COUNTRY, published('2017-01-01', 'xa-ntm-2016'), ...given, claim);
  const moment = history.moment(day);
  const recorded = history.recognition.claims.claimsOf(SCOPE, moment).at(-1);
  if (recorded === undefined) throw new Error(`nothing is claimed by ${day}`);
  return compareClaim({ claim: recorded, known: history.recognition, moment });
}

/** Communes of the scope with titles: 61 in all, of which nine end with the mergers of 01/01/2020, and 13 that are recognised in 2020. */
function langSon(): Fact[] {
  const name = (n: number): string => `xa-${String(n).padStart(2, '0')}`;
  const all = Array.from({ length: 74 }, (_, n) => n);
  return [
    ...all.map((n) => registered('2004-01-01', { unitId: name(n), name: `Xã ${String(n)}`, parentId: SCOPE })),
    ...all.slice(0, 61).map((n) => granted('2019-06-01', { unitId: name(n), awardYear: 2019 })),
    ...all
      .slice(0, 9)
      .flatMap((n) => [
        ended('2020-01-01', name(n), [{ unitId: name(9), extent: 'WHOLE', clause: null }]),
        absorbed('2020-01-01', name(9), name(n)),
      ]),
    ...all.slice(61).map((n) => granted('2020-11-01', { unitId: name(n), awardYear: 2020 })),
  ];
}

describe('titles in force', () => {
  it('are counted as of the claim’s own day, as far as is known at the moment', () => {
    const given = [granted('2021-06-01', { unitId: 'a', awardYear: 2021 })];
    expect(compared(given, claimed('2021-12-31', '1'))).toEqual({
      computedValue: '1',
      agrees: true,
      explanation: '0 held it on 2020-12-31; since then 1 recognised (xã Hà Vân): 0 + 1 = 1 on 2021-12-31.',
    });
    expect(compared([...given, revoked('2022-01-01', { unitId: 'a' })], claimed('2021-12-31', '1')).agrees).toBe(true);
  });

  it('explain why 61 + 13 is 65: nine ended by unit changes of 01/01/2020', () => {
    const given = [
      ...langSon(),
      claimed('2019-12-31', '61'),
      claimed('2020-12-31', '13', { metric: 'TITLES_GRANTED', year: 2020 }),
    ];
    expect(compared(given, claimed('2020-12-31', '65'))).toEqual({
      computedValue: '65',
      agrees: true,
      explanation:
        '61 held it on 2019-12-31; since then 13 recognised (xã Xã 61, xã Xã 62, xã Xã 63, xã Xã 64, xã Xã 65 and 8 more), ' +
        '9 ended by unit change on 2020-01-01 (xã Xã 0, xã Xã 1, xã Xã 2, xã Xã 3, xã Xã 4 and 4 more): 61 + 13 - 9 = 65 on 2020-12-31. ' +
        '61 stated as of 2019-12-31 + 13 stated for 2020 = 74, not 65 (9 fewer).',
    });
  });

  it('that the register does not all know are said to be known in part', () => {
    const given = [granted('2018-10-31', { unitId: 'a', awardYear: 2018 }), ended('2020-01-01', 'a')];
    const before = compared(given, claimed('2019-12-31', '61'));
    expect(before).toMatchObject({ computedValue: '1', agrees: false });
    expect(before.explanation).toBe('The register knows 1 of the 61. 1 held it on 2018-12-31 and on 2019-12-31 alike.');
  });

  it('that the register knows more of are said to be more', () => {
    const given = [granted('2019-01-01', { unitId: 'a' }), granted('2019-01-01', { unitId: 'b' })];
    expect(compared(given, claimed('2019-12-31', '1')).explanation).toContain('The register knows 2, 1 more than the 1 stated.');
  });

  it('of a year may have been decided later, and are told beside', () => {
    const given = [granted('2020-01-26', { unitId: 'a', awardYear: 2019 })];
    const claim = compared(given, claimed('2019-12-31', '1'));
    expect(claim).toMatchObject({ computedValue: '0', agrees: false });
    expect(claim.explanation).toContain('Decided later, for 2019 or before: 1 more (xã Hà Vân).');
  });

  it('come by acknowledgement too, and go with a unit that leaves the scheme or the scope', () => {
    const given = [
      granted('2018-06-01', { unitId: 'a' }),
      retyped('2019-05-01', 'a', 'thị trấn'),
      acknowledged('2019-07-01', { unitId: 'b' }),
    ];
    expect(compared(given, claimed('2019-12-31', '1')).explanation).toBe(
      '1 held it on 2018-12-31; since then 1 acknowledged after a merger (xã Hà Vân), 1 ended by unit change on 2019-05-01 (xã Hà Vân): 1 + 1 - 1 = 1 on 2019-12-31.',
    );
  });

  it('are given out of a whole, which may be another one', () => {
    expect(compared([], claimed('2019-12-31', '0', { outOf: 2 })).explanation).not.toContain('out of');
    expect(compared([], claimed('2019-12-31', '0', { outOf: 3 })).explanation).toContain(
      'The document counts out of 3, and huyện Hà Vân has 2 on 2019-12-31.',
    );
  });

  it('add up from what documents state of before and of the year: 14 + 3 = 17', () => {
    const given = [
      claimed('2021-12-31', '14', { derivation: 'DERIVED' }),
      claimed('2022-12-31', '3', { metric: 'TITLES_GRANTED', year: 2022 }),
    ];
    expect(compared(given, claimed('2022-12-31', '17')).explanation).toContain(
      '14 stated as of 2021-12-31 + 3 stated for 2022 = 17.',
    );
  });
});

describe('units', () => {
  it('are those that stand; of communes, those of the programme', () => {
    expect(compared([], claimed('2022-12-31', '2', { metric: 'UNITS', level: null }))).toMatchObject({
      computedValue: '2',
      agrees: true,
    });
    const hamlets = claimed('2022-12-31', '3', { metric: 'UNITS', level: null, unitKind: 'HAMLET' });
    expect(compared([], hamlets)).toMatchObject({ computedValue: '2', agrees: false });
  });
});

describe('titles granted for a year', () => {
  it('are counted by the year they are for', () => {
    const given = [
      granted('2020-01-26', { unitId: 'a', awardYear: 2019 }),
      granted('2019-06-01', { unitId: 'b', awardYear: 2018 }),
    ];
    const claim = { metric: 'TITLES_GRANTED', year: 2019 } as const;
    expect(compared(given, claimed('2020-02-12', '1', claim))).toEqual({
      computedValue: '1',
      agrees: true,
      explanation: '1 commune recognised as NTM for 2019 by 2020-02-12: xã Hà Vân.',
    });
    expect(compared(given, claimed('2019-12-31', '1', claim))).toMatchObject({ computedValue: '0', agrees: false });
  });
});

describe('a plan that was exceeded', () => {
  const exceeded = claimed('2022-12-31', '1', { metric: 'PLAN_EXCEEDED_BY', year: 2022 });
  const two = [granted('2022-05-01', { unitId: 'a', awardYear: 2022 }), granted('2022-05-01', { unitId: 'b', awardYear: 2022 })];

  it('is what was recognised less what was planned, as a number or by names', () => {
    const number = adopted('2022-01-15', [totalTarget(1, { counting: 'MORE' })]);
    expect(compared([...two, number], exceeded)).toEqual({
      computedValue: '1',
      agrees: true,
      explanation: '2 recognised for 2022 by 2022-12-31, 1 planned.',
    });
    const names = adopted('2022-01-15', [titleTarget('a'), titleTarget('b')]);
    expect(compared([...two, names], exceeded)).toMatchObject({ computedValue: '0', agrees: false });
  });

  it('is not known without the plan, but documents say what it must have been', () => {
    const granted13 = claimed('2022-12-31', '13', { metric: 'TITLES_GRANTED', year: 2022 });
    expect(compared([granted13], exceeded)).toEqual({
      computedValue: null,
      agrees: null,
      explanation:
        'No plan for 2022 that gives a number of NTM titles is recorded. Documents state 13 for 2022, so a plan of 12.',
    });
  });
});

describe('an average', () => {
  const set = { metric: 'AVERAGE_MET', criteriaSetId: 'xa-ntm-2016' } as const;
  const year2019 = [scored('2019-12-31', 'a', 12, 'xa-ntm-2016'), scored('2019-12-31', 'b', 11, 'xa-ntm-2016')];

  it('is over the scores that are known, and says over how many of how many', () => {
    expect(compared(year2019, claimed('2019-12-31', '11.5', { ...set, outOf: 207 }))).toEqual({
      computedValue: '11.50',
      agrees: true,
      explanation:
        'The register knows the scores of 2 of 2 communes by "xa-ntm-2016" on 2019-12-31; the document averages over 207.',
    });
    expect(compared(year2019.slice(1), claimed('2019-12-31', '11.54', set))).toMatchObject({
      computedValue: '11.00',
      agrees: false,
      explanation: expect.stringContaining('the scores of 1 of 2 communes'),
    });
  });

  it('without scores, or of no named set, is not known', () => {
    expect(compared([], claimed('2019-12-31', '11.54', set))).toMatchObject({ computedValue: null, agrees: null });
    expect(compared(year2019, claimed('2019-12-31', '11.54', { metric: 'AVERAGE_MET' }))).toEqual({
      computedValue: null,
      agrees: null,
      explanation: 'The document names no criteria set; scores of different sets are not compared.',
    });
    expect(compared(year2019, claimed('2019-12-31', '11.54', { ...set, criteriaSetId: 'xa-mat' }))).toMatchObject({
      computedValue: null,
    });
  });

  it('moved by so much, of which mergers alone may have moved a part', () => {
    const before = [scored('2018-12-31', 'a', 10, 'xa-ntm-2016'), scored('2018-12-31', 'b', 10, 'xa-ntm-2016')];
    const change = claimed('2019-12-31', '1.5', { ...set, metric: 'AVERAGE_CHANGE', since: toIsoDate('2018-12-31') });
    const merged = compared([...before, ...year2019, ended('2019-12-01', 'b')], change);
    expect(merged).toMatchObject({ computedValue: '2.00', agrees: false });
    expect(merged.explanation).toContain('on the 1 units of both days it moved by 2.00');
    expect(compared([...before, ...year2019], change)).toMatchObject({ computedValue: '1.50', agrees: true });
  });
});

describe('criteria met by the unit itself', () => {
  it('are those of its scorecard on the day', () => {
    const set = published('2021-01-01', 'huyen-ntm-2021');
    const claim = claimed('2022-12-31', '4', {
      metric: 'CRITERIA_MET',
      unitKind: null,
      criteriaSetId: 'huyen-ntm-2021',
      outOf: 9,
    });
    expect(compared([set, scored('2022-12-31', SCOPE, 4, 'huyen-ntm-2021', 9)], claim)).toMatchObject({
      computedValue: '4',
      agrees: true,
      explanation: 'huyện Hà Vân meets 4 of 9 as of 2022-12-31 by "huyen-ntm-2021", as a document states it.',
    });
    expect(compared([set], claim)).toMatchObject({ computedValue: null, agrees: null });
  });
});
