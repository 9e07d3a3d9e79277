import type { Position } from '@ntm-ledger/event-store';
import { START } from '@ntm-ledger/event-store';
import type { IsoDate } from './iso-date.js';
import type { Moment } from './moment.js';
import type { Dated } from './timeline.js';
import { comesAfter, Timeline } from './timeline.js';

/** A state, and from when on it holds as far as everything is known. */
export interface Step<S> {
  readonly effectiveOn: IsoDate;
  readonly position: Position;
  readonly state: S;
}

/**
 * A timeline with the state that its facts come to, so that asking costs a look and no fold. The states are shared: nobody may change one.
 *
 * They are kept for whoever knows all that is recorded. As long as facts are recorded in the order in which they come into force, and
 * none is withdrawn, a reader of any earlier position finds their state among the same ones; otherwise theirs is folded anew.
 */
export class FoldedTimeline<T extends Dated, S> extends Timeline<T> {
  /** The states follow from the facts, so that no snapshot holds them. */
  static readonly derived = ['steps'];

  private steps: Step<S>[] | undefined;
  private inOrder = true;
  private lastTouched: Position = START;

  constructor(
    private readonly initial: S,
    private readonly evolve: (state: S, fact: T) => S,
  ) {
    super();
  }

  override add(fact: T): void {
    const last = this.facts.at(-1);
    // A later position on a later day: whoever knows of the fact knows all before it.
    this.inOrder &&= last === undefined || (comesAfter(fact, last) && fact.position > last.position);
    super.add(fact);
    this.touch(fact.position);
  }

  override withdraw(position: Position, at: Position): boolean {
    const found = super.withdraw(position, at);
    if (found) {
      this.inOrder = false;
      this.touch(at);
    }
    return found;
  }

  /** What the facts that count at a moment come to. */
  stateAt(moment: Moment): S {
    if (!this.inOrder && moment.position < this.lastTouched) return this.foldAt(moment, this.initial, this.evolve);
    const steps = (this.steps ??= this.walk());
    for (let index = steps.length - 1; index >= 0; index -= 1) {
      const step = steps[index];
      if (step !== undefined && step.effectiveOn <= moment.effectiveOn && step.position <= moment.position) return step.state;
    }
    return this.initial;
  }

  /**
   * The states one after the other, and from which position on a reader finds theirs among them: the last step that is in force and known
   * at their moment. A reader of an earlier position asks `stateAt`.
   */
  history(): { readonly steps: readonly Step<S>[]; readonly knownFrom: Position } {
    return { steps: (this.steps ??= this.walk()), knownFrom: this.inOrder ? START : this.lastTouched };
  }

  private touch(at: Position): void {
    this.steps = undefined;
    if (at > this.lastTouched) this.lastTouched = at;
  }

  /** The states one after the other, for whoever knows everything. */
  private walk(): Step<S>[] {
    const steps: Step<S>[] = [];
    let state = this.initial;
    for (const fact of this.facts) {
      if (this.isWithdrawn(fact)) continue;
      state = this.evolve(state, fact);
      steps.push({ effectiveOn: fact.effectiveOn, position: this.inOrder ? fact.position : START, state });
    }
    return steps;
  }
}
