import type { Position } from '@ntm-ledger/event-store';
import { toPosition } from '@ntm-ledger/event-store';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';
import { addDays, toIsoDate } from '@ntm-ledger/temporal';
import type { RecordedFacts } from './postgres/recorded-facts.js';
import type { AskedChanges } from './progress.js';

const FIRST_DAY = toIsoDate('2015-01-01');
/** Until the end of 2025. */
const DAYS = 4_017;
/** Until 2025-06-30. */
const DAYS_BEFORE_REFORM = 3_833;
const A_YEAR = 365;

/** A criteria set asked for at a moment at which it is known, and one of its criteria. */
export interface AskedSet {
  readonly moment: Moment;
  readonly criteriaSetId: string;
  readonly criterion: number;
}

/** Draws questions about the past of a log: days of eleven years, half of them as everything is known and half as it was known while the log was written. */
export class ProgressAsker {
  readonly countryId: string;
  private readonly firstKnown: number;
  private readonly titled: readonly string[];

  constructor(
    private readonly facts: RecordedFacts,
    private readonly head: Position,
    private readonly random: () => number,
  ) {
    const country = facts.register.bearerOf('VN', { effectiveOn: FIRST_DAY, position: head });
    if (country === undefined) throw new RangeError('the log holds no register of the country');
    this.countryId = country.id;
    this.firstKnown = Math.min(...[...facts.sets.values()].map(({ position }) => position));
    this.titled = [...facts.titlePositions.keys()];
  }

  moment(): Moment {
    const effectiveOn: IsoDate = addDays(FIRST_DAY, Math.floor(this.random() * DAYS));
    const known = this.firstKnown + Math.floor(this.random() * (this.head - this.firstKnown));
    return { effectiveOn, position: this.random() < 0.5 ? this.head : toPosition(known) };
  }

  set(): AskedSet {
    const moment = this.moment();
    const known = [...this.facts.sets.values()].filter(({ position }) => position <= moment.position);
    const { id, size } = this.pick(known);
    return { moment, criteriaSetId: id, criterion: 1 + Math.floor(this.random() * (size ?? 1)) };
  }

  /** The code and id of a province that stands at a moment. */
  province(moment: Moment): { readonly id: string; readonly code: string } {
    const { id, code } = this.pick(this.facts.register.childrenOf(this.countryId, moment));
    return { id, code: code ?? '' };
  }

  /** A year of a province's titles. Before the reform: with it, most codes of provinces went to other units. */
  changes(): AskedChanges {
    const { position } = this.moment();
    const effectiveOn = addDays(FIRST_DAY, A_YEAR + Math.floor(this.random() * (DAYS_BEFORE_REFORM - A_YEAR)));
    const moment = { effectiveOn, position };
    const { id, code } = this.province(moment);
    return { scopeId: id, code, level: this.pick(['NTM', 'ADVANCED', 'MODEL']), since: addDays(effectiveOn, -A_YEAR), moment };
  }

  /** A commune of which a title is known at some time. */
  commune(): string {
    return this.pick(this.titled);
  }

  private pick<const T>(from: readonly T[]): T {
    const picked = from[Math.floor(this.random() * from.length)];
    if (picked === undefined) throw new RangeError('there is nothing to pick from');
    return picked;
  }
}
