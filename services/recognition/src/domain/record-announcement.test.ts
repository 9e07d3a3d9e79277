import { describe, expect, it } from '@jest/globals';
import type { Decided } from '@ntm-ledger/events';
import { toIsoDate } from '@ntm-ledger/temporal';
import type { Fact } from '../testing/facts.js';
import { announced, granted, refused } from '../testing/facts.js';
import { History } from '../testing/history.js';
import type { RecordAnnouncement } from './record-announcement.js';
import { decideAnnouncement, titleDecisionOf } from './record-announcement.js';

const UNIT = 'ha-hai';
const decision = granted('2023-01-26', { unitId: UNIT, decisionId: 'd', awardYear: 2022 });

function decide(given: readonly Fact[], when: Partial<RecordAnnouncement> = {}): Decided {
  const { model, events } = new History(...given);
  const { position } = events.at(-1) ?? {};
  const known = position && model.decisionKnown('d', position);
  if (!known) throw new Error('the decision is not recorded');
  const command: RecordAnnouncement = {
    mode: 'LIVE',
    announcedOn: toIsoDate('2023-03-13'),
    precision: 'DAY',
    basis: null,
    source: null,
    ...when,
  };
  return decideAnnouncement(command, {
    decision: known,
    announcements: model.announcementsKnownOf('d', position),
    today: toIsoDate('2023-03-20'),
  });
}

function ruleOf(decided: Decided): string {
  return decided.outcome === 'refused' && decided.refusal.code === 'RULE_VIOLATED' ? decided.refusal.rule : decided.outcome;
}

describe('recording an announcement', () => {
  it('gives an event that follows from the decision', () => {
    const history = new History(decision);
    const decided = decide([decision]);
    expect(decided).toMatchObject({
      outcome: 'accepted',
      stream: `titles-${UNIT}`,
      events: [
        {
          type: 'RecognitionAnnounced',
          effectiveOn: '2023-03-13',
          data: { decisionId: 'd', unitId: UNIT, announcedOn: '2023-03-13' },
        },
      ],
    });
    expect(history.events[0]?.type).toBe('RecognitionGranted');
  });

  it.each([
    ['announcedAfterSignature', [decision], '2023-01-25'],
    ['announcedByToday', [decision], '2023-03-21'],
    ['announcedOnce', [decision, announced('2023-02-01', UNIT, 'd')], '2023-03-13'],
  ])('keeps the rule %s: LIVE refuses, BACKFILL warns', (rule, given, day) => {
    const announcedOn = toIsoDate(day);
    expect(ruleOf(decide(given, { announcedOn }))).toBe(rule);
    expect(decide(given, { announcedOn, mode: 'BACKFILL' })).toMatchObject({ events: [{ warnings: [{ rule, basis: null }] }] });
  });

  it.each([
    ['2030-01-01', 'BY', 'announcedByToday'],
    ['2023-04-30', 'MONTH', 'announcedByToday'],
    ['2024-12-31', 'YEAR', 'announcedByToday'],
    ['2023-03-31', 'MONTH', 'accepted'],
    ['2023-12-31', 'YEAR', 'accepted'],
    ['2023-03-20', 'BY', 'accepted'],
  ] as const)('on 20/03/2023, takes one of %s (%s) only where it can have happened: %s', (day, precision, expected) => {
    expect(ruleOf(decide([decision], { announcedOn: toIsoDate(day), precision }))).toBe(expected);
  });

  it('takes a decision whose day of signature is not known', () => {
    const unsigned = granted('2022-12-31', { unitId: UNIT, decisionId: 'd', signedOn: null, precision: 'YEAR' });
    expect(ruleOf(decide([unsigned], { announcedOn: toIsoDate('2022-06-01') }))).toBe('accepted');
  });
});

describe('the decision that gave a level', () => {
  const find = (awardYear: number | null, ...facts: readonly Fact[]) => {
    const { model, events } = new History(...facts);
    const last = events.at(-1);
    return titleDecisionOf(last === undefined ? [] : model.decisionsKnownOf(UNIT, last.position), 'NTM', awardYear);
  };
  const others = [
    refused('2022-01-01', { unitId: UNIT, awardYear: 2022 }),
    granted('2021-01-01', { unitId: UNIT, awardYear: 2020, level: 'ADVANCED' }),
  ];

  it('for a year is found among others', () => {
    const before = granted('2021-01-01', { unitId: UNIT, awardYear: 2020 });
    expect(find(2022, ...others, before, decision)).toMatchObject({ decision: { data: { decisionId: 'd' } } });
  });

  it('is found without its year where no other gave that level', () => {
    expect(find(null, ...others, decision)).toMatchObject({ decision: { data: { decisionId: 'd' } } });
    const unknown = granted('2023-03-20', { unitId: UNIT, decisionId: 'of some year', awardYear: null });
    expect(find(null, ...others, unknown)).toMatchObject({ decision: { data: { decisionId: 'of some year' } } });
  });

  it.each([2022, null])('is not found where none is recorded (year %s)', (year) => {
    expect(find(year, ...others)).toMatchObject({ refused: { refusal: { code: 'NOT_FOUND' } } });
  });

  it('must be named by its id where there are two; both are listed', () => {
    const second = granted('2023-02-01', { unitId: UNIT, decisionId: 'e', awardYear: 2022 });
    const of2020 = granted('2021-02-01', { unitId: UNIT, decisionId: 'c', awardYear: 2020 });
    const messages = [find(2022, of2020, decision, second), find(null, of2020, decision)].map((found) =>
      'refused' in found && found.refused.refusal.code === 'BAD_USER_INPUT' ? found.refused.refusal.problems : [],
    );
    expect(messages).toEqual([
      [
        {
          path: 'input.decision',
          message:
            '2 decisions give NTM of 2022; name one by its id: d (99/QĐ-UBND, for 2022, in force from 2023-01-26); e (99/QĐ-UBND, for 2022, in force from 2023-02-01)',
        },
      ],
      [
        {
          path: 'input.decision',
          message:
            '2 decisions give NTM; name one by its id: c (99/QĐ-UBND, for 2020, in force from 2021-02-01); d (99/QĐ-UBND, for 2022, in force from 2023-01-26)',
        },
      ],
    ]);
  });
});
