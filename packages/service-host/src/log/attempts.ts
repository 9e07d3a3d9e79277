import type { ExpectedRevision } from '@ntm-ledger/event-store';
import type { LogFollower } from './log-follower.js';

/** How often a decision is taken anew because another writer was first. */
const ATTEMPTS = 20;

/** What has been tried to record one request. */
export class Attempts {
  /** An append that is or may yet be written, as far as is known; whatever else goes wrong, the outcome is not known then. */
  pending: { readonly stream: string; readonly expected: ExpectedRevision } | undefined;
  private left = ATTEMPTS;

  /** How often it was tried. */
  get made(): number {
    return ATTEMPTS - this.left;
  }

  /** Whether it may be tried once more. */
  next(): boolean {
    this.left -= 1;
    return this.left >= 0;
  }

  /** An append is out of the world once the stream goes on otherwise than it expected. */
  forgetWhereOthersCame(follower: LogFollower): void {
    if (this.pending !== undefined && follower.expectedRevisionOf(this.pending.stream) !== this.pending.expected)
      this.pending = undefined;
  }
}
