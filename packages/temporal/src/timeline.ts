import type { Position } from '@ntm-ledger/event-store';
import type { IsoDate } from './iso-date.js';
import type { Moment } from './moment.js';

/** Anything that stands on both clocks: in force from a day, known from a position. */
export interface Dated {
  readonly effectiveOn: IsoDate;
  readonly position: Position;
}

/** A fact, and from which position on it is known to have been recorded in error. */
export interface Entry<T> {
  readonly fact: T;
  withdrawnAt: number;
}

/**
 * The facts about one thing on two clocks. At a moment it holds the facts known by then, in force by then and not yet withdrawn,
 * in the order (effectiveOn, position): the order in which state is folded.
 *
 * Facts are few for one thing and mostly arrive in order, so they lie in one sorted array.
 */
export class Timeline<T extends Dated> {
  /** Nothing else holds an entry, which a snapshot of millions need not make sure of. */
  static readonly owned = ['entries'];

  protected readonly entries: Entry<T>[] = [];

  /** Adds a fact. Its position must be new to this timeline. */
  add(fact: T): void {
    const entries = this.entries;
    let index = entries.length;
    while (index > 0) {
      const before = entries[index - 1];
      if (before === undefined || comesAfter(fact, before.fact)) break;
      index -= 1;
    }
    entries.splice(index, 0, { fact, withdrawnAt: Number.POSITIVE_INFINITY });
  }

  /** From position `at` on, the fact recorded at `position` does not count. Gives false when this timeline has no such fact. */
  withdraw(position: Position, at: Position): boolean {
    const entry = this.entries.find(({ fact }) => fact.position === position);
    if (entry === undefined) return false;
    entry.withdrawnAt = Math.min(entry.withdrawnAt, at);
    return true;
  }

  /** Folds the facts that count at a moment. */
  foldAt<S>(moment: Moment, initial: S, evolve: (state: S, fact: T) => S): S {
    let state = initial;
    for (const { fact, withdrawnAt } of this.entries) {
      if (fact.effectiveOn > moment.effectiveOn) break;
      if (fact.position <= moment.position && withdrawnAt > moment.position) state = evolve(state, fact);
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
  latestAt(moment: Moment): T | undefined {
    const { entries } = this;
    for (let index = entries.length - 1; index >= 0; index -= 1) {
      const entry = entries[index];
      if (entry === undefined || entry.fact.effectiveOn > moment.effectiveOn) continue;
      if (entry.fact.position <= moment.position && entry.withdrawnAt > moment.position) return entry.fact;
    }
    return undefined;
  }

  /** The facts known at a position and not withdrawn, whenever they come into force. */
  knownAt(position: Position): T[] {
    return this.entries
      .filter(({ fact, withdrawnAt }) => fact.position <= position && withdrawnAt > position)
      .map(({ fact }) => fact);
  }

  /** The positions at which facts became known or were withdrawn, in no particular order. */
  changedAt(): number[] {
    return this.entries.flatMap(({ fact, withdrawnAt }) =>
      withdrawnAt === Number.POSITIVE_INFINITY ? [fact.position] : [fact.position, withdrawnAt],
    );
  }

  /** Every fact ever recorded, withdrawn ones too. */
  all(): T[] {
    return this.entries.map(({ fact }) => fact);
  }
}

export function comesAfter(a: Dated, b: Dated): boolean {
  return a.effectiveOn > b.effectiveOn || (a.effectiveOn === b.effectiveOn && a.position > b.position);
}
