import type { EventFilter } from '../event-store.js';

/** A condition of SQL on an event's row, with the values of its placeholders. */
export interface FilterCondition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** What a filter asks of a row. Prefixes are compared in whole characters and exactly, so `_` and `%` mean themselves. */
export function filterCondition(filter: EventFilter): FilterCondition {
  if ('types' in filter) {
    return { sql: `type IN (${filter.types.map(() => '?').join(', ')})`, values: filter.types };
  }
  return {
    sql: `(${filter.streamPrefixes.map(() => 'substr(stream, 1, ?) = ?').join(' OR ')})`,
    values: filter.streamPrefixes.flatMap((prefix) => [Array.from(prefix).length, prefix]),
  };
}
