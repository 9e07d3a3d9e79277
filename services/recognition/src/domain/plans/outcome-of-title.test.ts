import { describe, expect, it } from '@jest/globals';
import { absorbed, ended, granted, refused, revoked } from '../../testing/facts.js';
import { SCOPE, titleTarget } from '../../testing/plan-facts.js';
import { stands } from '../../testing/standing-targets.js';

describe('a title that is planned for a named unit', () => {
  const target = titleTarget('a');

  it('is open while the year runs, and missed once it is over', () => {
    expect(stands(target, [], '2022-12-31')).toEqual({
      actual: '0',
      status: 'OPEN',
      explanation: 'No decision known by 2022-12-31 recognises xã Hà Vân as NTM for 2022.',
    });
    expect(stands(target, [], '2023-01-01')).toMatchObject({ actual: '0', status: 'MISSED' });
  });

  it('is met by a title of the year', () => {
    const given = [granted('2022-11-20', { unitId: 'a', awardYear: 2022 })];
    expect(stands(target, given, '2022-11-20')).toEqual({
      actual: '1',
      status: 'MET',
      explanation: 'xã Hà Vân was recognised as NTM for 2022 by 99/QĐ-UBND of 2022-11-20, in force from 2022-11-20.',
    });
    expect(stands(target, given, '2022-11-19')).toMatchObject({ status: 'OPEN' });
  });

  it('is met by a title of the year that was decided after it, and the answer says so', () => {
    const given = [granted('2023-01-26', { unitId: 'a', awardYear: 2022 })];
    expect(stands(target, given, '2023-01-25')).toMatchObject({ status: 'MISSED' });
    const late = stands(target, given, '2023-01-26');
    expect(late).toMatchObject({ actual: '1', status: 'MET' });
    expect(late.explanation).toMatch(/for 2022 by 99\/QĐ-UBND of 2023-01-26, .*, decided after the year\.$/);
  });

  it('is missed by a title that is for another year, as with Thanh Lĩnh: planned for 2022, recognised for 2023 in 2024', () => {
    const given = [granted('2024-07-04', { unitId: 'a', level: 'MODEL', awardYear: 2023 })];
    expect(stands(titleTarget('a', 'MODEL'), given, '2024-12-31')).toEqual({
      actual: '0',
      status: 'MISSED',
      explanation:
        'Not for 2022: xã Hà Vân was recognised as MODEL for 2023 by 99/QĐ-UBND of 2024-07-04, in force from 2024-07-04.',
    });
  });

  it('cannot be judged by a later title of no known year', () => {
    const given = [granted('2023-03-20', { unitId: 'a', awardYear: null, precision: 'BY' })];
    expect(stands(target, given, '2024-01-01')).toMatchObject({
      actual: null,
      status: 'OPEN',
      explanation: expect.stringContaining(
        'for a year that is not known by 99/QĐ-UBND of 2023-03-20, in force by 2023-03-20: that may be 2022',
      ),
    });
  });

  it('cannot be judged by a title of no known year, whatever other came after it', () => {
    const given = [granted('2023-05-01', { unitId: 'a' }), granted('2025-05-01', { unitId: 'a', awardYear: 2024 })];
    expect(stands(target, given, '2025-12-31')).toMatchObject({ actual: null, status: 'OPEN' });
  });

  it('is met by whoever held it before, and by whoever lost it later', () => {
    expect(stands(target, [granted('2019-01-01', { unitId: 'a', awardYear: 2018 })], '2022-06-30')).toMatchObject({
      status: 'MET',
    });
    const given = [granted('2022-06-01', { unitId: 'a', awardYear: 2022 }), revoked('2024-01-01', { unitId: 'a' })];
    expect(stands(target, given, '2024-06-01')).toMatchObject({
      status: 'MET',
      explanation: expect.stringContaining('the title was revoked on 2024-01-01'),
    });
  });

  it('is missed where the title was lost before the year ended and is of an earlier one', () => {
    const given = [granted('2019-01-01', { unitId: 'a', awardYear: 2018 }), revoked('2022-05-01', { unitId: 'a' })];
    expect(stands(target, given, '2023-01-01')).toMatchObject({
      status: 'MISSED',
      explanation: expect.stringMatching(/^Not for 2022: .* for 2018 .*; the title was revoked on 2022-05-01\.$/),
    });
  });

  it('says what became of a unit that ended within the year', () => {
    const given = [ended('2022-10-01', 'a', [{ unitId: 'b', extent: 'WHOLE', clause: null }]), absorbed('2022-10-01', 'b', 'a')];
    expect(stands(target, given, '2023-01-01')).toMatchObject({
      status: 'MISSED',
      explanation: expect.stringContaining('xã Hà Vân ended on 2022-10-01 and became part of xã Hà Vân'),
    });
  });

  it('says that it was refused', () => {
    const given = [refused('2022-12-01', { unitId: 'a', awardYear: 2022 })];
    expect(stands(target, given, '2023-01-01')).toEqual({
      actual: '0',
      status: 'MISSED',
      explanation: 'xã Hà Vân was refused NTM for 2022 by 99/QĐ-UBND of 2022-12-01.',
    });
  });

  it('can be that of a hamlet or of the scope itself', () => {
    const given = [
      granted('2022-05-01', { unitId: 'thon-a', level: 'MODEL', awardYear: 2022 }),
      granted('2022-05-01', { unitId: SCOPE, awardYear: 2022 }),
    ];
    expect(stands(titleTarget('thon-a', 'MODEL'), given, '2022-05-01')).toMatchObject({ status: 'MET' });
    expect(stands(titleTarget(SCOPE), given, '2022-05-01')).toMatchObject({ status: 'MET' });
  });
});
