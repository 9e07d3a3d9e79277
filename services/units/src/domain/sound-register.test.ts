import { describe, expect, it } from '@jest/globals';
import { toPosition } from '@ntm-ledger/event-store';
import type { Decided, UnitIdentity } from '@ntm-ledger/events';
import { UNITS_STREAM } from '@ntm-ledger/events';
import { givenEvent } from '@ntm-ledger/events/testing';
import type { UnitState } from '@ntm-ledger/register';
import { isLiving, Register } from '@ntm-ledger/register';
import type { IsoDate } from '@ntm-ledger/temporal';
import fc from 'fast-check';
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

/** The register after every command that was accepted. */
function registerAfter(commands: readonly RoughCommand[]): { register: Register; position: number } {
  const register = new Register();
  let position = 0;
  const [firstDay] = DAYS;
  for (const data of GIVEN) {
    position += 1;
    register.apply(givenEvent({ type: 'UnitRegistered', stream: UNITS_STREAM, position, effectiveOn: String(firstDay), data }));
  }
  for (const [index, command] of commands.entries()) {
    const moment = { effectiveOn: command.day, position: toPosition(position) };
    const spoken = speak(command, String(index), register, moment);
    const decided = decide(spoken, new WorkingRegister(register, moment.effectiveOn, moment.position));
    if (decided.outcome === 'refused') continue;
    for (const event of decided.events)
      register.apply(givenEvent({ ...event, stream: decided.stream, position: (position += 1) }));
  }
  return { register, position };
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
});
