import { describe, expect, it } from '@jest/globals';
import type { Decided } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import { openingStateOf } from '../../projections/case-states.js';
import { opened } from '../../testing/case-facts.js';
import { actorOf } from '../../testing/conducted.js';
import { eventOf, refusalOf, warningsOf } from '../../testing/deciding-cases.js';
import type { Fact } from '../../testing/facts.js';
import { ended, granted, published, registered, retyped, revoked } from '../../testing/facts.js';
import { History } from '../../testing/history.js';
import type { OpenCase } from './case-commands.js';
import { NOTHING_SET } from './case-settings.js';
import { decideOpening } from './open-case.js';

const UNIT = 'ha-giang';
const PART = { unitId: UNIT };
const stands = registered('2004-01-01', { unitId: UNIT, name: 'Hà Giang' });
const ACT = 'Quyết định 18/2022/QĐ-TTg';

const OPENING: OpenCase = {
  mode: 'LIVE',
  effectiveOn: toIsoDate('2023-01-10'),
  precision: 'DAY',
  basis: null,
  source: null,
  caseId: 'new case',
  level: 'NTM',
  awardYear: 2023,
  criteriaSetId: 'xa-ntm-2021',
  procedureId: 'xa-qd-18-2022',
  entry: 'REGISTRATION',
  plan: 'Kế hoạch năm 2023',
  settings: NOTHING_SET,
};

/** What is decided on an opening with some changes, given what is recorded and the set of its level. */
function decide(given: readonly Fact[], change: Partial<OpenCase> = {}): Decided {
  const command = { ...OPENING, ...change };
  const history = new History(published('2022-03-08', 'xa-ntm-2021'), ...given);
  const day = history.moment(command.effectiveOn);
  const unit = history.register.unitAt(UNIT, day);
  if (unit === undefined) throw new Error('the unit is not registered');
  const sources = { model: history.recognition, register: history.register };
  const place = { day: command.effectiveOn, position: day.position, today: toIsoDate('2024-12-31'), actor: actorOf('clerk') };
  return decideOpening(command, openingStateOf(sources, unit, command, place));
}

/** The rule that refuses LIVE warns in BACKFILL. */
function expectRule(rule: string, given: readonly Fact[], change: Partial<OpenCase>): void {
  expect(refusalOf(decide(given, change))).toBe(rule);
  expect(warningsOf(decide(given, { ...change, mode: 'BACKFILL' }))).toContain(rule.replace(/ .*/u, ''));
}

describe('opening a case', () => {
  it('gives one event in the stream of the case, with the procedure and its version as facts of the case', () => {
    const decided = decide([stands]);
    expect(decided).toMatchObject({ outcome: 'accepted', stream: 'case-new case' });
    expect(eventOf(decided)).toMatchObject({
      type: 'CaseOpened',
      concerns: [UNIT],
      causationId: null,
      warnings: [],
      data: {
        caseId: 'new case',
        unitId: UNIT,
        level: 'NTM',
        awardYear: 2023,
        criteriaSetId: 'xa-ntm-2021',
        procedureId: 'xa-qd-18-2022',
        procedureVersion: 1,
        procedureAct: ACT,
        entry: 'REGISTRATION',
        plan: 'Kế hoạch năm 2023',
        settings: NOTHING_SET,
      },
    });
  });

  it('notes a procedure that is not published here, and refuses nothing for it', () => {
    const day = { effectiveOn: toIsoDate('2026-03-01'), procedureId: 'xa-2026' };
    expect(warningsOf(decide([stands], { ...day, mode: 'BACKFILL' }))).toContain('procedureNotPublishedHere');
    const old = decide([stands], { procedureId: null, mode: 'BACKFILL' });
    expect(warningsOf(old)).toEqual(['procedureNotPublishedHere']);
    expect(eventOf(old).data).toMatchObject({ procedureId: null, procedureVersion: null });
  });

  it('is not done here without a procedure, of which nothing could be asked', () => {
    expect(refusalOf(decide([stands], { procedureId: null }))).toBe('procedureIsKnown (own)');
  });

  it.each(['LIVE', 'BACKFILL'] as const)('%s refuses a procedure and a set that there are not', (mode) => {
    expect(refusalOf(decide([stands], { mode, procedureId: 'xa-1999', criteriaSetId: 'xa-ntm-1999' }))).toBe(
      'input.procedure input.criteriaSet',
    );
  });

  it('takes a unit that stands and a level that there is for it', () => {
    expectRule('unitStandsThatDay (own)', [stands, ended('2022-12-01', UNIT)], {});
    expectRule('levelIsOfTheUnitsScheme (Quyết định 04/2022/QĐ-TTg)', [stands], { level: 'CIVILISED_URBAN' });
    expectRule('modernSince2026 (Quyết định 51/2025/QĐ-TTg)', [stands], { level: 'MODERN' });
    expectRule('takenByToday (own)', [stands], { effectiveOn: toIsoDate('2025-01-01') });
  });

  it('takes no advanced or model commune for 2026, once there is an act that says so', () => {
    const model = { level: 'MODEL', awardYear: 2026, procedureId: 'xa-2026' } as const;
    const [before, since] = [toIsoDate('2025-11-01'), toIsoDate('2026-02-15')];
    const rule = 'advancedAndModelUpTo2025';
    expect(refusalOf(decide([stands], { ...model, effectiveOn: since }))).toContain(`${rule} (Quyết định 51/2025/QĐ-TTg)`);
    expect(warningsOf(decide([stands], { ...model, mode: 'BACKFILL', effectiveOn: since }))).toContain(rule);
    expect(warningsOf(decide([stands], { ...model, mode: 'BACKFILL', effectiveOn: before }))).not.toContain(rule);
  });

  it('takes no advanced or model commune without its year since then, as it could be for one that there is none of', () => {
    const model = { level: 'MODEL', awardYear: null, procedureId: 'xa-2026', effectiveOn: toIsoDate('2026-02-15') } as const;
    const rule = 'awardYearOfEndedLevels';
    const old = { ...model, mode: 'BACKFILL' } as const;
    expect(refusalOf(decide([stands], model))).toContain(`${rule} (own)`);
    expect(warningsOf(decide([stands], old))).toContain(rule);
    expect(warningsOf(decide([stands], { ...old, awardYear: 2025 }))).not.toContain(rule);
    expect(warningsOf(decide([stands], { ...old, effectiveOn: toIsoDate('2026-02-14') }))).not.toContain(rule);
  });

  it('takes a procedure that is for the unit and applies on the day', () => {
    expectRule(`procedureIsForTheUnit (${ACT})`, [stands], { procedureId: 'huyen-qd-18-2022' });
    const hamlet = registered('2004-01-01', { unitId: UNIT, kind: 'HAMLET', type: 'thôn' });
    const elsewhere = { procedureId: 'thon-38-qd-41-2022', criteriaSetId: null };
    expectRule('procedureIsForTheUnit (Quyết định 41/2022/QĐ-UBND (Thanh Hóa))', [hamlet], elsewhere);
    const province = registered('2004-01-01', { unitId: 'tinh', kind: 'PROVINCE', type: 'tỉnh', code: '38' });
    const inThanhHoa = registered('2004-01-01', { unitId: UNIT, kind: 'HAMLET', type: 'thôn', parentId: 'tinh' });
    expect(refusalOf(decide([province, inThanhHoa], elsewhere))).toBe('accepted');
    expectRule('procedureAppliesThatDay (Quyết định 2540/QĐ-TTg)', [stands], { procedureId: 'xa-qd-2540-2016' });
  });

  it('takes a set that is for the level', () => {
    const held = granted('2022-01-01', PART);
    expectRule('setIsForTheLevel (own)', [stands, held], { level: 'ADVANCED' });
    expect(refusalOf(decide([stands, held], { level: 'ADVANCED', criteriaSetId: null }))).toBe('accepted');
  });

  it('takes a set of which the level is not said where the unit has but one, and no set of another province', () => {
    const province = registered('2004-01-01', { unitId: UNIT, kind: 'PROVINCE', type: 'tỉnh', code: '38' });
    const set = { unitKind: 'PROVINCE', unitTypes: ['tỉnh'], level: null } as const;
    const named = { procedureId: 'tinh-qd-18-2022', criteriaSetId: 'tinh-2021' };
    expect(refusalOf(decide([province, published('2022-03-08', 'tinh-2021', set)], named))).toBe('accepted');
    const elsewhere = registered('2004-01-01', { unitId: 'nghe-an', kind: 'PROVINCE', type: 'tỉnh', code: '40' });
    const ofNgheAn = published('2022-03-08', 'xa-40-2022', { provinceCode: '40' }, 'nghe-an');
    expectRule('setIsForTheLevel (own)', [stands, elsewhere, ofNgheAn], { criteriaSetId: 'xa-40-2022' });
  });

  it('takes the level below, held or with a case under way', () => {
    const advanced = { level: 'ADVANCED', criteriaSetId: null } as const;
    expectRule(`lowerLevelHeldOrUnderWay (${ACT})`, [stands], advanced);
    expectRule('lowerLevelHeldOrUnderWay (Quyết định 319/QĐ-TTg)', [stands], { ...advanced, level: 'MODEL' });
    expect(refusalOf(decide([stands, granted('2022-01-01', PART)], advanced))).toBe('accepted');
    expect(refusalOf(decide([stands, opened('2023-01-05', PART)], advanced))).toBe('accepted');
  });

  it('is done once while a case is under way, and not for what the unit has', () => {
    expectRule('oneCaseUnderWayALevel (own)', [stands, opened('2022-12-01', PART)], {});
    expectRule('titleNotHeldAlready (own)', [stands, granted('2022-12-01', { ...PART, awardYear: 2023 })], {});
    const taken = [granted('2022-11-01', { ...PART, awardYear: 2023 }), revoked('2022-12-01', PART)];
    expect(refusalOf(decide([stands, ...taken], {}))).toBe('accepted');
  });

  it('is done anew where the one under way ended with a change of the unit', () => {
    const wasTown = [retyped('2022-06-01', UNIT, 'thị trấn'), retyped('2022-12-01', UNIT, 'xã')];
    expect(refusalOf(decide([stands, opened('2022-05-01', PART), ...wasTown]))).toBe('accepted');
  });
});
