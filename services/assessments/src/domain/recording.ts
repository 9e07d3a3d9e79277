import type { Act, EventDraft, RecordingMode, SourceDocument } from '@ntm-ledger/events';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';

/** What every recorded fact says of itself: its day (the last one its source allows), its mode, and where it comes from. */
export interface Recording {
  readonly effectiveOn: IsoDate;
  readonly precision: DatePrecision;
  readonly mode: RecordingMode;
  readonly basis: Act | null;
  readonly source: SourceDocument | null;
}

/** The part of an event that its recording settles; an assessment follows from no other event. */
export function envelopeOf(recording: Recording): Pick<EventDraft, keyof Recording | 'causationId'> {
  const { effectiveOn, precision, mode, basis, source } = recording;
  return { effectiveOn, precision, mode, basis, source, causationId: null };
}

/** The year that a fact lies in, which values are of that name no other. */
export function yearOf({ effectiveOn }: Pick<Recording, 'effectiveOn'>): number {
  return Number(effectiveOn.slice(0, 4));
}
