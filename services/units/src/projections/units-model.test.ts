import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import type { CriteriaSetAmended, CriteriaSetPublished, LedgerEvent, RecognitionGranted } from '@ntm-ledger/events';
import { assessmentStream, CRITERIA_SETS_STREAM, planStream, titleStream, UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent, NOTHING_CHANGED } from '@ntm-ledger/events/testing';
import { Register } from '@ntm-ledger/register';
import { CriteriaSets } from '@ntm-ledger/scoring';
import { UnitsModel } from './units-model.js';

const criteriaSetId = 'xa-ntm-2021';
const set: CriteriaSetPublished = {
  criteriaSetId,
  name: 'Bộ tiêu chí',
  unitKind: 'COMMUNE',
  unitTypes: ['xã'],
  level: 'NTM',
  period: null,
  annex: null,
  size: 19,
  sizeSourced: true,
  indicatorsTotal: null,
  indicatorsTotalSourced: false,
  effectiveFrom: null,
  effectiveTo: null,
  provinceCode: null,
  bands: [],
  critical: [],
  criticalSourced: false,
  criteria: [],
};
const title: RecognitionGranted = {
  decisionId: 'decision',
  titleId: 'title',
  unitId: 'u',
  level: 'NTM',
  number: null,
  signedOn: null,
  authority: null,
  awardYear: null,
  complete: false,
  caseId: null,
  field: null,
  criteriaSetId,
  attestation: 'NAMED',
};
const unit = { unitId: 'u', kind: 'COMMUNE', type: 'xã', name: 'Hà Vinh', code: '15277', parentId: null } as const;
const on = { effectiveOn: '2022-12-31' };
const score19 = { unitId: 'u', criteriaSetId, met: 15, size: 19, missing: [], jointlyWith: [] } as const;
const data = { ...score19, certainty: 'STATED_TOTAL', statement: 'ACTUAL' } as const;

const registered = givenEvent({ ...on, type: 'UnitRegistered', stream: UNITS_STREAM, position: 1, data: unit });
const published = givenEvent({ ...on, type: 'CriteriaSetPublished', stream: CRITERIA_SETS_STREAM, position: 2, data: set });
const score = givenEvent({ ...on, type: 'ScoreStated', stream: assessmentStream('u', criteriaSetId), position: 3, data });
const granted = givenEvent({ ...on, type: 'RecognitionGranted', stream: titleStream('u'), position: 4, data: title });

function withdrawn(fact: LedgerEvent, position: number): LedgerEvent {
  const { id: eventId, stream, concerns, type } = fact;
  const taken = { eventId, position: fact.position, type, reason: 'ghi nhầm' };
  return givenEvent({ ...on, type: 'FactWithdrawn', stream, concerns, position, data: taken });
}

function restingOn(fact: LedgerEvent, ...later: LedgerEvent[]): readonly string[] {
  const register = new Register();
  const sets = new CriteriaSets();
  const model = new UnitsModel(register, sets);
  const events = [registered, published, ...later];
  for (const event of events) {
    register.apply(event);
    sets.apply(event);
    model.apply(event);
  }
  return model.withdrawalView(toPosition(events.length)).restingOn([fact]);
}

describe('what rests on a fact', () => {
  it('is, of a criteria set, every score under it and every decision that names it, until they are withdrawn', () => {
    expect(restingOn(published)).toEqual([]);
    expect(restingOn(published, score, granted)).toEqual([`2 facts measured by ${criteriaSetId}`]);
    expect(restingOn(published, score, granted, withdrawn(granted, 5))).toEqual([`1 facts measured by ${criteriaSetId}`]);
    expect(restingOn(published, score, granted, withdrawn(granted, 5), withdrawn(score, 6))).toEqual([]);
  });

  it('is, of an amendment, every score of the size that it gives, and every amendment that needs it', () => {
    const amended = (position: number, effectiveOn: string, change: Partial<CriteriaSetAmended>): LedgerEvent =>
      givenEvent({
        type: 'CriteriaSetAmended',
        stream: CRITERIA_SETS_STREAM,
        position,
        effectiveOn,
        data: { ...NOTHING_CHANGED, criteriaSetId, ...change },
      });
    const smaller = amended(3, '2023-01-01', { size: 10 });
    const of10 = (position: number): LedgerEvent =>
      givenEvent({ ...score, position, effectiveOn: '2023-12-31', data: { ...data, met: 9, size: 10 } });
    const bands = amended(5, '2024-01-01', { bands: [{ from: 10, to: 10 }, { from: 0, to: 9 }] }); // prettier-ignore
    expect(restingOn(smaller, smaller)).toEqual([]);
    expect(restingOn(smaller, smaller, of10(4), bands)).toEqual([
      `1 facts measured by ${criteriaSetId} as amended`,
      `1 later amendments of ${criteriaSetId}`,
    ]);
    expect(restingOn(smaller, smaller, of10(4), bands, withdrawn(of10(4), 6), withdrawn(bands, 7))).toEqual([]);
    expect(restingOn(bands, smaller, of10(4), bands)).toEqual([]);
  });

  it('is, of a criteria set, every plan with a target that is measured by it, once each', () => {
    const average = { kind: 'AVERAGE_MET', printed: null, level: 'NTM', unitKind: 'COMMUNE', criteriaSetId } as const;
    const target = { ...average, targetId: 'a', value: '13.25', baseUnits: null, among: null, baselineOn: null };
    const plan = { unitId: 'u', year: 2023 };
    const stream = planStream('u', 2023);
    const adoption = { ...plan, adoptedOn: null, targets: [target, { ...target, targetId: 'b' }] };
    const adopted = givenEvent({ ...on, type: 'PlanAdopted', stream, position: 3, data: adoption });
    const change = { ...plan, added: [{ ...target, targetId: 'c' }], changed: [], dropped: [] };
    const amended = givenEvent({ ...on, type: 'PlanAmended', stream, position: 4, data: change });
    expect(restingOn(published, adopted)).toEqual([`1 facts measured by ${criteriaSetId}`]);
    expect(restingOn(published, adopted, amended)).toEqual([`2 facts measured by ${criteriaSetId}`]);
  });

  it('is, of a unit, every fact of other streams about it', () => {
    expect(restingOn(registered, score)).toEqual(['1 facts of assessment or recognition about xã Hà Vinh']);
    expect(restingOn(registered, score, granted, withdrawn(granted, 5), withdrawn(score, 6))).toEqual([]);
    expect(restingOn(score, score, granted)).toEqual([]);
  });
});
