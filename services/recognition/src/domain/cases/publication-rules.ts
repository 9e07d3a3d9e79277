import type { StepDetails } from '@ntm-ledger/events';
import type { IsoDate } from '@ntm-ledger/temporal';
import type { Procedure } from '../procedures/index.js';
import { actOf, stageOf } from '../procedures/index.js';
import type { Finding } from './finding.js';
import { missing, shown } from './finding.js';

const MS_PER_DAY = 86_400_000;

/** The days on which something was public, first and last among them, up to the day on which it is said to be done. */
function daysPublic(from: IsoDate, to: IsoDate, by: IsoDate): number {
  const last = to < by ? to : by;
  return last < from ? 0 : (Date.parse(last) - Date.parse(from)) / MS_PER_DAY + 1;
}

/** Results stay public as long as the procedure asks: 15 days for a xã (Quyết định 18/2022/QĐ-TTg), 10 for a hamlet in Thanh Hóa. */
export function publishedLongEnough(details: StepDetails | null, on: IsoDate, procedure: Procedure | null): Finding | null {
  const terms = procedure === null ? null : (stageOf(procedure, 'PUBLICATION')?.publication ?? null);
  if (terms === null) return null;
  const { value } = terms.days;
  const act = actOf(procedure, terms.days);
  if (details?.kind !== 'PUBLICATION' || details.from === null || details.to === null)
    return missing('publishedLongEnough', `The results are to be public for ${value} days; no period is given.`, act);
  const days = daysPublic(details.from, details.to, on);
  return days >= value
    ? null
    : shown('publishedLongEnough', `The results are to be public for ${value} days; by ${on} they were for ${days}.`, act);
}

/** Results are spoken of on the commune's radio as often as the procedure asks: 5 times for a xã (Quyết định 18/2022/QĐ-TTg). */
export function broadcastOftenEnough(details: StepDetails | null, procedure: Procedure | null): Finding | null {
  const least = procedure === null ? null : (stageOf(procedure, 'PUBLICATION')?.publication?.broadcasts ?? null);
  if (least === null) return null;
  const { value } = least;
  const act = actOf(procedure, least);
  if (details?.kind !== 'PUBLICATION' || details.broadcasts === null)
    return missing('broadcastOftenEnough', `The results are to be broadcast ${value} times; no number is given.`, act);
  return details.broadcasts >= value
    ? null
    : shown(
        'broadcastOftenEnough',
        `The results are to be broadcast ${value} times; they were ${details.broadcasts} times.`,
        act,
      );
}
