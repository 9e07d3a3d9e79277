import { describe, expect, it } from '@jest/globals';
import { isUnitEvent } from '@ntm-ledger/register';
import type { Fact } from '../testing/facts.js';
import {
  absorbed,
  acknowledged,
  announced,
  ended,
  granted,
  refused,
  registered,
  renamed,
  retyped,
  revoked,
} from '../testing/facts.js';
import { History } from '../testing/history.js';
import { isTitleEvent } from './decision.js';
import type { Title } from './title.js';
import { titlesAfter } from './title-life.js';

const UNIT = 'ha-van';
const stands = registered('2004-01-01', { unitId: UNIT });

/** The titles after facts given in folding order. */
function titles(...facts: readonly Fact[]): readonly Title[] {
  const { events } = new History(...facts);
  return titlesAfter(events.filter(isTitleEvent), events.filter(isUnitEvent));
}

/** "NTM 2019-01-01", and how and when it ended. */
function lives(...facts: readonly Fact[]): string[] {
  return titles(...facts).map(({ level, from, ending }) =>
    [level, from, ...(ending === null ? [] : [ending.manner, ending.on])].join(' '),
  );
}

describe('a title', () => {
  it('is in force from the day of its decision, until something ends it', () => {
    expect(lives(stands, granted('2019-01-01', { unitId: UNIT }))).toEqual(['NTM 2019-01-01']);
  });

  it('is not touched by a refusal or an announcement', () => {
    const facts = [
      granted('2019-01-01', { unitId: UNIT, decisionId: 'd' }),
      announced('2019-02-01', UNIT, 'd'),
      refused('2020-01-01', { unitId: UNIT }),
    ];
    expect(lives(stands, ...facts)).toEqual(['NTM 2019-01-01']);
  });

  it('is revoked by a decision', () => {
    expect(lives(stands, granted('2019-01-01', { unitId: UNIT }), revoked('2023-05-01', { unitId: UNIT }))).toEqual([
      'NTM 2019-01-01 REVOKED 2023-05-01',
    ]);
  });

  it('is revoked whichever id the decision knew it by, since a withdrawn and re-recorded recognition bears a new one', () => {
    const facts = [
      granted('2019-01-01', { unitId: UNIT, titleId: 'new' }),
      revoked('2023-05-01', { unitId: UNIT, titleId: 'withdrawn since' }),
    ];
    expect(lives(stands, ...facts)).toEqual(['NTM 2019-01-01 REVOKED 2023-05-01']);
  });

  it('of another level stays when one is revoked', () => {
    const facts = [
      granted('2019-01-01', { unitId: UNIT }),
      granted('2021-01-01', { unitId: UNIT, level: 'ADVANCED' }),
      revoked('2023-05-01', { unitId: UNIT, level: 'ADVANCED' }),
    ];
    expect(lives(stands, ...facts)).toEqual(['NTM 2019-01-01', 'ADVANCED 2021-01-01 REVOKED 2023-05-01']);
  });

  it('is superseded by a renewed one of its level', () => {
    expect(lives(stands, granted('2015-01-01', { unitId: UNIT }), granted('2020-01-01', { unitId: UNIT }))).toEqual([
      'NTM 2015-01-01 SUPERSEDED 2020-01-01',
      'NTM 2020-01-01',
    ]);
  });

  it('is not ended by one of a higher level', () => {
    expect(
      lives(stands, granted('2019-01-01', { unitId: UNIT }), granted('2021-01-01', { unitId: UNIT, level: 'ADVANCED' })),
    ).toEqual(['NTM 2019-01-01', 'ADVANCED 2021-01-01']);
  });

  it('may be given again after a revocation, which stays what it was', () => {
    const facts = [
      granted('2015-01-01', { unitId: UNIT }),
      revoked('2018-01-01', { unitId: UNIT }),
      granted('2020-01-01', { unitId: UNIT }),
    ];
    expect(lives(stands, ...facts)).toEqual(['NTM 2015-01-01 REVOKED 2018-01-01', 'NTM 2020-01-01']);
  });
});

describe('a change of the unit', () => {
  it('that ends it ends its titles, without a revocation, and the title says by which event', () => {
    const history = new History(stands, granted('2019-01-01', { unitId: UNIT }), ended('2019-12-01', UNIT));
    const [title] = titlesAfter(history.events.filter(isTitleEvent), history.events.filter(isUnitEvent));
    expect(title?.ending).toEqual({ manner: 'UNIT_CHANGE', on: '2019-12-01', precision: 'DAY', eventId: history.events[2]?.id });
  });

  it('cannot be followed by a revocation of what it ended', () => {
    expect(
      lives(stands, granted('2019-01-01', { unitId: UNIT }), ended('2019-12-01', UNIT), revoked('2020-01-01', { unitId: UNIT })),
    ).toEqual(['NTM 2019-01-01 UNIT_CHANGE 2019-12-01']);
  });

  it('leaves a decision that it overtook a title ended on the day it came', () => {
    expect(lives(stands, ended('2019-12-01', UNIT), granted('2019-12-15', { unitId: UNIT }))).toEqual([
      'NTM 2019-12-15 UNIT_CHANGE 2019-12-15',
    ]);
  });

  it('from xã to thị trấn ends the new-rural titles; one given for the township stays', () => {
    const facts = [
      granted('2019-01-01', { unitId: UNIT }),
      granted('2021-01-01', { unitId: UNIT, level: 'ADVANCED' }),
      retyped('2025-01-01', UNIT, 'thị trấn'),
      granted('2025-03-01', { unitId: UNIT, level: 'CIVILISED_URBAN' }),
    ];
    expect(lives(stands, ...facts)).toEqual([
      'NTM 2019-01-01 UNIT_CHANGE 2025-01-01',
      'ADVANCED 2021-01-01 UNIT_CHANGE 2025-01-01',
      'CIVILISED_URBAN 2025-03-01',
    ]);
  });

  it('from thị trấn to phường ends no civilised-urban title, to xã it does', () => {
    const town = registered('2004-01-01', { unitId: UNIT, type: 'thị trấn' });
    const title = granted('2023-01-01', { unitId: UNIT, level: 'CIVILISED_URBAN' });
    expect(lives(town, title, retyped('2025-01-01', UNIT, 'phường'))).toEqual(['CIVILISED_URBAN 2023-01-01']);
    expect(lives(town, title, retyped('2025-01-01', UNIT, 'xã'))).toEqual(['CIVILISED_URBAN 2023-01-01 UNIT_CHANGE 2025-01-01']);
  });

  it('of name alone changes nothing', () => {
    expect(lives(stands, granted('2019-01-01', { unitId: UNIT }), renamed('2020-01-01', UNIT, 'Hà Thanh'))).toEqual([
      'NTM 2019-01-01',
    ]);
  });

  it('that takes in another marks its titles for review, and a renewed one is not marked', () => {
    const before = granted('2019-01-01', { unitId: UNIT });
    const taking = absorbed('2020-01-01', UNIT, 'other');
    expect(titles(stands, before, taking).map(({ toReview }) => toReview)).toEqual([true]);
    expect(titles(stands, before, taking, acknowledged('2023-12-20', { unitId: UNIT })).map(({ toReview }) => toReview)).toEqual([
      true,
      false,
    ]);
  });
});
