import type { IsoDate } from '@ntm-ledger/temporal';

/** A value that holds from a day until another, for readers from a position until another; null: without end. */
export interface Rectangle<V> {
  readonly value: V;
  readonly from: IsoDate;
  readonly until: IsoDate | null;
  readonly knownFrom: number;
  readonly knownUntil: number | null;
}

/** A value that holds from a day on, until the next. */
export interface Step<V> {
  readonly from: IsoDate;
  readonly value: V | null;
}

/**
 * What readers of every position see of one thing, as rows of two ranges: as few as there are, since a row goes on for as long as what it says
 * is still known.
 * @param positions at which something becomes known, in order
 * @param stepsAt what is known from such a position on, in the order of days; null is no row
 * @param keyOf tells values apart
 */
export function rectanglesOf<V>(
  positions: readonly number[],
  stepsAt: (position: number) => readonly Step<V>[],
  keyOf: (value: V) => string,
): Rectangle<V>[] {
  const done: Rectangle<V>[] = [];
  let open = new Map<string, Rectangle<V>>();
  for (const position of positions) {
    const next = new Map<string, Rectangle<V>>();
    for (const { value, from, until } of spansOf(stepsAt(position), keyOf)) {
      const key = `${from} ${until ?? ''} ${keyOf(value)}`;
      next.set(key, open.get(key) ?? { value, from, until, knownFrom: position, knownUntil: null });
    }
    for (const [key, rectangle] of open) if (!next.has(key)) done.push({ ...rectangle, knownUntil: position });
    open = next;
  }
  return [...done, ...open.values()];
}

function spansOf<V>(
  steps: readonly Step<V>[],
  keyOf: (value: V) => string,
): { value: V; from: IsoDate; until: IsoDate | null }[] {
  const spans: { value: V; from: IsoDate; until: IsoDate | null }[] = [];
  for (const [index, { from, value }] of steps.entries()) {
    const until = steps[index + 1]?.from ?? null;
    if (value === null || (until !== null && until <= from)) continue;
    const last = spans.at(-1);
    if (last?.until === from && keyOf(last.value) === keyOf(value)) last.until = until;
    else spans.push({ value, from, until });
  }
  return spans;
}
