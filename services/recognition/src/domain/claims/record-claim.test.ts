import { describe, expect, it } from '@jest/globals';
import type { Decided } from '@ntm-ledger/events';
import { LAST_DAY, toIsoDate } from '@ntm-ledger/temporal';
import { COUNTRY } from '../../testing/arbitrary-history.js';
import { eventOf, refusalOf, warningsOf } from '../../testing/decided.js';
import type { Fact } from '../../testing/facts.js';
import { ended, published } from '../../testing/facts.js';
import { History } from '../../testing/history.js';
import { claimed, SCOPE } from '../../testing/plan-facts.js';
import type { RecordClaim } from './record-claim.js';
import { decideClaim } from './record-claim.js';

const COMMAND: RecordClaim = {
  mode: 'LIVE',
  claimId: 'claim',
  metric: 'TITLES_IN_FORCE',
  level: 'NTM',
  unitKind: 'COMMUNE',
  year: null,
  criteriaSetId: null,
  since: null,
  outOf: null,
  statedValue: '17',
  derivation: 'STATED',
  printed: null,
  asOf: toIsoDate('2022-12-31'),
  precision: 'YEAR',
  basis: null,
  source: { title: 'Hội nghị', number: null, issuer: null, issuedOn: null, url: null, digest: null },
};
const AVERAGE = { metric: 'AVERAGE_MET', criteriaSetId: 'xa-ntm-2021', statedValue: '11,54' } as const;

/** What is decided on a total of 2022 with some changes, given what is recorded, on 24/02/2023. */
function decide(when: Partial<RecordClaim> = {}, given: readonly Fact[] = []): Decided {
  const history = new History(...COUNTRY, published('2021-01-01', 'xa-ntm-2021'), ...given);
  const command = { ...COMMAND, ...when };
  const at = history.moment(command.asOf);
  const unit = history.register.unitAt(SCOPE, at);
  if (unit === undefined) throw new Error('the scope is not registered');
  const { criteriaSets } = history.assessments;
  return decideClaim(command, {
    unit,
    set: command.criteriaSetId === null ? undefined : criteriaSets.knownAt(command.criteriaSetId, at.position),
    earlier: history.recognition.claims.claimsOf(SCOPE, { ...at, effectiveOn: LAST_DAY }),
    today: toIsoDate('2023-02-24'),
  });
}

describe('recording a total that a document states', () => {
  it('gives one event in the stream of the unit, as of the day that the total is of', () => {
    expect(decide()).toMatchObject({ outcome: 'accepted', stream: `claims-${SCOPE}` });
    expect(eventOf(decide({ outOf: 19 }))).toMatchObject({
      type: 'ClaimRecorded',
      effectiveOn: '2022-12-31',
      precision: 'YEAR',
      concerns: [SCOPE],
      warnings: [],
      data: { metric: 'TITLES_IN_FORCE', level: 'NTM', unitKind: 'COMMUNE', statedValue: '17', outOf: 19 },
    });
  });

  it('keeps the number in its one form, with its sign', () => {
    expect(eventOf(decide(AVERAGE)).data).toMatchObject({ statedValue: '11.54' });
    const change = { ...AVERAGE, metric: 'AVERAGE_CHANGE', statedValue: '+1,50', since: toIsoDate('2021-12-31') } as const;
    expect(eventOf(decide(change)).data).toMatchObject({ statedValue: '1.5' });
    const short = { metric: 'PLAN_EXCEEDED_BY', year: 2022, statedValue: '-2' } as const;
    expect(eventOf(decide(short)).data).toMatchObject({ statedValue: '-2' });
  });

  it('asks nothing of what the register computes', () => {
    expect(warningsOf(decide({ statedValue: '300' }))).toEqual([]);
  });

  it.each<[string, Partial<RecordClaim>, string]>([
    ['a count that is no whole number', { statedValue: '17.5' }, 'input.statedValue'],
    ['a count below nothing', { statedValue: '-1' }, 'input.statedValue'],
    ['no number at all', { statedValue: 'nhiều' }, 'input.statedValue'],
    ['an average below nothing', { ...AVERAGE, statedValue: '-0.5' }, 'input.statedValue'],
    ['a total of no level', { level: null }, 'input.level'],
    ['a total of no kind', { unitKind: null }, 'input.unitKind'],
    ['titles of no year', { metric: 'TITLES_GRANTED' }, 'input.year'],
    ['a year where there is none', { year: 2022 }, 'input.year'],
    ['a set where there is none', { criteriaSetId: 'xa-ntm-2021' }, 'input.criteriaSet'],
    ['a change since no day', { ...AVERAGE, metric: 'AVERAGE_CHANGE' }, 'input.since'],
    ['a change since a later day', { ...AVERAGE, metric: 'AVERAGE_CHANGE', since: toIsoDate('2022-12-31') }, 'input.since'],
    ['a set that nobody has published', { ...AVERAGE, criteriaSetId: 'xa-mat' }, 'input.criteriaSet'],
    ['a set for other units', { ...AVERAGE, unitKind: 'HAMLET' }, 'input.criteriaSet'],
    [
      'a set of another size',
      { metric: 'CRITERIA_MET', unitKind: null, criteriaSetId: 'xa-ntm-2021', outOf: 9, statedValue: '4' },
      'input.criteriaSet input.outOf',
    ],
    ['a whole of nothing', { outOf: 0 }, 'input.outOf'],
  ])('refuses %s in either mode, with its place', (_, when, path) => {
    for (const mode of ['LIVE', 'BACKFILL'] as const) expect(refusalOf(decide({ ...when, mode }))).toBe(path);
  });

  it.each<[string, Partial<RecordClaim>, readonly Fact[]]>([
    ['claimedUnitStands', {}, [ended('2020-01-01', SCOPE)]],
    ['countedByToday', { asOf: toIsoDate('2023-02-25'), precision: 'DAY' }, []],
    ['levelIsOfTheClaim', { unitKind: 'HAMLET', level: 'ADVANCED' }, []],
    ['criteriaWithinSet', { ...AVERAGE, statedValue: '19.5' }, []],
    ['partWithinWhole', { outOf: 16 }, []],
  ])('refuses LIVE, and records with a warning, what breaks %s', (rule, when, given) => {
    expect(refusalOf(decide(when, given))).toBe(rule);
    expect(warningsOf(decide({ ...when, mode: 'BACKFILL' }, given))).toContain(rule);
  });

  it('takes a total once from a document, and again from another', () => {
    const { stream, draft } = claimed('2022-12-31', '16');
    const told = { stream, draft: { ...draft, source: COMMAND.source } };
    expect(refusalOf(decide({}, [told]))).toBe('statedOnceByADocument');
    expect(refusalOf(decide({ source: { ...COMMAND.source, title: 'Báo cáo' } }, [told]))).toBe('accepted');
    expect(refusalOf(decide({ level: 'ADVANCED' }, [told]))).toBe('accepted');
  });
});
