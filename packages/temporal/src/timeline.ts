import type { Position } from '@ntm-ledger/event-store';
import type { IsoDate } from './iso-date.js';
import type { Moment } from './moment.js';

/** Anything that stands on both clocks: in force from a day, known from a position. */
export interface Dated {
  readonly effectiveOn: IsoDate;
  readonly position: Position;
}

/**
 * The facts about one thing on two clocks. At a moment it holds the facts known by then, in force by then and not yet withdrawn,
 * in the order (effectiveOn, position): the order in which state is folded.
 *
 * Facts are few for one thing and mostly arrive in order, so they lie in one sorted array.
 */
export class Timeline<T extends Dated> {
  /** Nothing else holds the list, which a snapshot of as many timelines need not make sure of. */
  static readonly owned = ['facts'];

  protected readonly facts: T[] = [];
  /** From which position on a fact is known to have been recorded in error, by its own position. Most facts never are, so that most timelines have none. */
  private withdrawals: Map<Position, Position> | null = null;

  /** Adds a fact. Its position must be new to this timeline. */
  add(fact: T): void {
    const { facts } = this;
    let index = facts.length;
    while (index > 0) {
      const before = facts[index - 1];
      if (before === undefined || comesAfter(fact, before)) break;
      index -= 1;
    }
    if (index === facts.length) facts.push(fact);
    else facts.splice(index, 0, fact);
  }

  /** From position `at` on, the fact recorded at `position` does not count. Gives false when this timeline has no such fact. */
  withdraw(position: Position, at: Position): boolean {
    if (!this.facts.some((fact) => fact.position === position)) return false;
    this.withdrawals ??= new Map<Position, Position>();
    const before = this.withdrawals.get(position);
    if (before === undefined || at < before) this.withdrawals.set(position, at);
    return true;
  }

  /** Whether a fact was ever withdrawn, whoever knows of it. */
  protected isWithdrawn(fact: T): boolean {
    return this.withdrawals?.has(fact.position) === true;
  }

  /** Whether a fact is known at a position and not withdrawn. */
  private counts(fact: T, position: Position): boolean {
    if (fact.position > position) return false;
    const withdrawnAt = this.withdrawals?.get(fact.position);
    return withdrawnAt === undefined || withdrawnAt > position;
  }

  /** Folds the facts that count at a moment. */
  foldAt<S>(moment: Moment, initial: S, evolve: (state: S, fact: T) => S): S {
    let state = initial;
    for (const fact of this.facts) {
      if (fact.effectiveOn > moment.effectiveOn) break;
      if (this.counts(fact, moment.position)) state = evolve(state, fact);
    }
    return state;
  }

  /** The facts that count at a moment, in folding order. */
  at(moment: Moment): T[] {
    return this.foldAt<T[]>(moment, [], (facts, fact) => {
      facts.push(fact);
      return facts;
    });
  }

  /** The last fact that counts at a moment: what is in force where a later fact replaces an earlier one. */
  latestAt({ effectiveOn, position }: Moment): T | undefined {
    const { facts } = this;
    for (let index = facts.length - 1; index >= 0; index -= 1) {
      const fact = facts[index];
      if (fact !== undefined && fact.effectiveOn <= effectiveOn && this.counts(fact, position)) return fact;
    }
    return undefined;
  }

  /** The facts known at a position and not withdrawn, whenever they come into force. */
  knownAt(position: Position): T[] {
    return this.facts.filter((fact) => this.counts(fact, position));
  }

  /** The positions at which facts became known or were withdrawn, in no particular order. */
  changedAt(): number[] {
    return [...this.facts.map(({ position }) => position), ...(this.withdrawals?.values() ?? [])];
  }

  /** Every fact ever recorded, withdrawn ones too. */
  all(): T[] {
    return [...this.facts];
  }
}

export function comesAfter(a: Dated, b: Dated): boolean {
  return a.effectiveOn > b.effectiveOn || (a.effectiveOn === b.effectiveOn && a.position > b.position);
}
