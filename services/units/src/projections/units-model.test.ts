import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import type { CriteriaSetPublished, LedgerEvent, RecognitionGranted } from '@ntm-ledger/events';
import { assessmentStream, CRITERIA_SETS_STREAM, titleStream, UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent } from '@ntm-ledger/events/testing';
import { Register } from '@ntm-ledger/register';
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
  const model = new UnitsModel(register);
  const events = [registered, published, ...later];
  for (const event of events) {
    register.apply(event);
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

  it('is, of a unit, every fact of other streams about it', () => {
    expect(restingOn(registered, score)).toEqual(['1 facts of assessment or recognition about xã Hà Vinh']);
    expect(restingOn(registered, score, granted, withdrawn(granted, 5), withdrawn(score, 6))).toEqual([]);
    expect(restingOn(score, score, granted)).toEqual([]);
  });
});
