import type { UnitIdentity, UnitKind, UnitType } from '@ntm-ledger/events';
import { ALL_UNIT_ATTRIBUTES, UNIT_ATTRIBUTES, UNIT_TYPES } from '@ntm-ledger/events';
import type { Register, UnitState } from '@ntm-ledger/register';
import { isLiving } from '@ntm-ledger/register';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';
import { addDays } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import type { ClassifyUnits } from '../domain/classification.js';
import type { UnitChange } from '../domain/reorganisation.js';
import type { Transfer } from '../domain/territory.js';
import { END_OF_DISTRICTS } from '../domain/tiers.js';

/** The days of the small universe: those on which anything happens, and one before and after. On the last but two the tier of districts ends. */
const LAST = 8;
const FIRST_DAY = addDays(END_OF_DISTRICTS, 1 - LAST);
export const LAST_DAY = addDays(FIRST_DAY, LAST + 1);
export const DAYS: readonly IsoDate[] = Array.from({ length: LAST + 2 }, (_, day) => addDays(FIRST_DAY, day));

/** Few codes, so that they clash. */
const CODES: Readonly<Record<UnitKind, readonly (string | null)[]>> = {
  COUNTRY: ['VN'],
  PROVINCE: ['38', '40'],
  DISTRICT: ['392', '393', '394'],
  COMMUNE: ['15271', '15272', '15273', '15274', '15275'],
  HAMLET: [null],
};
const TYPES: Readonly<Record<UnitKind, UnitType>> = {
  COUNTRY: 'quốc gia',
  PROVINCE: 'tỉnh',
  DISTRICT: 'huyện',
  COMMUNE: 'xã',
  HAMLET: 'thôn',
};
const PARENTS: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  COUNTRY: ['COUNTRY'],
  PROVINCE: ['COUNTRY'],
  DISTRICT: ['PROVINCE'],
  COMMUNE: ['DISTRICT', 'PROVINCE'],
  HAMLET: ['COMMUNE'],
};
const KINDS = ['PROVINCE', 'DISTRICT', 'DISTRICT', 'COMMUNE', 'COMMUNE', 'COMMUNE', 'HAMLET', 'HAMLET'] as const;

const WHATS = [
  'register',
  'classify',
  'absorb',
  'establish',
  'divide',
  'rename',
  'retype',
  'recode',
  'reparent',
  'abolish',
  'moveAll',
] as const;

/** Which of the units, codes and parents at hand is meant; taken modulo their number when the command is spoken. */
interface Choice {
  readonly what: (typeof WHATS)[number];
  readonly kind: UnitKind;
  readonly a: number;
  readonly b: number;
  readonly code: number;
}

/** A command before it is known which units stand when it is given: all its choices come into force on one day. */
export interface RoughCommand {
  readonly day: IsoDate;
  readonly choices: readonly Choice[];
}

const choices = fc.record<Choice>({
  what: fc.constantFrom('register', ...WHATS),
  kind: fc.constantFrom(...KINDS),
  a: fc.nat({ max: 20 }),
  b: fc.nat({ max: 20 }),
  code: fc.nat({ max: 5 }),
});

/** Commands on days in any order, back-dated ones among them. */
export const roughCommands: fc.Arbitrary<RoughCommand[]> = fc.array(
  fc.record({
    day: fc.integer({ min: 1, max: LAST }).map((day) => addDays(FIRST_DAY, day)),
    choices: fc.array(choices, { minLength: 1, maxLength: 3 }),
  }),
  { minLength: 5, maxLength: 30 },
);

/** What a command asks: units to register, what units count as, or a resolution. */
export interface SpokenCommand {
  readonly units: UnitIdentity[];
  readonly classification: Pick<ClassifyUnits, 'attribute' | 'value' | 'units'> | null;
  readonly changes: UnitChange[];
  readonly transfers: Transfer[];
}

/**
 * Speaks a command about units that stand on its day, so that most of it is possible. New units have ids of their own, as they have in
 * a request. A command whose first choice is to register does nothing else, as `registerUnits` does, and so with `classifyUnits`.
 */
export function speak({ choices: all }: RoughCommand, name: string, register: Register, moment: Moment): SpokenCommand {
  const living = [...register.ids()].flatMap((id) => register.unitAt(id, moment) ?? []).filter(isLiving);
  const classification = all[0]?.what === 'classify' ? classify(all[0], all, living) : null;
  const spoken: SpokenCommand = { units: [], classification, changes: [], transfers: [] };
  if (classification !== null) return spoken;
  const registers = all[0]?.what === 'register';
  for (const [index, choice] of all.entries()) {
    const { kind, code } = choice;
    const fresh = (parentId: string | null): UnitIdentity => ({
      unitId: `${name}.${String(index)}`,
      kind,
      type: TYPES[kind],
      name: `${name}.${String(index)}`,
      code: pick(CODES[kind], code) ?? null,
      parentId,
    });
    const ofKind = (...kinds: UnitKind[]): UnitState[] => living.filter((unit) => kinds.includes(unit.kind));
    if (registers) {
      const above = [...ofKind(...PARENTS[kind]), ...spoken.units.filter((unit) => PARENTS[kind].includes(unit.kind))];
      const parent = pick(above, choice.a);
      spoken.units.push(fresh(parent === undefined ? null : 'unitId' in parent ? parent.unitId : parent.id));
    } else {
      const unit = pick(ofKind(kind), choice.a);
      const other = pick(code === 5 ? living : ofKind(kind), choice.b);
      if (unit !== undefined && other !== undefined) propose(choice, { unit, other, fresh, ofKind, register, moment }, spoken);
    }
  }
  return spoken;
}

/** Says something of as many units as there are choices: of each once, of what kind it may be. */
function classify(
  { kind, b, code }: Choice,
  all: readonly Choice[],
  living: readonly UnitState[],
): NonNullable<SpokenCommand['classification']> {
  const attribute = pick(ALL_UNIT_ATTRIBUTES, code) ?? 'PROGRAMME';
  const sayable = living.filter((unit) => unit.kind === (attribute === 'REGION' ? kind : 'COMMUNE'));
  const units = all.flatMap(({ a }) => pick(sayable, a)?.id ?? []);
  return { attribute, value: pick([...UNIT_ATTRIBUTES[attribute], null], b) ?? null, units: [...new Set(units)] };
}

interface AtHand {
  readonly unit: UnitState;
  readonly other: UnitState;
  readonly fresh: (parentId: string | null) => UnitIdentity;
  readonly ofKind: (...kinds: UnitKind[]) => UnitState[];
  readonly register: Register;
  readonly moment: Moment;
}

function propose({ what, code, b }: Choice, at: AtHand, into: SpokenCommand): void {
  const { unit, other, fresh, ofKind, register, moment } = at;
  const give = (giverId: string, receiverId: string, more: Partial<Transfer> = {}): void => {
    const whole = { extent: 'WHOLE', remainder: false, receiverGoesOn: true, path: 'from', clause: null } as const;
    into.transfers.push({ ...whole, giverId, receiverId, ...more });
  };
  switch (what) {
    case 'register':
    case 'classify':
      return;
    case 'absorb':
      give(unit.id, other.id);
      return;
    case 'establish': {
      const formed = { ...fresh(unit.parentId), code: code % 2 === 0 ? unit.code : fresh(null).code };
      into.changes.push({ kind: 'establish', unit: formed });
      give(unit.id, formed.unitId, { receiverGoesOn: false });
      if (other.id !== unit.id) give(other.id, formed.unitId, { receiverGoesOn: false });
      return;
    }
    case 'divide': {
      const formed = fresh(unit.parentId);
      into.changes.push({ kind: 'establish', unit: formed });
      give(unit.id, formed.unitId, { extent: 'PART', receiverGoesOn: false });
      if (other.id !== unit.id) give(unit.id, other.id, { extent: 'PART', remainder: true });
      return;
    }
    case 'rename':
      into.changes.push({ kind: 'rename', unitId: unit.id, name: `${unit.name}*` });
      return;
    case 'retype':
      into.changes.push({ kind: 'retype', unitId: unit.id, type: pick(UNIT_TYPES[unit.kind], code) ?? unit.type });
      return;
    case 'recode':
      into.changes.push({ kind: 'recode', unitId: unit.id, code: pick(CODES[unit.kind], code) ?? null });
      return;
    case 'reparent':
      into.changes.push({ kind: 'reparent', unitId: unit.id, parentId: pick(ofKind(...PARENTS[unit.kind]), b)?.id ?? 'nowhere' });
      return;
    case 'abolish':
      into.changes.push({ kind: 'abolish', unitId: unit.id, manner: code === 5 ? 'UNKNOWN' : 'ABOLISHED' });
      return;
    case 'moveAll':
      for (const child of register.childrenOf(unit.id, moment)) {
        const parentId = code % 2 === 0 || unit.parentId === null ? other.id : unit.parentId;
        into.changes.push({ kind: 'reparent', unitId: child.id, parentId });
      }
      into.changes.push({ kind: 'abolish', unitId: unit.id, manner: 'ABOLISHED' });
  }
}

function pick<T>(from: readonly T[], index: number): T | undefined {
  return from[from.length === 0 ? 0 : index % from.length];
}
