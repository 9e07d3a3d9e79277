import { DecodedEvent } from '@ntm-ledger/events';
import { evolveUnit } from '@ntm-ledger/register';
import { evolveCriteriaSet, NOBODY, PackedCard, ScoreColumns, UNKNOWN_SET } from '@ntm-ledger/scoring';
import { FoldedTimeline, NumberColumn, Timeline, TimelineColumns } from '@ntm-ledger/temporal';
import { NamedThings } from './named-things.js';

/** What the read models that all services share have many of. A service that keeps objects of a class of its own names it in its definition. */
const COMMON = {
  DecodedEvent,
  Timeline,
  FoldedTimeline,
  TimelineColumns,
  NumberColumn,
  evolveUnit,
  PackedCard,
  ScoreColumns,
  evolveCriteriaSet,
  UNKNOWN_SET,
  NOBODY,
};

/** What snapshots of services' read models name. */
export function namedBy(services: readonly { readonly named?: Readonly<Record<string, object>> }[]): NamedThings {
  return new NamedThings(services.reduce<Record<string, object>>((all, { named }) => ({ ...all, ...named }), COMMON));
}
