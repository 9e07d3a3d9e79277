import { actualAssessment, actualScore, assessmentOfItsYear, setWithStructuredThresholds } from './assessments-upcasting.js';
import type { EventType } from './catalogue.js';
import { SCHEMA_VERSIONS } from './catalogue.js';

/** Turns the data of one version into that of the next. Pure, and for ever: the log keeps what was written. */
export type Upcaster = (data: unknown) => unknown;

/** For an event type, the upcaster from each older version: `{ 1: from1to2 }`. */
export type Upcasters = { readonly [T in EventType]?: Readonly<Record<number, Upcaster>> };

/** Version 1 knew only what acts and documents state. */
const statedByAct: Upcaster = (data) => (typeof data === 'object' && data !== null ? { ...data, certainty: 'STATED' } : data);

/** Version 1 knew no cases. */
const aboutNoCase: Upcaster = (data) => (typeof data === 'object' && data !== null ? { ...data, caseId: null } : data);

/** The upcasters of the catalogue. */
export const UPCASTERS: Upcasters = {
  CriteriaSetPublished: { 1: setWithStructuredThresholds },
  UnitAssessed: { 1: actualAssessment, 2: assessmentOfItsYear },
  ScoreStated: { 1: actualScore },
  UnitEstablished: { 1: statedByAct },
  UnitEnded: { 1: statedByAct },
  UnitAbsorbed: { 1: statedByAct },
  UnitCeded: { 1: statedByAct },
  RecognitionGranted: { 1: aboutNoCase },
  TitleAcknowledged: { 1: aboutNoCase },
  RecognitionRefused: { 1: aboutNoCase },
  TitleRevoked: { 1: aboutNoCase },
};

/** An event that this program does not know, or that was written by a newer one. It must not be folded by guessing. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
}

/**
 * Brings the data of an event to the newest version.
 * @throws UnreadableEvent when the version is newer than this program, or a step between the versions is missing.
 */
export function upcast(
  type: EventType,
  version: number,
  data: unknown,
  upcasters: Upcasters = UPCASTERS,
  newest: Readonly<Record<EventType, number>> = SCHEMA_VERSIONS,
): unknown {
  const target = newest[type];
  if (version === target) return data;
  // What is no number would pass every comparison below.
  if (!Number.isInteger(version) || version > target) {
    throw new UnreadableEvent(
      `${type} of version ${String(version)}: this program knows versions up to ${String(target)}; run a newer one`,
    );
  }
  let current = data;
  for (let from = version; from < target; from += 1) {
    const step = upcasters[type]?.[from];
    if (step === undefined) throw new UnreadableEvent(`${type}: no upcaster from version ${String(from)} to ${String(from + 1)}`);
    current = step(current);
  }
  return current;
}
