import { describe, expect, it } from '@jest/globals';
import type { Decided } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import { opened } from '../testing/case-facts.js';
import { eventOf, refusalOf, warningsOf } from '../testing/deciding-cases.js';
import type { Fact } from '../testing/facts.js';
import { ended, established, granted, published, registered, revoked } from '../testing/facts.js';
import { History } from '../testing/history.js';
import { decidesACase } from './cases/decision-of-a-case.js';
import type { RecordDecision } from './decision-command.js';
import { effectiveDayOf } from './decision-command.js';
import { decideDecision } from './record-decision.js';
import { HAMLETS_BY_PRACTICE } from './procedures/hamlets.js';
import type { Procedure } from './procedures/index.js';
import { isInForce } from './title.js';

const UNIT = 'hoat-giang';
const stands = registered('2004-01-01', { unitId: UNIT, name: 'Hà Hải' });

const RECOGNITION: RecordDecision = {
  kind: 'RECOGNITION',
  mode: 'LIVE',
  decisionId: 'decision',
  titleId: 'title',
  level: 'NTM',
  field: null,
  awardYear: 2022,
  criteriaSetId: 'xa-ntm-2021',
  caseId: null,
  number: '99/QĐ-UBND',
  signedOn: toIsoDate('2023-01-26'),
  authority: 'Chủ tịch UBND tỉnh Thanh Hóa',
  effectiveOn: null,
  precision: 'DAY',
  attestation: 'NAMED',
  basis: null,
  source: null,
};

/** These tests are of the rules for decisions alone. */
const ASKS_NOTHING: Procedure = { ...HAMLETS_BY_PRACTICE, stages: [], conditions: [] };

const DECIDER = { id: 'decider-1', role: 'decider', scope: 'VN' };

/** What is decided on a recognition of 26/01/2023 with some changes, given what is recorded one criteria set and a case under way by a procedure that asks nothing, by default on 24/02/2023. */
function decide(
  given: readonly Fact[],
  when: Partial<RecordDecision> = {},
  today = '2023-02-24',
  yearOfCase = when.awardYear === undefined ? RECOGNITION.awardYear : when.awardYear,
): Decided {
  const command = { ...RECOGNITION, ...when };
  const { level } = command;
  const underWay = opened('2010-01-01', { unitId: UNIT, caseId: 'case', level, awardYear: yearOfCase, procedureId: null });
  const { model, register, assessments, cases, moment } = boundHistory([
    published('2022-03-08', 'xa-ntm-2021'),
    ...given,
    underWay,
  ]);
  const day = moment(effectiveDayOf(command) ?? '2023-02-24');
  const unit = register.unitAt(UNIT, day) ?? register.unitAt(UNIT, moment('2999-12-31'));
  if (unit === undefined) throw new Error('the unit is not registered');
  const file = cases.caseKnown('case', day.position);
  return decideDecision(command, {
    unit,
    today: toIsoDate(today),
    inForce: model.titlesOf(UNIT, day).filter(isInForce),
    everKnown: model.titlesKnownOf(UNIT, day.position),
    criteriaSetKnown:
      command.criteriaSetId === null || assessments.criteriaSets.knownAt(command.criteriaSetId, day.position) !== undefined,
    criteriaSetFits: true,
    ofCase: {
      acting: { actor: DECIDER, unit: null, byMeasuring: new Set() },
      file: file === undefined || !decidesACase(command.kind) ? null : { ...file, procedure: ASKS_NOTHING },
      underWay: [],
      card: null,
      procedure: null,
    },
  });
}

function boundHistory(given: readonly Fact[]) {
  const history = new History(...given);
  return {
    model: history.model,
    register: history.register,
    assessments: history.assessments,
    cases: history.recognition.cases,
    moment: (day: string) => history.moment(day),
  };
}

/** The rule that refuses LIVE warns in BACKFILL. */
function expectRule(rule: string, given: readonly Fact[], when: Partial<RecordDecision>): void {
  expect(refusalOf(decide(given, when))).toBe(rule);
  expect(warningsOf(decide(given, { ...when, mode: 'BACKFILL' }))).toContain(rule.replace(/ .*/u, ''));
}

describe('recording a decision', () => {
  it('gives one event in the stream of the unit, in force from the signature, with the decision as its act', () => {
    const decided = decide([stands]);
    expect(decided).toMatchObject({ outcome: 'accepted', stream: `titles-${UNIT}` });
    expect(eventOf(decided)).toMatchObject({
      type: 'RecognitionGranted',
      effectiveOn: '2023-01-26',
      concerns: [UNIT],
      basis: { number: '99/QĐ-UBND', issuedOn: '2023-01-26', authority: 'Chủ tịch UBND tỉnh Thanh Hóa' },
      warnings: [],
      data: { decisionId: 'decision', titleId: 'title', unitId: UNIT, awardYear: 2022, complete: true },
    });
  });

  it('LIVE needs number, day of signature and authority; all that is missing is named at once', () => {
    expect(refusalOf(decide([stands], { number: null, authority: null }))).toBe('input.number input.authority');
  });

  it('BACKFILL takes it as far as it is known, and says that it is not complete', () => {
    const event = eventOf(
      decide([stands], {
        mode: 'BACKFILL',
        number: null,
        signedOn: null,
        effectiveOn: toIsoDate('2022-12-31'),
        precision: 'YEAR',
      }),
    );
    expect(event).toMatchObject({
      effectiveOn: '2022-12-31',
      precision: 'YEAR',
      basis: null,
      warnings: [],
      data: { complete: false },
    });
  });

  it('BACKFILL needs a day all the same', () => {
    expect(refusalOf(decide([stands], { mode: 'BACKFILL', signedOn: null }))).toBe('input.effectiveOn');
  });

  it('refuses a precision without the day it would be of', () => {
    expect(refusalOf(decide([stands], { precision: 'YEAR' }))).toBe('input.precision');
  });

  it('refuses what belongs to a title where the decision brings none', () => {
    expect(refusalOf(decide([stands], { kind: 'REFUSAL', field: 'Giáo dục' }))).toBe('input.field input.criteriaSet');
  });

  it.each(['LIVE', 'BACKFILL'] as const)('%s refuses a criteria set that nobody published', (mode) => {
    expect(refusalOf(decide([stands], { mode, criteriaSetId: 'no-such-set-ever' }))).toBe('input.criteriaSet');
    expect(refusalOf(decide([stands], { mode, criteriaSetId: null }))).toBe('accepted');
  });

  it('notes an authority that reads like another than the one who decides, and refuses nothing for it', () => {
    expect(warningsOf(decide([stands], { authority: 'UBND huyện Hà Trung' }))).toEqual(['decidedByTheCompetentAuthority']);
    expect(warningsOf(decide([stands], { authority: 'Uỷ ban nhân dân tỉnh Thanh Hoá' }))).toEqual([]);
  });

  it('notes no authority for decisions before the act that names it', () => {
    expect(
      warningsOf(decide([stands], { signedOn: toIsoDate('2021-05-01'), awardYear: 2020, authority: 'UBND huyện Hà Trung' })),
    ).toEqual([]);
  });
});

describe('the rules', () => {
  it('take a unit that stands on the day', () => {
    expectRule('unitStandsThatDay (own)', [stands, ended('2019-12-01', UNIT)], {});
    expectRule('unitStandsThatDay (own)', [registered('2023-02-01', { unitId: UNIT })], {});
  });

  it('keep civilised urban for phường and thị trấn', () => {
    const act = 'levelIsOfTheUnitsScheme (Quyết định 04/2022/QĐ-TTg)';
    expectRule(act, [stands], { level: 'CIVILISED_URBAN' });
    expectRule(act, [registered('2004-01-01', { unitId: UNIT, type: 'thị trấn' })], {});
    expect(refusalOf(decide([registered('2004-01-01', { unitId: UNIT, type: 'phường' })], { level: 'CIVILISED_URBAN' }))).toBe(
      'accepted',
    );
  });

  it('know three levels for a xã, two for a huyện, one for a tỉnh, and for hamlets those of the provinces', () => {
    const procedure = 'levelIsOfTheUnitsScheme (Quyết định 18/2022/QĐ-TTg)';
    const district = registered('2004-01-01', { unitId: UNIT, kind: 'DISTRICT', type: 'huyện' });
    expectRule(procedure, [district], { level: 'MODEL' });
    expect(refusalOf(decide([district, granted('2020-01-01', { unitId: UNIT })], { level: 'ADVANCED' }))).toBe('accepted');
    expectRule(procedure, [registered('2004-01-01', { unitId: UNIT, kind: 'PROVINCE', type: 'tỉnh' })], { level: 'ADVANCED' });
    const hamlet = registered('2004-01-01', { unitId: UNIT, kind: 'HAMLET', type: 'thôn' });
    expect(refusalOf(decide([hamlet], { level: 'MODEL' }))).toBe('accepted');
    expectRule('levelIsOfTheUnitsScheme (own)', [hamlet], { level: 'ADVANCED' });
  });

  it('know no modern commune before 2026', () => {
    expectRule('modernSince2026 (Quyết định 51/2025/QĐ-TTg)', [stands], { level: 'MODERN' });
  });

  it('know advanced and model communes up to 2025, also where that year is decided in 2026', () => {
    const ntm = granted('2020-01-01', { unitId: UNIT });
    const in2027 = { level: 'ADVANCED', signedOn: toIsoDate('2027-03-01') } as const;
    const rule = 'advancedAndModelUpTo2025 (Quyết định 51/2025/QĐ-TTg)';
    expect(refusalOf(decide([stands, ntm], { ...in2027, awardYear: 2026 }, '2027-03-01'))).toBe(rule);
    expect(refusalOf(decide([stands, ntm], { ...in2027, awardYear: 2025 }, '2027-03-01'))).toBe('accepted');
    const beforeTheAct = { ...in2027, signedOn: toIsoDate('2026-02-14'), awardYear: 2026 };
    expect(refusalOf(decide([stands, ntm], beforeTheAct, '2027-03-01'))).toBe('accepted');
  });

  it('ask a recognition of a level that has ended for its year, and warn of an old one that does not say', () => {
    const ntm = granted('2020-01-01', { unitId: UNIT });
    const given = [stands, ntm];
    const since = { level: 'ADVANCED', signedOn: toIsoDate('2026-02-15'), awardYear: null } as const;
    const today = '2027-03-01';
    expect(refusalOf(decide(given, since, today))).toBe('awardYearOfEndedLevels (own)');
    expect(warningsOf(decide(given, { ...since, mode: 'BACKFILL' }, today))).toEqual(['awardYearOfEndedLevels']);
    expect(refusalOf(decide(given, { ...since, signedOn: toIsoDate('2026-02-14') }, today))).toBe('accepted');
    expect(refusalOf(decide(given, { ...since, level: 'NTM' }, today))).toBe('accepted');
    const held = granted('2023-01-01', { unitId: UNIT, level: 'ADVANCED' });
    expect(refusalOf(decide([...given, held], { ...since, kind: 'REVOCATION', criteriaSetId: null }, today))).toBe('accepted');
    const district = registered('2004-01-01', { unitId: UNIT, kind: 'DISTRICT', type: 'huyện' });
    expect(refusalOf(decide([district, ntm], since, today))).toBe('accepted');
  });

  it('take the year of an ended level from the case that is decided', () => {
    const given = [stands, granted('2020-01-01', { unitId: UNIT })];
    const since = { level: 'ADVANCED', signedOn: toIsoDate('2026-02-15'), awardYear: null, caseId: 'case' } as const;
    expect(refusalOf(decide(given, since, '2027-03-01', 2025))).toBe('accepted');
    expect(refusalOf(decide(given, since, '2027-03-01', 2026))).toBe('advancedAndModelUpTo2025 (Quyết định 51/2025/QĐ-TTg)');
  });

  it('take the levels of a xã one after the other', () => {
    const ntm = granted('2020-01-01', { unitId: UNIT });
    const advanced = granted('2021-01-01', { unitId: UNIT, level: 'ADVANCED' });
    expectRule('lowerLevelInForce (Quyết định 18/2022/QĐ-TTg)', [stands], { level: 'ADVANCED' });
    expect(refusalOf(decide([stands, ntm], { level: 'ADVANCED' }))).toBe('accepted');
    expectRule('lowerLevelInForce (Quyết định 319/QĐ-TTg)', [stands, ntm], { level: 'MODEL' });
    expect(refusalOf(decide([stands, ntm, advanced], { level: 'MODEL' }))).toBe('accepted');
    expectRule('lowerLevelInForce (Quyết định 18/2022/QĐ-TTg)', [stands, ntm, revoked('2022-12-01', { unitId: UNIT })], {
      level: 'ADVANCED',
    });
  });

  it('name no act that was not yet in force', () => {
    expectRule('lowerLevelInForce (own)', [stands], { level: 'ADVANCED', signedOn: toIsoDate('2019-12-01'), awardYear: 2019 });
  });

  it.each([
    ['2026-02-14', 'Quyết định 18/2022/QĐ-TTg', 'Quyết định 319/QĐ-TTg'],
    ['2026-02-15', 'own', 'own'],
  ])('on %s name the acts of 2021 to 2025 only within their period: %s, %s', (day, procedure, model) => {
    const ntm = granted('2020-01-01', { unitId: UNIT });
    const on = { signedOn: toIsoDate(day), awardYear: 2025 };
    expect(refusalOf(decide([stands], { ...on, level: 'ADVANCED' }, day))).toBe(`lowerLevelInForce (${procedure})`);
    expect(refusalOf(decide([stands, ntm], { ...on, level: 'MODEL' }, day))).toBe(`lowerLevelInForce (${model})`);
  });

  it('keep the dates in order', () => {
    expectRule('signedByToday (own)', [stands], { signedOn: toIsoDate('2023-02-25') });
    expectRule('awardYearBegunAtSignature (own)', [stands], { awardYear: 2024 });
    expectRule('inForceFromSignature (own)', [stands], { effectiveOn: toIsoDate('2023-01-25') });
  });

  it('acknowledge only units formed from others', () => {
    expectRule('acknowledgedUnitHasPredecessors (own)', [stands], { kind: 'ACKNOWLEDGEMENT' });
    const formed = established('2019-12-01', { unitId: UNIT }, [{ unitId: 'ha-van', extent: 'WHOLE', clause: null }]);
    expect(eventOf(decide([formed], { kind: 'ACKNOWLEDGEMENT' })).type).toBe('TitleAcknowledged');
  });

  it('acknowledge a level without the lower one, since it rests on what the predecessors held', () => {
    const formed = established('2019-12-01', { unitId: UNIT }, [{ unitId: 'ha-van', extent: 'WHOLE', clause: null }]);
    expect(refusalOf(decide([formed], { kind: 'ACKNOWLEDGEMENT', level: 'ADVANCED' }))).toBe('accepted');
  });

  it('give a level for a year once, unless it was revoked; a later one known already counts too', () => {
    const twin = granted('2023-02-01', { unitId: UNIT, awardYear: 2022 });
    expectRule('oneTitleALevelAndYear (own)', [stands, twin], {});
    expect(refusalOf(decide([stands, twin], { awardYear: 2021 }))).toBe('accepted');
    const earlier = granted('2022-12-31', { unitId: UNIT, awardYear: 2022 });
    expect(refusalOf(decide([stands, earlier, revoked('2023-01-10', { unitId: UNIT })], {}))).toBe('accepted');
  });

  it('revoke only what is in force, and the event names that title', () => {
    const revocation = { kind: 'REVOCATION', criteriaSetId: null } as const;
    expectRule('revokedTitleInForce (own)', [stands], revocation);
    expect(eventOf(decide([stands], { ...revocation, mode: 'BACKFILL' })).data).toMatchObject({ titleId: null });
    const held = granted('2020-01-01', { unitId: UNIT, titleId: 'held' });
    expect(eventOf(decide([stands, held], revocation))).toMatchObject({ type: 'TitleRevoked', data: { titleId: 'held' } });
  });

  it('bring together all warnings of an old fact', () => {
    const decided = decide([stands, ended('2019-12-01', UNIT)], { mode: 'BACKFILL', level: 'MODEL', awardYear: 2024 });
    expect(warningsOf(decided)).toEqual(['unitStandsThatDay', 'awardYearBegunAtSignature', 'lowerLevelInForce']);
  });
});
