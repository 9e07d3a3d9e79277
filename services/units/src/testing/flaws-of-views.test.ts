import { describe, expect, it } from '@jest/globals';
import type { LedgerEvent } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent } from '@ntm-ledger/events/testing';
import type { UnitColumns, UnitState } from '@ntm-ledger/register';
import { Register } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import { toIsoDate } from '@ntm-ledger/temporal';
import { toPosition } from '@ntm-ledger/event-store';
import { flawsOfViews } from './flaws-of-views.js';
import { givenRegister, stood } from './given-units.js';
import { HA_TRUNG, HA_VAN } from './ha-trung.js';

/** Hà Vân is renamed, the earlier name being recorded after the later; and a commune was entered that is withdrawn at the end. */
const { events } = givenRegister([
  ...HA_TRUNG,
  ['UnitRenamed', '2021-01-01', { unitId: 'ha-van', name: 'Hai' }],
  ['UnitRenamed', '2020-01-01', { unitId: 'ha-van', name: 'Một' }],
  stood({ ...HA_VAN, unitId: 'slip', name: 'Nhầm', code: '99999' }),
]);
const slip = events.at(-1);
const log: readonly LedgerEvent[] = [
  ...events,
  givenEvent({
    type: 'FactWithdrawn',
    stream: UNITS_STREAM,
    position: events.length + 1,
    effectiveOn: '2004-08-31',
    concerns: ['slip'],
    data: { eventId: slip?.id ?? '', position: toPosition(events.length), type: 'UnitRegistered', reason: 'ghi nhầm' },
  }),
];
const HEAD: Moment = { effectiveOn: toIsoDate('2022-01-01'), position: toPosition(log.length) };

function flawsOf(register: Register, moment: Moment = HEAD): string[] {
  for (const event of log) register.apply(event);
  return flawsOfViews(register, log, moment);
}

/** Answers as of a moment at which less is known. */
class Forgetful extends Register {
  override unitAt(id: string, moment: Moment): UnitState | undefined {
    return super.unitAt(id, { ...moment, position: toPosition(Math.min(moment.position, HA_TRUNG.length)) });
  }
}
/** Never hears of withdrawals. */
class Stubborn extends Register {
  override apply(event: LedgerEvent): void {
    if (event.type !== 'FactWithdrawn') super.apply(event);
  }
}
class WithoutCodes extends Register {
  override bearerOf(): undefined {
    return undefined;
  }
}
class WithStaleColumns extends Register {
  private kept: UnitColumns | undefined;
  override apply(event: LedgerEvent): void {
    super.apply(event);
    if (event.type === 'UnitRegistered') this.kept = super.inColumns();
  }
  override inColumns(): UnitColumns {
    return this.kept ?? super.inColumns();
  }
}
class WithoutHamlets extends Register {
  override childrenOf(id: string, moment: Moment): UnitState[] {
    return super.childrenOf(id, moment).filter(({ kind }) => kind !== 'HAMLET');
  }
}

describe('a register that is compared with a plain fold of its log', () => {
  it.each([1, 3, HA_TRUNG.length, events.length - 1, events.length, log.length])(
    'answers the same when %d events are known',
    (known) => {
      for (const day of ['2003-01-01', '2004-08-31', '2020-06-01', '2022-01-01'])
        expect(flawsOf(new Register(), { effectiveOn: toIsoDate(day), position: toPosition(known) })).toEqual([]);
    },
  );

  it.each<[string, Register, string]>([
    ['does not know all that is known', new Forgetful(), 'ha-van is not what the log comes to'],
    ['counts what is withdrawn', new Stubborn(), 'slip is not what the log comes to'],
    ['finds nobody by a code', new WithoutCodes(), '15283 is found to be borne by undefined, and is by ha-van'],
    ['sums over columns that are out of date', new WithStaleColumns(), 'what lies under vn is, in columns,'],
    ['loses the hamlets on its way down the tree', new WithoutHamlets(), 'what lies under vn is, down the tree,'],
  ])('is found out when it %s', (_, register, flaw) => {
    expect(flawsOf(register)).toContainEqual(expect.stringContaining(flaw));
  });
});
