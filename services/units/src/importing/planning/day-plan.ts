import type { UnitIdentity } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { COUNTRY_CODE, fullName } from '@ntm-ledger/register';
import { END_OF_DISTRICTS, LAW_ON_TWO_TIERS } from '../../domain/tiers.js';
import type { DatedRegister, FileProblem, LaterChange, RowPlace, Succession, UnitVersion } from '../reading/index.js';
import type { DayBefore } from './day-before.js';
import { sameName } from './day-before.js';
import type { DayFacts } from './day-facts.js';
import { DayIdentities } from './day-identities.js';
import type { DaySuccessions } from './day-successions.js';
import { nobodyBears, successionsOf } from './day-successions.js';
import { actNamed } from './known-acts.js';
import type { InferredTransfer } from './moved-children.js';
import type { Giving, Ground, Planned } from './planned.js';

/** What is to be recorded of one day, beyond what is recorded of it already. */
export interface DayPlan {
  readonly planned: readonly Planned[];
  /** How many rows say what the register holds already. */
  readonly known: number;
  readonly problems: readonly FileProblem[];
  /** The ids of the units that would begin, had their rows not been refused. */
  readonly refused: readonly string[];
}

/** Compares what files say of a day with the register around it. */
export function planDay(facts: DayFacts, dated: DatedRegister, around: DayBefore): DayPlan {
  const successions = successionsOf(facts, around);
  const identities = new DayIdentities(facts, dated, around, successions);
  return new DayPlanner(facts, around, successions, identities).plan();
}

class DayPlanner {
  private readonly planned: Planned[] = [];
  private readonly problems: FileProblem[];
  private readonly refused: string[] = [];
  private known: number;
  private readonly shown: readonly InferredTransfer[];

  constructor(
    private readonly facts: DayFacts,
    private readonly around: DayBefore,
    private readonly successions: DaySuccessions,
    private readonly identities: DayIdentities,
  ) {
    this.problems = [...successions.problems];
    this.known = successions.known;
    this.shown = identities.transfersShown();
  }

  plan(): DayPlan {
    for (const code of this.identities.codes) {
      const version = this.facts.begins.get(code);
      const begun = this.identities.beginningAt(code);
      if (version !== undefined && begun !== undefined) this.planBeginning(version, begun);
      else if (version !== undefined) this.planGoingOn(version);
      if (version === undefined || begun !== undefined) this.planEnd(code);
    }
    for (const code of this.successions.into.keys()) if (!this.facts.begins.has(code)) this.planTakingIn(code);
    for (const { version, unit } of this.identities.thatMayMove()) {
      if (!this.facts.begins.has(version.code))
        this.planParent(version, this.asRecorded(unit), groundOf(undefined, version.place));
    }
    for (const change of this.facts.changes) this.planLaterChange(change);
    if (this.facts.day === END_OF_DISTRICTS) this.planEndOfDistricts();
    return { planned: this.planned, known: this.known, problems: this.problems, refused: this.refused };
  }

  /** A unit as it is on the day, as far as the day is recorded. */
  private asRecorded(unit: UnitState): UnitState {
    return this.around.register.unitAt(unit.id, this.around.on) ?? unit;
  }

  private planBeginning(version: UnitVersion, unitId: string): void {
    const { code, kind, type, name, place } = version;
    const before = this.around.bearerBefore(code);
    const other = this.around.bearerOn(code);
    if (other !== undefined && other.id !== before?.id) {
      if (version.from === null && this.around.agreesAtTheEnd(version)) {
        this.known += 1; // the log knows what it was before
        return;
      }
      this.problem(place, 'code', this.otherBearer(version, other));
      this.refused.push(unitId);
      return;
    }
    const parentId = this.identities.parentOf(version);
    if (parentId === undefined) {
      this.problems.push(nobodyBears(place, 'parent_code', version.parentCode ?? COUNTRY_CODE, this.facts.day));
      this.refused.push(unitId);
      return;
    }
    const unit: UnitIdentity = { unitId, kind, type, name, code, parentId };
    const links = this.successions.into.get(code) ?? [];
    if (this.isUnexplained(version, before, links)) return;
    const from = [...this.givings(links), ...this.ownMerger(version, before, links), ...givingsTo(unitId, this.shown)];
    const ground = groundOf(links[0], place);
    if (from.length > 0) this.planned.push({ ...ground, what: 'establish', unit, from });
    else {
      const isLate = before !== undefined || this.identities.begins(parentId);
      this.planned.push({ ...ground, what: 'register', unit, isLate, isOpen: version.from === null });
    }
  }

  /** Where an act says what a unit is formed of, but not what became of the one that bore its code, that is not guessed. */
  private isUnexplained({ code, place }: UnitVersion, before: UnitState | undefined, links: readonly Succession[]): boolean {
    const isStated = links.some(({ relation }) => relation !== null);
    if (!isStated || before === undefined || this.successions.outOf.has(code) || this.identities.isRecoded(before.id))
      return false;
    const message = `${fullName(before)} bore the code ${code} until then, and no row says what became of it`;
    this.problem(place, 'code', message);
    this.refused.push(this.identities.beginningAt(code) ?? '');
    return true;
  }

  /** The former bearer of a code goes into the unit that bears it from the day on, where nothing else is said of it. */
  private ownMerger({ code, place }: UnitVersion, before: UnitState | undefined, links: readonly Succession[]): Giving[] {
    const isExplained = this.successions.outOf.has(code) || before === undefined || this.identities.isRecoded(before.id);
    if (isExplained || links.length === 0) return [];
    return [{ giverId: before.id, extent: 'WHOLE', isRemainder: false, clause: null, place }];
  }

  private planGoingOn(version: UnitVersion): void {
    const { code, type, name, place } = version;
    const unit = this.identities.goingOnAt(code);
    if (unit === undefined || this.around.hasEnded(unit.id)) {
      this.problem(place, 'code', this.otherBearer(version, this.around.bearerOn(code)));
      return;
    }
    const count = this.planned.length;
    const unitId = unit.id;
    const ground = groundOf(this.successions.goingOn.get(code) ?? this.successions.into.get(code)?.[0], place);
    this.planAbsorption(code, unitId);
    const now = this.asRecorded(unit);
    if (now.code !== code) this.change(ground, { kind: 'recode', unitId, code });
    if (now.type !== type) this.change(ground, { kind: 'retype', unitId, type });
    if (now.name !== name) this.change(ground, { kind: 'rename', unitId, name });
    this.planParent(version, now, ground);
    if (this.planned.length > count) return;
    this.known += 1;
    if (version.to === null || this.around.agreesAtTheEnd(version)) return;
    const said = `the log holds something else of the code ${code} on ${version.to}, the last day of this row`;
    this.problem(place, 'valid_to', `${said}; correct the row, or take back what is wrong in the log`);
  }

  /** A unit that takes in others and is otherwise as it was, so that no version of it begins. */
  private planTakingIn(code: string): void {
    const unit = this.around.bearerBefore(code) ?? this.around.bearerOn(code);
    if (unit !== undefined) this.planAbsorption(code, unit.id);
  }

  private planAbsorption(code: string, unitId: string): void {
    const taken = this.successions.into.get(code) ?? [];
    const [first] = taken;
    if (first !== undefined)
      this.planned.push({ ...groundOf(first, first.place), what: 'absorb', unitId, from: this.givings(taken) });
  }

  private planParent(version: UnitVersion, unit: UnitState, ground: Ground): void {
    const parentId = this.identities.parentOf(version);
    if (parentId === undefined)
      this.problems.push(nobodyBears(version.place, 'parent_code', String(version.parentCode), this.facts.day));
    else if (unit.parentId !== parentId) this.change(ground, { kind: 'reparent', unitId: unit.id, parentId });
  }

  /** What becomes of the unit that bore a code until the day before, where no row names what it went into. */
  private planEnd(code: string): void {
    const ended = this.facts.ends.get(code);
    const unit = this.around.bearerBefore(code);
    if (ended === undefined || unit === undefined || this.identities.isRecoded(unit.id)) return;
    if (this.around.hasEnded(unit.id)) {
      this.known += 1;
      return;
    }
    if (this.successions.outOf.has(code) || this.successions.into.has(code)) return;
    const ground = groundOf(undefined, ended.place);
    const shown = this.shown.filter(({ giverId }) => giverId === unit.id);
    for (const { receiverId } of shown) {
      if (this.identities.begins(receiverId)) continue; // formed of it, and planned as such
      this.planned.push({ ...ground, what: 'absorb', unitId: receiverId, from: givingsTo(receiverId, shown) });
    }
    if (shown.length > 0) return;
    const isAbolished = unit.kind === 'DISTRICT';
    const act = isAbolished && this.facts.day === END_OF_DISTRICTS ? LAW_ON_TWO_TIERS : null;
    this.change({ ...ground, act }, { kind: 'abolish', unitId: unit.id, manner: isAbolished ? 'ABOLISHED' : 'UNKNOWN' });
  }

  /** On the day on which their tier ends, districts of which the files say nothing end too. */
  private planEndOfDistricts(): void {
    const { register, before } = this.around;
    const planned = new Set(this.planned.flatMap((item) => (item.what === 'change' ? [item.change.unitId] : [])));
    for (const id of register.ids()) {
      const unit = register.unitAt(id, before);
      if (unit?.kind !== 'DISTRICT' || unit.ended !== null || unit.code === null) continue;
      const isNamed = planned.has(id) || this.facts.ends.has(unit.code) || this.successions.outOf.has(unit.code);
      if (isNamed || this.around.hasEnded(id)) continue;
      const ground = { ...groundOf(undefined, { file: '', line: 0 }), act: LAW_ON_TWO_TIERS };
      this.change(ground, { kind: 'abolish', unitId: id, manner: 'ABOLISHED' });
    }
  }

  private planLaterChange({ place, code, before, after, act }: LaterChange): void {
    const unit = this.around.bearerBefore(code);
    const now = this.around.bearerOn(code);
    if (now !== undefined && sameName(now, after)) {
      this.known += 1;
      return;
    }
    if (unit === undefined || !sameName(unit, before)) {
      const found = unit === undefined ? 'nobody' : fullName(unit);
      const day = this.around.before.effectiveOn;
      this.problem(place, 'old_name_vi', `${fullName(before)} is to bear the code ${code} on ${day}; ${found} does`);
      return;
    }
    const ground = { place, act: actNamed(act.number), clause: act.clause, url: null };
    if (before.type !== after.type) this.change(ground, { kind: 'retype', unitId: unit.id, type: after.type });
    if (before.name !== after.name) this.change(ground, { kind: 'rename', unitId: unit.id, name: after.name });
  }

  private givings(links: readonly Succession[]): Giving[] {
    return links.flatMap(({ oldCode, extent, isRemainder, act, place }) => {
      const giver = this.around.bearerBefore(oldCode);
      return giver === undefined ? [] : [{ giverId: giver.id, extent, isRemainder, clause: act?.clause ?? null, place }];
    });
  }

  private change(ground: Ground, change: Extract<Planned, { what: 'change' }>['change']): void {
    this.planned.push({ ...ground, what: 'change', change });
  }

  private otherBearer({ code, type, name }: UnitVersion, bearer: UnitState | undefined): string {
    const who = bearer === undefined ? 'a unit that ends on the day' : fullName(bearer);
    return `${fullName({ type, name })} is to bear the code ${code} from ${this.facts.day}; in the log ${who} does`;
  }

  private problem(place: RowPlace, column: string, message: string): void {
    this.problems.push({ ...place, column, message });
  }
}

function groundOf(link: Succession | undefined, place: RowPlace): Ground {
  if (link === undefined) return { place, act: null, clause: null, url: null };
  const act = link.act === null ? null : actNamed(link.act.number);
  return { place: link.place, act, clause: link.act?.clause ?? null, url: link.sourceUrl };
}

function givingsTo(receiverId: string, transfers: readonly InferredTransfer[]): Giving[] {
  return transfers
    .filter((transfer) => transfer.receiverId === receiverId)
    .map(({ giverId, extent, isRemainder, place }) => ({ giverId, extent, isRemainder, clause: null, place }));
}
