import { describe, expect, it } from '@jest/globals';
import { titleStream, UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent } from '@ntm-ledger/events/testing';
import { Register } from '@ntm-ledger/register';
import { TitleModel } from '../projections/title-model.js';
import { readRecognitionEvent } from './recognition-event.js';

const THANH_HOA = { unitId: 'thanh-hoa', kind: 'PROVINCE', type: 'tỉnh', name: 'Thanh Hóa', code: '38', parentId: null } as const;
const HOAT_GIANG = {
  unitId: 'hoat-giang',
  kind: 'COMMUNE',
  type: 'xã',
  name: 'Hoạt Giang',
  code: '15283',
  parentId: 'thanh-hoa',
} as const;

/** An old title, dated 2003, of a commune that the register knows from 2019 on, read under a code. */
function readUnder(under: string | null): ReturnType<typeof readRecognitionEvent> {
  const register = new Register();
  const model = new TitleModel(register);
  const events = [
    givenEvent({ type: 'UnitRegistered', stream: UNITS_STREAM, position: 1, effectiveOn: '2000-01-01', data: THANH_HOA }),
    givenEvent({ type: 'UnitRegistered', stream: UNITS_STREAM, position: 2, effectiveOn: '2019-12-01', data: HOAT_GIANG }),
  ];
  const granted = givenEvent({
    type: 'RecognitionGranted',
    stream: titleStream('hoat-giang'),
    position: 3,
    effectiveOn: '2003-01-01',
    data: {
      decisionId: 'd',
      titleId: 't',
      unitId: 'hoat-giang',
      level: 'NTM',
      number: null,
      signedOn: null,
      authority: null,
      awardYear: 2003,
      complete: false,
      caseId: null,
      field: null,
      criteriaSetId: null,
      attestation: 'NAMED',
    },
  });
  for (const event of [...events, granted]) {
    register.apply(event);
    model.apply(event);
  }
  return readRecognitionEvent(granted, { model, register, under });
}

describe('an event about a day on which its unit is not known to stand', () => {
  it.each([null, '38', '15283'])('is not skipped under %s, and shows the unit as it first stood', (under) => {
    expect(readUnder(under)).toMatchObject({
      effectiveOn: '2003-01-01',
      unit: { moment: { effectiveOn: '2019-12-01', position: 3 } },
    });
  });

  it('is not given under another code', () => {
    expect(readUnder('40')).toBeNull();
  });
});
