import type { UnitState } from '@ntm-ledger/register';
import { COUNTRY_CODE } from '@ntm-ledger/register';
import { derivedId } from '@ntm-ledger/service-host';
import type { DatedRegister, UnitVersion } from '../reading/index.js';
import type { DayBefore } from './day-before.js';
import type { DayFacts } from './day-facts.js';
import type { DaySuccessions } from './day-successions.js';
import type { InferredTransfer, Move } from './moved-children.js';
import { transfersShownBy } from './moved-children.js';
import { recodings } from './recodings.js';

/**
 * Which unit bears a code from a day on: the one that bore it before, one that comes from another code, or one that begins. Files know
 * codes only; this is where they become units.
 */
export class DayIdentities {
  /** Every code that the files name on the day, provinces first. */
  readonly codes: readonly string[];
  /** Units that go on under another code, by that code. */
  private readonly recoded: ReadonlyMap<string, UnitState>;
  private readonly recodedIds: ReadonlySet<string>;
  /** The ids of the units that begin on the day, by code. */
  private readonly beginning = new Map<string, string>();
  /** The versions of the units that begin on the day, by id. */
  private readonly begun = new Map<string, UnitVersion>();
  /** Codes whose bearers from the day on are recorded already. */
  private readonly settled = new Set<string>();

  constructor(
    private readonly facts: DayFacts,
    private readonly dated: DatedRegister,
    private readonly around: DayBefore,
    private readonly successions: DaySuccessions,
  ) {
    const { begins, ends, day } = facts;
    this.codes = [...new Set([...begins.keys(), ...ends.keys()])].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    const unexplained = this.codes.filter((code) => !successions.explained.has(code));
    this.recoded = recodings(unexplained, begins, around);
    this.recodedIds = new Set([...this.recoded.values()].map(({ id }) => id));
    for (const version of this.codes.flatMap((code) => begins.get(code) ?? [])) this.settle(version, day);
  }

  private settle(version: UnitVersion, day: string): void {
    const { code } = version;
    if (this.recoded.has(code)) return;
    const before = this.around.bearerBefore(code);
    if (this.isRecorded(version, before)) this.settled.add(code);
    else if (before === undefined || this.recodedIds.has(before.id) || this.isFormedAnew(version, before)) {
      const id = derivedId(`register ${code} from ${day}`, 'unit');
      this.beginning.set(code, id);
      this.begun.set(id, version);
    }
  }

  private isRecorded(version: UnitVersion, before: UnitState | undefined): boolean {
    const bearer = this.around.bearerOn(version.code);
    if (bearer === undefined || !this.around.agrees(bearer, version)) return false;
    return bearer.id !== before?.id || !this.isFormedAnew(version, before);
  }

  /**
   * Whether the unit that bears a code from the day on is formed anew though a unit bore the code before. Resolutions say so. Where only the
   * register tells, a unit that takes in others and changes its name is read as formed of them all, and one that keeps its name as the
   * same: that is what resolutions mostly did, and it is recorded as inferred.
   */
  private isFormedAnew({ code, name }: UnitVersion, before: UnitState): boolean {
    if (this.successions.outOf.has(code)) return true;
    const taken = this.successions.into.get(code);
    if (taken === undefined) return false;
    return taken.some(({ relation }) => relation !== null) || before.name !== name;
  }

  /** The id of the unit that begins under a code on the day; undefined where none does. */
  beginningAt(code: string): string | undefined {
    return this.beginning.get(code);
  }

  /** Whether a unit is one that begins on the day. */
  begins(id: string): boolean {
    return this.begun.has(id);
  }

  /** Whether a unit goes on under another code. */
  isRecoded(id: string): boolean {
    return this.recodedIds.has(id);
  }

  /** The unit that goes on under a code; undefined where one begins, and where there is none. */
  goingOnAt(code: string): UnitState | undefined {
    if (this.beginning.has(code)) return undefined;
    return this.settled.has(code) ? this.around.bearerOn(code) : (this.recoded.get(code) ?? this.around.bearerBefore(code));
  }

  /** The id of the unit that a version stands under from the day on. */
  parentOf({ parentCode }: UnitVersion): string | undefined {
    return this.idFrom(parentCode ?? COUNTRY_CODE);
  }

  private idFrom(code: string): string | undefined {
    const id = this.beginning.get(code) ?? this.recoded.get(code)?.id;
    if (id !== undefined) return id;
    const bearer = this.around.bearerOn(code);
    return bearer === undefined || this.recodedIds.has(bearer.id) ? undefined : bearer.id;
  }

  /** Units that go on with the version that holds from the day on, also those whose row only the bearer of their parent's code makes new. */
  *thatMayMove(): Generator<{ version: UnitVersion; unit: UnitState }> {
    const { register, before } = this.around;
    const codes = new Set(this.facts.begins.keys());
    for (const code of [...this.beginning.keys(), ...this.recoded.keys()]) {
      const above = this.around.bearerBefore(code);
      for (const child of above === undefined ? [] : register.childrenOf(above.id, before)) {
        if (child.code !== null) codes.add(child.code);
      }
    }
    for (const code of codes) {
      const unit = this.recoded.get(code) ?? this.around.bearerBefore(code);
      const version = this.versionInForce(code);
      if (unit !== undefined && version !== undefined && !this.beginning.has(code)) yield { version, unit };
    }
  }

  private versionInForce(code: string): UnitVersion | undefined {
    const { day, begins } = this.facts;
    const holds = ({ from, to }: UnitVersion): boolean => (from === null || from <= day) && (to === null || to >= day);
    return begins.get(code) ?? this.dated.versions.get(code)?.find(holds);
  }

  /** What went from one province or district to another, as far as only their children show it. */
  transfersShown(): readonly InferredTransfer[] {
    const moves = [...this.thatMayMove()].flatMap(({ version, unit }): Move[] => {
      const to = this.parentOf(version);
      const from = unit.parentId;
      return to === undefined || from === null || to === from ? [] : [{ from, to, place: version.place }];
    });
    const { register, before } = this.around;
    const { into, outOf } = this.successions;
    return transfersShownBy(moves, {
      kindOf: (id) => this.begun.get(id)?.kind ?? register.unitAt(id, before)?.kind,
      beginsUnexplained: (id) => {
        const version = this.begun.get(id);
        return version !== undefined && !into.has(version.code);
      },
      endsUnexplained: (id) => {
        const code = register.unitAt(id, before)?.code ?? null;
        if (code === null || this.recodedIds.has(id) || outOf.has(code) || into.has(code)) return false;
        return this.facts.ends.has(code) && (!this.facts.begins.has(code) || this.beginning.has(code));
      },
    });
  }
}
