import type { Position } from '@ntm-ledger/event-store';
import type { AssessedCriterion, Outcome, Round, SourceDocument, Statement } from '@ntm-ledger/events';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import { MAX_CRITERIA } from './criteria-set.js';
import type { Certainty, Scorecard } from './scorecard.js';

/** One letter for each outcome; a full stop where a criterion is not known. */
const LETTERS: Readonly<Record<Outcome, string>> = { MET: 'M', BASICALLY_MET: 'B', NOT_MET: 'N', NOT_APPLICABLE: 'A' };
const OUTCOMES: Readonly<Record<string, Outcome>> = { M: 'MET', B: 'BASICALLY_MET', N: 'NOT_MET', A: 'NOT_APPLICABLE' };
const UNKNOWN = '.';

/** With whom a card is shared that is its unit's alone. */
export const NOBODY: readonly string[] = [];

/** How a card came about. Cards are many and looks few, so that those of one kind share one. */
export type Look = Pick<Scorecard, 'statement' | 'round' | 'assessor'>;

/**
 * A scorecard as it is kept: a country's cards of many years are millions of criteria, and an object for each would cost more to keep
 * than to read from the log. The outcomes are one letter a criterion; a card with indicators or evidence keeps its criteria as they are.
 */
export class PackedCard implements Scorecard {
  /** In the line of its unit and set, and nowhere else; a snapshot of millions need not make sure of it. */
  static readonly heldOnce = true;

  readonly effectiveOn: IsoDate;
  readonly precision: DatePrecision;
  readonly position: Position;
  readonly met: number;
  readonly size: number;
  readonly certainty: Certainty;
  readonly jointlyWith: readonly string[];
  private readonly kept: string | readonly AssessedCriterion[];

  constructor(
    readonly unitId: string,
    readonly criteriaSetId: string,
    private readonly look: Look,
    card: Scorecard,
    readonly source: SourceDocument | null,
  ) {
    this.effectiveOn = card.effectiveOn;
    this.precision = card.precision;
    this.position = card.position;
    this.met = card.met;
    this.size = card.size;
    this.certainty = card.certainty;
    this.jointlyWith = card.jointlyWith.length === 0 ? NOBODY : card.jointlyWith;
    this.kept = isPackable(card.criteria) ? packed(card.criteria) : card.criteria;
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
    return typeof this.kept === 'string' ? unpacked(this.kept) : this.kept;
  }
}

/**
 * Whether criteria are outcomes alone, in the order of numbers that a set can have. All else is kept as it is: what is in the log folds
 * whatever it says, so that no fact can ever stop the fold.
 */
function isPackable(criteria: readonly AssessedCriterion[]): boolean {
  return criteria.every(
    ({ number, indicators, evidence }, index) =>
      indicators.length === 0 && evidence.length === 0 && number > (criteria[index - 1]?.number ?? 0) && number <= MAX_CRITERIA,
  );
}

/** Outcomes by number, which the criteria are ordered by. Joined at once: a text put together letter by letter is kept in as many pieces. */
function packed(criteria: readonly AssessedCriterion[]): string {
  const letters = new Array<string>(criteria.at(-1)?.number ?? 0).fill(UNKNOWN);
  for (const { number, outcome } of criteria) letters[number - 1] = LETTERS[outcome];
  return letters.join('');
}

function unpacked(letters: string): AssessedCriterion[] {
  return [...letters].flatMap((letter, index): AssessedCriterion[] => {
    const outcome = OUTCOMES[letter];
    return outcome === undefined ? [] : [{ number: index + 1, outcome, indicators: [], evidence: [] }];
  });
}
