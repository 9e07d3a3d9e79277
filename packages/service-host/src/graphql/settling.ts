import type { Moment } from '@ntm-ledger/temporal';
import { parseMoment, vietnamDay } from '@ntm-ledger/temporal';
import { badUserInput } from '../errors.js';
import type { LogFollower } from '../log/log-follower.js';
import type { AtInput } from './inputs.js';

/** How a gateway tells services the moment that all root fields of one operation start from. */
export const SETTLED_HEADER = 'x-ntm-settled';

/**
 * Settles the moments of one request. "Now" is settled once, by the gateway or at the first question, so that all root fields of an
 * operation answer at one position; each field's `at` departs from there.
 */
export class Settling {
  private now: Moment | undefined;

  /** @throws GraphQLError BAD_USER_INPUT when what was settled is no moment. */
  constructor(
    private readonly follower: LogFollower,
    private readonly clock: () => number,
    settled: string | undefined,
    private readonly timeoutMs: number,
  ) {
    if (settled !== undefined) this.now = readSettled(settled);
  }

  /** The moment that a root field answers at. @throws Behind; GraphQLError BAD_USER_INPUT for contradicting arguments. */
  async settle(at?: AtInput | null): Promise<Moment> {
    const { effectiveOn, knownAt, moment, minPosition } = at ?? {};
    if (minPosition !== undefined && minPosition !== null) await this.follower.waitFor(minPosition, this.timeoutMs);
    if (moment !== undefined && moment !== null) {
      if ((effectiveOn ?? knownAt ?? null) !== null) {
        throw badUserInput([{ path: 'at.moment', message: 'stands alone: it already says both the day and what was known' }]);
      }
      await this.reach(moment);
      return moment;
    }
    const now = await this.settleNow();
    const known = minPosition !== undefined && minPosition !== null && minPosition > now.position ? minPosition : now.position;
    if (knownAt === undefined || knownAt === null) return { effectiveOn: effectiveOn ?? now.effectiveOn, position: known };
    await this.follower.catchUp(this.timeoutMs);
    const position = this.follower.knownAt(knownAt);
    return { effectiveOn: effectiveOn ?? now.effectiveOn, position: position < known ? position : known };
  }

  /** Waits until this service has folded the log up to a moment. @throws Behind */
  async reach(moment: Moment): Promise<void> {
    await this.follower.waitFor(moment.position, this.timeoutMs);
  }

  private async settleNow(): Promise<Moment> {
    this.now ??= { effectiveOn: vietnamDay(this.clock()), position: this.follower.position };
    await this.reach(this.now);
    return this.now;
  }
}

function readSettled(header: string): Moment {
  try {
    return parseMoment(header);
  } catch (error) {
    throw badUserInput([{ path: SETTLED_HEADER, message: error instanceof Error ? error.message : String(error) }]);
  }
}
