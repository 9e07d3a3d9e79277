import type { Position } from '@ntm-ledger/event-store';
import { toPosition } from '@ntm-ledger/event-store';
import type { Decided, LedgerEvent, RecordingMode, UnitIdentity } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent } from '@ntm-ledger/events/testing';
import type { UnitEvent } from '@ntm-ledger/register';
import { isUnitEvent, Register } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import { decideClassification } from '../domain/classification.js';
import { leftWithoutGround } from '../domain/left-without-ground.js';
import { decideRegistration } from '../domain/registration.js';
import { decideReorganisation } from '../domain/reorganisation.js';
import { WorkingRegister } from '../domain/working-register.js';
import type { RoughCommand, SpokenCommand } from './arbitrary-commands.js';
import { DAYS, LAST_DAY, roughCommands, speak } from './arbitrary-commands.js';

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
  /** When it is looked at: on which of the days, when how many per cent of the log are known. */
  readonly looks: readonly { readonly day: number; readonly known: number }[];
}

const withdrawals = fc
  .array(fc.tuple(fc.nat({ max: 29 }), fc.nat({ max: 29 })), { maxLength: 15 })
  .map((pairs): ReadonlyMap<number, number> => new Map(pairs));

const looks = fc.array(
  fc.record({ day: fc.nat({ max: DAYS.length - 1 }), known: fc.oneof(fc.constant(100), fc.nat({ max: 100 })) }),
  { minLength: 4, maxLength: 4 },
);

/** Histories of a small universe, in which units clash all the time; some conducted live, some recorded long after. */
export const randomHistories: fc.Arbitrary<RandomHistory> = fc.record({
  mode: fc.constantFrom<RecordingMode>('LIVE', 'LIVE', 'BACKFILL'),
  commands: roughCommands,
  withdrawals,
  looks,
});

/** The moments at which a history is looked at, once it is recorded. */
export function momentsOf({ looks: seen }: RandomHistory, { position }: RecordedHistory): Moment[] {
  return seen.map(({ day, known }) => ({
    effectiveOn: DAYS[day] ?? LAST_DAY,
    position: toPosition(Math.floor((position * known) / 100)),
  }));
}

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
    // Columns that somebody asked for on the way must not be those that are answered from at the end.
    if (index === Math.floor(commands.length / 2)) register.inColumns();
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

function decide(
  mode: RecordingMode,
  { units, classification, changes, transfers }: SpokenCommand,
  working: WorkingRegister,
): Decided {
  const { effectiveOn } = working.moment;
  const said = { mode, effectiveOn, precision: 'DAY', basis: ACT, source: SOURCE, certainty: 'STATED' } as const;
  if (units.length > 0) return decideRegistration({ ...said, units }, working);
  if (classification !== null) return decideClassification({ ...said, ...classification }, working);
  const placed = changes.map((change) => ({ ...change, clause: null, path: 'change' }));
  return decideReorganisation({ ...said, changes: placed, transfers }, working);
}

function withdrawalOf({ id, type, effectiveOn, concerns, position: at }: UnitEvent, position: number): LedgerEvent {
  const data = { eventId: id, position: at, type, reason: 'ghi nhầm' };
  return givenEvent({ type: 'FactWithdrawn', stream: UNITS_STREAM, position, effectiveOn, concerns, data });
}
