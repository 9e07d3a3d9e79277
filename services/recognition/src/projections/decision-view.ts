import type { Level, SourceDocument } from '@ntm-ledger/events';
import type { DatePrecision, IsoDate, Moment } from '@ntm-ledger/temporal';
import type { DecisionEvent, DecisionKind } from '../domain/decision.js';
import { decisionKindOf } from '../domain/decision.js';
import type { TitleModel } from './title-model.js';

/** A decision as it is shown at a moment. */
export interface DecisionView {
  readonly id: string;
  readonly moment: Moment;
  readonly kind: DecisionKind;
  readonly number: string | null;
  readonly signedOn: IsoDate | null;
  readonly authority: string | null;
  readonly complete: boolean;
  readonly level: Level;
  readonly awardYear: number | null;
  readonly effectiveOn: IsoDate;
  readonly precision: DatePrecision;
  readonly announcedOn: IsoDate | null;
  readonly announcedOnPrecision: DatePrecision | null;
  readonly source: SourceDocument | null;
  readonly unit: { readonly id: string; readonly moment: Moment };
}

/** Shows a decision, with its first announcement by the moment. */
export function viewDecision(model: TitleModel, event: DecisionEvent, moment: Moment): DecisionView {
  const { data, effectiveOn, precision, source } = event;
  const [announcement] = model.announcementsOf(data.decisionId, moment);
  return {
    id: data.decisionId,
    moment,
    kind: decisionKindOf(event),
    number: data.number,
    signedOn: data.signedOn,
    authority: data.authority,
    complete: data.complete,
    level: data.level,
    awardYear: data.awardYear,
    effectiveOn,
    precision,
    announcedOn: announcement?.data.announcedOn ?? null,
    announcedOnPrecision: announcement?.precision ?? null,
    source,
    unit: { id: data.unitId, moment },
  };
}
