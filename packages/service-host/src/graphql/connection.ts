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
export function pageOf<T>(items: readonly T[], keyOf: (item: T) => string, { first, after }: PageArgs): Page<T> {
  assertCount(first);
  let begin = 0;
  if (after !== undefined && after !== null) {
    const key = decodeCursor(after);
    begin = items.findIndex((item) => keyOf(item) === key) + 1;
    if (begin === 0) throw noCursor(after);
  }
  const nodes = items.slice(begin, begin + Math.min(first, MAX_PAGE));
  const around = { totalCount: items.length, hasPrevious: begin > 0, hasNext: begin + nodes.length < items.length };
  return asPage(nodes, keyOf, around);
}

/** A page with its items as clients see them. */
export function pageAs<T, U>(page: Page<T>, show: (item: T) => U): Page<U> {
  const { pageInfo, totalCount } = page;
  const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: show(node) }));
  return { nodes: edges.map(({ node }) => node), edges, pageInfo, totalCount };
}

/** What is asked of a list that is cut by whoever keeps it: at most so many items, and the key of the one they begin after. */
export interface Window {
  readonly first: number;
  readonly after: string | null;
}

/** The window that a connection's arguments ask for, of at most so many items. @throws GraphQLError BAD_USER_INPUT when `first` is no count */
export function windowOf({ first, after }: PageArgs, atMost = MAX_PAGE): Window {
  assertCount(first);
  return { first: Math.min(first, atMost), after: after === undefined || after === null ? null : decodeCursor(after) };
}

/** A page that was cut already, as clients see it. @throws GraphQLError BAD_USER_INPUT when there is none, since the cursor names no item of the list */
export function pageAround<T>(
  cut: (Around & { readonly items: readonly T[] }) | null,
  keyOf: (item: T) => string,
  { after }: PageArgs,
): Page<T> {
  if (cut === null) throw noCursor(after ?? '');
  return asPage([...cut.items], keyOf, cut);
}

interface PageArgs {
  readonly first: number;
  readonly after?: string | null | undefined;
}

/** What lies around a page. */
interface Around {
  readonly totalCount: number;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
}

function asPage<T>(nodes: T[], keyOf: (item: T) => string, { totalCount, hasPrevious, hasNext }: Around): Page<T> {
  const cursorOf = (node: T): string => encodeCursor(keyOf(node));
  const [startCursor = null, endCursor = null] = [...nodes.slice(0, 1), ...nodes.slice(-1)].map(cursorOf);
  return {
    nodes,
    // Most ask for the nodes alone, and a page may be a whole country.
    get edges() {
      return nodes.map((node) => ({ cursor: cursorOf(node), node }));
    },
    totalCount,
    pageInfo: { hasNextPage: hasNext, hasPreviousPage: hasPrevious, startCursor, endCursor },
  };
}

function assertCount(first: number): void {
  if (first < 0)
    throw badUserInput([{ path: 'first', message: `${String(first)} is no number of items; expected 0 to ${String(MAX_PAGE)}` }]);
}

function noCursor(after: string): Error {
  return badUserInput([{ path: 'after', message: `"${after}" is no cursor of this list at this moment` }]);
}

function encodeCursor(key: string): string {
  return Buffer.from(key).toString('base64url');
}

function decodeCursor(cursor: string): string {
  return Buffer.from(cursor, 'base64url').toString();
}
