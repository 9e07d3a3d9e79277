import type { Position } from '@ntm-ledger/event-store';
import { toPosition } from '@ntm-ledger/event-store';
import type { Decided, LedgerEvent, RecordingMode, UnitIdentity } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent } from '@ntm-ledger/events/testing';
import type { UnitEvent } from '@ntm-ledger/register';
import { isUnitEvent, Register } from '@ntm-ledger/register';
import fc from 'fast-check';
import { leftWithoutGround } from '../domain/left-without-ground.js';
import { decideRegistration } from '../domain/registration.js';
import { decideReorganisation } from '../domain/reorganisation.js';
import { WorkingRegister } from '../domain/working-register.js';
import type { RoughCommand, SpokenCommand } from './arbitrary-commands.js';
import { DAYS, roughCommands, speak } from './arbitrary-commands.js';

const SOURCE = { title: 'Nghị quyết', number: null, issuer: null, issuedOn: null, url: null, digest: null };
const ACT = { number: '1', authority: null, issuedOn: null, title: null, clause: null };

/** What stands before anything is commanded: a unit of every tier. */
const GIVEN: readonly UnitIdentity[] = [
  { unitId: 'vn', kind: 'COUNTRY', type: 'quốc gia', name: 'Việt Nam', code: 'VN', parentId: null },
  { unitId: 'p', kind: 'PROVINCE', type: 'tỉnh', name: 'p', code: '38', parentId: 'vn' },
  { unitId: 'd', kind: 'DISTRICT', type: 'huyện', name: 'd', code: '392', parentId: 'p' },
  { unitId: 'c', kind: 'COMMUNE', type: 'xã', name: 'c', code: '15271', parentId: 'd' },
  { unitId: 'h', kind: 'HAMLET', type: 'thôn', name: 'h', code: null, parentId: 'c' },
];

/** Commands as they come in, and after which of them an earlier one is taken back. */
export interface RandomHistory {
  readonly mode: RecordingMode;
  readonly commands: readonly RoughCommand[];
  /** After so many-th commands: which of the earlier ones. It is taken back if nothing rests on it. */
  readonly withdrawals: ReadonlyMap<number, number>;
}

const withdrawals = fc
  .array(fc.tuple(fc.nat({ max: 29 }), fc.nat({ max: 29 })), { maxLength: 15 })
  .map((pairs): ReadonlyMap<number, number> => new Map(pairs));

/** Histories of a small universe, in which units clash all the time; some conducted live, some recorded long after. */
export const randomHistories: fc.Arbitrary<RandomHistory> = fc.record({
  mode: fc.constantFrom<RecordingMode>('LIVE', 'LIVE', 'BACKFILL'),
  commands: roughCommands,
  withdrawals,
});

/** What a history came to. */
export interface RecordedHistory {
  readonly register: Register;
  readonly position: Position;
  /** Every event, in the order of the log. */
  readonly events: readonly LedgerEvent[];
  /** How many commands were taken back. */
  readonly takenBack: number;
}

/** Records a history: every command and withdrawal that is accepted. */
export function record({ mode, commands, withdrawals: chosen }: RandomHistory): RecordedHistory {
  const register = new Register();
  const events: LedgerEvent[] = [];
  let takenBack = 0;
  const take = (event: LedgerEvent): void => {
    events.push(event);
    register.apply(event);
  };
  const next = (): number => events.length + 1;
  const [firstDay] = DAYS;
  for (const data of GIVEN) {
    take(givenEvent({ type: 'UnitRegistered', stream: UNITS_STREAM, position: next(), effectiveOn: String(firstDay), data }));
  }
  const batches: UnitEvent[][] = [];
  for (const [index, command] of commands.entries()) {
    const moment = { effectiveOn: command.day, position: toPosition(events.length) };
    const spoken = speak(command, String(index), register, moment);
    const decided = decide(mode, spoken, new WorkingRegister(register, moment.effectiveOn, moment.position));
    if (decided.outcome === 'accepted') {
      const batch = decided.events.map((event, at) => givenEvent({ ...event, stream: decided.stream, position: next() + at }));
      for (const event of batch) take(event);
      batches.push(batch.filter(isUnitEvent));
    }
    const which = (chosen.get(index) ?? 0) % Math.max(1, batches.length);
    const batch = chosen.has(index) ? (batches[which] ?? []) : [];
    if (batch.length === 0 || leftWithoutGround(register, batch, toPosition(events.length)).length > 0) continue;
    takenBack += 1;
    batches.splice(which, 1);
    for (const fact of batch) take(withdrawalOf(fact, next()));
  }
  return { register, position: toPosition(events.length), events, takenBack };
}

function decide(mode: RecordingMode, { units, changes, transfers }: SpokenCommand, working: WorkingRegister): Decided {
  const { effectiveOn } = working.moment;
  const said = { mode, effectiveOn, precision: 'DAY', basis: ACT, source: SOURCE, certainty: 'STATED' } as const;
  if (units.length > 0) return decideRegistration({ ...said, units }, working);
  const placed = changes.map((change) => ({ ...change, clause: null, path: 'change' }));
  return decideReorganisation({ ...said, changes: placed, transfers }, working);
}

function withdrawalOf({ id, type, effectiveOn, concerns, position: at }: UnitEvent, position: number): LedgerEvent {
  const data = { eventId: id, position: at, type, reason: 'ghi nhầm' };
  return givenEvent({ type: 'FactWithdrawn', stream: UNITS_STREAM, position, effectiveOn, concerns, data });
}
