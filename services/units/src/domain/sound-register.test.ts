import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import type { Decided, LedgerEvent, UnitIdentity } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent } from '@ntm-ledger/events/testing';
import type { UnitEvent, UnitState } from '@ntm-ledger/register';
import { isLiving, isUnitEvent, Register } from '@ntm-ledger/register';
import type { IsoDate } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import { leftWithoutGround } from './left-without-ground.js';
import { decideRegistration } from './registration.js';
import { decideReorganisation } from './reorganisation.js';
import type { RoughCommand, SpokenCommand } from '../testing/arbitrary-commands.js';
import { DAYS, roughCommands, speak } from '../testing/arbitrary-commands.js';
import { WorkingRegister } from './working-register.js';

const source = { title: 'Nghị quyết', number: null, issuer: null, issuedOn: null, url: null, digest: null };
const ACT = { number: '1', authority: null, issuedOn: null, title: null, clause: null };

const GIVEN: readonly UnitIdentity[] = [
  { unitId: 'vn', kind: 'COUNTRY', type: 'quốc gia', name: 'Việt Nam', code: 'VN', parentId: null },
  { unitId: 'p', kind: 'PROVINCE', type: 'tỉnh', name: 'p', code: '38', parentId: 'vn' },
  { unitId: 'd', kind: 'DISTRICT', type: 'huyện', name: 'd', code: '392', parentId: 'p' },
  { unitId: 'c', kind: 'COMMUNE', type: 'xã', name: 'c', code: '15271', parentId: 'd' },
  { unitId: 'h', kind: 'HAMLET', type: 'thôn', name: 'h', code: null, parentId: 'c' },
];

function decide({ units, changes, transfers }: SpokenCommand, working: WorkingRegister): Decided {
  const { effectiveOn } = working.moment;
  const said = { mode: 'LIVE', effectiveOn, precision: 'DAY', basis: ACT, source } as const;
  if (units.length > 0) return decideRegistration({ ...said, units }, working);
  const placed = changes.map((change) => ({ ...change, clause: null, path: 'change' }));
  return decideReorganisation({ ...said, changes: placed, transfers }, working);
}

interface Recorded {
  readonly register: Register;
  readonly position: number;
  /** How many commands were taken back. */
  readonly takenBack: number;
}

/** After so many-th commands an earlier one is taken back, if nothing rests on it. */
type Withdrawals = ReadonlyMap<number, number>;

/** The register after every command and withdrawal that was accepted. */
function registerAfter(commands: readonly RoughCommand[], withdrawals: Withdrawals = new Map()): Recorded {
  const register = new Register();
  let position = 0;
  let takenBack = 0;
  const batches: UnitEvent[][] = [];
  const [firstDay] = DAYS;
  for (const data of GIVEN) {
    position += 1;
    register.apply(givenEvent({ type: 'UnitRegistered', stream: UNITS_STREAM, position, effectiveOn: String(firstDay), data }));
  }
  for (const [index, command] of commands.entries()) {
    const moment = { effectiveOn: command.day, position: toPosition(position) };
    const spoken = speak(command, String(index), register, moment);
    const decided = decide(spoken, new WorkingRegister(register, moment.effectiveOn, moment.position));
    if (decided.outcome === 'accepted') {
      const events = decided.events.map((event) => givenEvent({ ...event, stream: decided.stream, position: (position += 1) }));
      for (const event of events) register.apply(event);
      batches.push(events.filter(isUnitEvent));
    }
    const chosen = (withdrawals.get(index) ?? 0) % Math.max(1, batches.length);
    const batch = withdrawals.has(index) ? (batches[chosen] ?? []) : [];
    if (batch.length === 0 || leftWithoutGround(register, batch, toPosition(position)).length > 0) continue;
    takenBack += 1;
    batches.splice(chosen, 1);
    for (const fact of batch) register.apply(withdrawalOf(fact, (position += 1)));
  }
  return { register, position, takenBack };
}

function withdrawalOf({ id, type, effectiveOn, concerns, position: at }: UnitEvent, position: number): LedgerEvent {
  const data = { eventId: id, position: at, type, reason: 'ghi nhầm' };
  return givenEvent({ type: 'FactWithdrawn', stream: UNITS_STREAM, position, effectiveOn, concerns, data });
}

/** What is wrong with a register on a day. */
function flawsOn(day: IsoDate, register: Register, position: number): string[] {
  const moment = { effectiveOn: day, position: toPosition(position) };
  const living = new Map(
    [...register.ids()].flatMap((id): [string, UnitState][] => {
      const unit = register.unitAt(id, moment);
      return unit !== undefined && isLiving(unit) ? [[id, unit]] : [];
    }),
  );
  const flaws: string[] = [];
  const bearers = Map.groupBy(living.values(), ({ code }) => code);
  for (const [code, { length }] of bearers)
    if (code !== null && length > 1) flaws.push(`${code} is borne ${String(length)} times`);
  for (const { id, kind, parentId } of living.values()) {
    if (kind !== 'COUNTRY' && (parentId === null || !living.has(parentId))) flaws.push(`${id} stands under ${String(parentId)}`);
  }
  const reached = new Set<string>();
  const walk = (id: string): void => {
    if (reached.has(id)) {
      flaws.push(`${id} is reached twice`);
      return;
    }
    reached.add(id);
    for (const child of register.childrenOf(id, moment)) walk(child.id);
  };
  for (const { id, kind } of living.values()) if (kind === 'COUNTRY') walk(id);
  for (const id of living.keys()) if (!reached.has(id)) flaws.push(`${id} is not reached`);
  return flaws;
}

describe('the register, whatever is recorded live and in whatever order', () => {
  it('is sound on every day: no code is shared, every unit stands under a living one and is reached once', () => {
    fc.assert(
      fc.property(roughCommands, (commands) => {
        const { register, position } = registerAfter(commands);
        for (const day of DAYS) expect(flawsOn(day, register, position)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('stays so when what nothing rests on is taken back: no fact is about a unit that is not there', () => {
    let takenBack = 0;
    const withdrawals = fc
      .array(fc.tuple(fc.nat({ max: 29 }), fc.nat({ max: 29 })), { minLength: 1, maxLength: 15 })
      .map((pairs) => new Map(pairs));
    fc.assert(
      fc.property(roughCommands, withdrawals, (commands, chosen) => {
        const after = registerAfter(commands, chosen);
        takenBack += after.takenBack;
        const position = toPosition(after.position);
        for (const day of DAYS) expect(flawsOn(day, after.register, after.position)).toEqual([]);
        for (const id of after.register.ids()) {
          for (const { effectiveOn } of after.register.factsOf(id, position)) {
            expect(after.register.unitAt(id, { effectiveOn, position })).toBeDefined();
          }
        }
      }),
      { numRuns: 2_000 },
    );
    expect(takenBack).toBeGreaterThan(1_000);
  });
});
