import type { Position } from '@ntm-ledger/event-store';
import { START, toPosition } from '@ntm-ledger/event-store';
import type { IsoDate } from './iso-date.js';
import { isIsoDate } from './iso-date.js';

/**
 * A place on the two clocks: what was in force on a day, as far as it was known when the log had come to a position.
 * The answer at a moment never changes, however much is recorded later.
 */
export interface Moment {
  readonly effectiveOn: IsoDate;
  readonly position: Position;
}

/** `<effectiveOn>@<position>`, e.g. `2023-12-31@184467`. */
export function formatMoment(moment: Moment): string {
  return `${moment.effectiveOn}@${String(moment.position)}`;
}

/** @throws RangeError when the text is no moment. */
export function parseMoment(text: string): Moment {
  const [day, place, ...rest] = text.split('@');
  if (day === undefined || place === undefined || rest.length > 0 || !isIsoDate(day)) {
    throw new RangeError(`"${text}" is not a moment: expected <day>@<position>, e.g. 2023-12-31@184467`);
  }
  return { effectiveOn: day, position: parsePosition(place) };
}

/** Whether a text is a position as clients write it: decimal digits without leading zeros, within 2^53. */
export function isPosition(text: string): boolean {
  return text === '0' || (/^[1-9]\d{0,15}$/.test(text) && Number.isSafeInteger(Number(text)));
}

/** A position as clients write it. @throws RangeError when it is none. */
export function parsePosition(text: string): Position {
  if (text === '0') return START;
  if (!isPosition(text)) throw new RangeError(`"${text}" is not a position: expected digits, e.g. 184467`);
  return toPosition(Number(text));
}

export function formatPosition(position: Position): string {
  return String(position);
}
