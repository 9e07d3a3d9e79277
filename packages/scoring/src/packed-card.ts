import type { Position } from '@ntm-ledger/event-store';
import type { AssessedCriterion, Outcome, Round, SourceDocument, Statement } from '@ntm-ledger/events';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import type { Certainty, Scorecard } from './scorecard.js';
import { NOBODY } from './scorecard.js';

/** How many criteria can have their outcomes in the bits of a number. */
const BITS = 32;

/** How a card came about. Cards are many and looks few, so that those of one kind share one. */
export type Look = Pick<Scorecard, 'statement' | 'round' | 'assessor' | 'certainty' | 'precision'>;

/**
 * A scorecard as it is kept: a country's cards of many years are millions of criteria, and an object for each would cost more to keep
 * than to read from the log. Of each outcome the criteria that have it are the bits of a number; a card with indicators or evidence keeps its criteria
 * as they are, and so does one with more criteria than a number has bits.
 */
export class PackedCard implements Scorecard {
  /** In the line of its unit and set, and nowhere else; a snapshot of millions need not make sure of it. */
  static readonly heldOnce = true;

  readonly effectiveOn: IsoDate;
  readonly position: Position;
  readonly met: number;
  readonly size: number;
  readonly jointlyWith: readonly string[];
  /** The criteria as they were told; null where they are told by their bits. */
  private readonly kept: readonly AssessedCriterion[] | null;
  private readonly metBits: number;
  private readonly basicallyMetBits: number;
  private readonly notMetBits: number;
  private readonly notApplicableBits: number;

  constructor(
    readonly unitId: string,
    readonly criteriaSetId: string,
    private readonly look: Look,
    card: Scorecard,
    readonly source: SourceDocument | null,
  ) {
    const { criteria } = card;
    this.effectiveOn = card.effectiveOn;
    this.position = card.position;
    this.met = card.met;
    this.size = card.size;
    this.jointlyWith = card.jointlyWith.length === 0 ? NOBODY : card.jointlyWith;
    const isPacked = isPackable(criteria);
    this.kept = isPacked ? null : criteria;
    this.metBits = isPacked ? bitsOf(criteria, 'MET') : 0;
    this.basicallyMetBits = isPacked ? bitsOf(criteria, 'BASICALLY_MET') : 0;
    this.notMetBits = isPacked ? bitsOf(criteria, 'NOT_MET') : 0;
    this.notApplicableBits = isPacked ? bitsOf(criteria, 'NOT_APPLICABLE') : 0;
  }

  get precision(): DatePrecision {
    return this.look.precision;
  }

  get certainty(): Certainty {
    return this.look.certainty;
  }

  get statement(): Statement {
    return this.look.statement;
  }

  get round(): Round | null {
    return this.look.round;
  }

  get assessor(): string | null {
    return this.look.assessor;
  }

  get criteria(): readonly AssessedCriterion[] {
    return this.kept ?? this.unpacked();
  }

  private unpacked(): AssessedCriterion[] {
    const criteria: AssessedCriterion[] = [];
    for (let number = 1; number <= BITS; number += 1) {
      const outcome = this.outcomeOf(1 << (number - 1));
      if (outcome !== undefined) criteria.push({ number, outcome, indicators: [], evidence: [] });
    }
    return criteria;
  }

  private outcomeOf(bit: number): Outcome | undefined {
    if ((this.metBits & bit) !== 0) return 'MET';
    if ((this.basicallyMetBits & bit) !== 0) return 'BASICALLY_MET';
    if ((this.notMetBits & bit) !== 0) return 'NOT_MET';
    return (this.notApplicableBits & bit) === 0 ? undefined : 'NOT_APPLICABLE';
  }
}

/**
 * Whether criteria are outcomes alone, in the order of numbers that have a bit. All else is kept as it is: what is in the log folds whatever it
 * says, so that no fact can ever stop the fold.
 */
function isPackable(criteria: readonly AssessedCriterion[]): boolean {
  let before = 0;
  for (const { number, indicators, evidence } of criteria) {
    if (indicators.length > 0 || evidence.length > 0 || number <= before || number > BITS) return false;
    if (!Number.isInteger(number)) return false;
    before = number;
  }
  return true;
}

/** The criteria that have an outcome, the first in the lowest bit. One that this program does not know has none, and its criterion is not known. */
function bitsOf(criteria: readonly AssessedCriterion[], asked: Outcome): number {
  let bits = 0;
  for (const { number, outcome } of criteria) if (outcome === asked) bits |= 1 << (number - 1);
  return bits;
}
