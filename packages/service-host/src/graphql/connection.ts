import type { PageInfoType } from './shared-types.js';
import { badUserInput } from '../errors.js';

/** The most items of one page, whatever `first` asks for. */
export const MAX_PAGE = 500;

/** A page of a Relay connection. */
export interface Page<T> {
  readonly nodes: T[];
  readonly edges: { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: PageInfoType;
  readonly totalCount: number;
}

/**
 * Cuts a page out of a list. A cursor names its item by a key, not by its place, so that it still fits after the list has grown.
 * @throws GraphQLError BAD_USER_INPUT when the cursor names no item of the list, or `first` is no count.
 */
export function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  args: { first: number; after?: string | null | undefined },
): Page<T> {
  const { first, after } = args;
  if (first < 0)
    throw badUserInput([{ path: 'first', message: `${String(first)} is no number of items; expected 0 to ${String(MAX_PAGE)}` }]);
  let begin = 0;
  if (after !== undefined && after !== null) {
    const key = decodeCursor(after);
    begin = items.findIndex((item) => keyOf(item) === key) + 1;
    if (begin === 0) throw badUserInput([{ path: 'after', message: `"${after}" is no cursor of this list at this moment` }]);
  }
  const nodes = items.slice(begin, begin + Math.min(first, MAX_PAGE));
  const edges = nodes.map((node) => ({ cursor: encodeCursor(keyOf(node)), node }));
  return {
    nodes,
    edges,
    totalCount: items.length,
    pageInfo: {
      hasNextPage: begin + nodes.length < items.length,
      hasPreviousPage: begin > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function encodeCursor(key: string): string {
  return Buffer.from(key).toString('base64url');
}

function decodeCursor(cursor: string): string {
  return Buffer.from(cursor, 'base64url').toString();
}
