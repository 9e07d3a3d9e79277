import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GraphQLError } from 'graphql';
import type { Page } from './connection.js';
import { MAX_PAGE, pageOf } from './connection.js';

const self = (item: string): string => item;
const lists = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 }), { maxLength: 60 });

/** What a page refuses its arguments with. */
function problemsOf(ask: () => unknown): unknown {
  try {
    ask();
  } catch (error) {
    if (error instanceof GraphQLError) return error.extensions;
    throw error;
  }
  return undefined;
}

describe('paging through a list', () => {
  it('with pages of any sizes gives every item once, in order', () => {
    fc.assert(
      fc.property(lists, fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), (items, sizes) => {
        const seen: string[] = [];
        let after: string | null = null;
        for (let turn = 0; ; turn += 1) {
          const page: Page<string> = pageOf(items, self, { first: sizes[turn % sizes.length] ?? 1, after });
          expect(page.totalCount).toBe(items.length);
          expect(page.edges.map(({ node }) => node)).toEqual(page.nodes);
          expect(page.pageInfo.hasPreviousPage).toBe(seen.length > 0);
          seen.push(...page.nodes);
          expect(page.pageInfo.hasNextPage).toBe(seen.length < items.length);
          if (!page.pageInfo.hasNextPage) break;
          after = page.pageInfo.endCursor;
        }
        expect(seen).toEqual(items);
      }),
    );
  });

  it('goes on behind any item by its own cursor', () => {
    fc.assert(
      fc.property(lists, (items) => {
        for (const [index, { cursor }] of pageOf(items, self, { first: 100 }).edges.entries())
          expect(pageOf(items, self, { first: 100, after: cursor }).nodes).toEqual(items.slice(index + 1));
      }),
    );
  });

  it('goes on behind the same item after the list has grown before it', () => {
    const { endCursor } = pageOf(['b', 'd', 'f'], self, { first: 2 }).pageInfo;
    expect(pageOf(['a', 'b', 'c', 'd', 'e', 'f'], self, { first: 2, after: endCursor }).nodes).toEqual(['e', 'f']);
  });
});

describe('a page', () => {
  it('of nothing has no cursors', () => {
    expect(pageOf([], self, { first: 10 })).toEqual({
      nodes: [],
      edges: [],
      totalCount: 0,
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
    expect(pageOf(['a'], self, { first: 0 }).pageInfo).toMatchObject({ hasNextPage: true, endCursor: null });
  });

  it('has at most as many items as one page may have', () => {
    const items = Array.from({ length: MAX_PAGE + 1 }, (_, index) => String(index));
    expect(pageOf(items, self, { first: 1_000_000 }).nodes).toHaveLength(MAX_PAGE);
    expect(pageOf(items, self, { first: 1_000_000 }).pageInfo.hasNextPage).toBe(true);
  });

  it.each(['', '!', 'bm9uZQ', 'Ả'])('behind "%s", which is no cursor of the list, is refused', (after) => {
    expect(problemsOf(() => pageOf(['a', 'b'], self, { first: 1, after }))).toEqual({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'after', message: `"${after}" is no cursor of this list at this moment` }],
    });
  });

  it('of less than nothing is refused', () => {
    expect(problemsOf(() => pageOf(['a'], self, { first: -1 }))).toEqual({
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'first', message: '-1 is no number of items; expected 0 to 500' }],
    });
  });
});
