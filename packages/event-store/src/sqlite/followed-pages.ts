import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Position } from '../position.js';
import type { FollowedLog, Page } from '../subscription.js';
import type { PageReader } from './log-reader.js';

/** Gives a subscription its pages. Between two pages of a backlog everybody else gets a turn; then it is looked at afresh what there is to do. */
export function followedPages(nextPage: PageReader): FollowedLog['next'] {
  let amidBacklog = false;
  return async (after: Position, head: Position): Promise<Page | undefined> => {
    if (amidBacklog) {
      amidBacklog = false;
      await nextTurn();
      return undefined;
    }
    const page = nextPage(after, head);
    amidBacklog = page.upTo < head;
    return page;
  };
}
