/** The kinds of files, each told by its header: the columns, in their order. */
export const FORMATS = {
  /** Versions of units. */
  units: ['code', 'parent_code', 'kind', 'subtype', 'name_vi', 'valid_from', 'valid_to'],
  /** Where units went that left the register, each on a day of its own. */
  formerSuccessions: ['old_code', 'new_code', 'kind', 'level', 'effective', 'method', 'source'],
  /** Where all units went in one reform, on the day that its new units begin. */
  reformSuccessions: ['old_code', 'new_code', 'kind', 'level', 'relation', 'extent', 'basis'],
  /** New names and types of units that go on. */
  laterChanges: ['code', 'kind', 'effective', 'old_subtype', 'old_name_vi', 'new_subtype', 'new_name_vi', 'basis'],
} as const;

export type FormatName = keyof typeof FORMATS;
export type ColumnOf<Format extends FormatName> = (typeof FORMATS)[Format][number];

const FORMAT_NAMES = ['units', 'formerSuccessions', 'reformSuccessions', 'laterChanges'] as const satisfies FormatName[];

/** The format whose header this is, letter for letter; undefined: none. */
export function formatOf(header: readonly string[]): FormatName | undefined {
  return FORMAT_NAMES.find((name) => FORMATS[name].join() === header.join());
}

/** The headers that are known, as a message lists them. */
export function knownHeaders(): string {
  return FORMAT_NAMES.map((name) => FORMATS[name].join()).join(' | ');
}
