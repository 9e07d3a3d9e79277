import type { DecisionFacts, LedgerDraft } from '@ntm-ledger/events';
import { dayOf } from './day-count.js';
import { seriesOf, setOn } from './history-sets.js';
import { idOf } from './id-of.js';
import type { TitleDecision } from './title-history.js';
import { decisionNumber } from './title-history.js';

/** What a model commune is outstanding in. */
const FIELDS = ['Giáo dục', 'Văn hóa', 'Y tế', 'Sản xuất', 'Môi trường', 'An ninh trật tự', 'Chuyển đổi số'];

/** What a decision is called, for the ids of what is recorded of it. */
export function decisionName({ kind, commune, level, day }: TitleDecision): string {
  return `${kind} ${level} ${commune.id} ${String(day)}`;
}

/**
 * A decision as the service of recognition records it.
 * @param province the province that decided, with its type
 * @param recordingName what this recording of it is called: a decision that is recorded anew has another id
 */
export function decisionDraft(decision: TitleDecision, province: string, recordingName: string): LedgerDraft {
  const { kind, commune, level, day, awardYear, titleId } = decision;
  const signedOn = dayOf(day);
  const number = decisionNumber(province, level, day);
  const authority = `Chủ tịch UBND ${province}`;
  const facts: DecisionFacts = {
    decisionId: idOf(`decision ${recordingName}`, 0),
    unitId: commune.id,
    level,
    number,
    signedOn,
    authority,
    awardYear,
    complete: true,
    caseId: null,
  };
  const envelope = {
    ...envelopeOf(decision, day),
    basis: { number, authority, issuedOn: signedOn, title: null, clause: null },
    causationId: null,
  };
  if (kind === 'REVOKED') return { ...envelope, type: 'TitleRevoked', data: { ...facts, titleId } };
  const data = {
    ...facts,
    titleId,
    field: level === 'MODEL' ? (FIELDS[commune.seed % FIELDS.length] ?? null) : null,
    criteriaSetId: setOn(seriesOf(level), day)?.id ?? null,
    attestation: 'NAMED',
  } as const;
  return { ...envelope, type: kind === 'GRANTED' ? 'RecognitionGranted' : 'TitleAcknowledged', data };
}

/** A decision made public. */
export function announcementDraft(decision: TitleDecision, day: number, recordingName: string, eventId: string): LedgerDraft {
  const data = { decisionId: idOf(`decision ${recordingName}`, 0), unitId: decision.commune.id, announcedOn: dayOf(day) };
  return { ...envelopeOf(decision, day), basis: null, causationId: eventId, type: 'RecognitionAnnounced', data };
}

/** What somebody recorded of a decision by mistake: the year of its signature, or the day, a month off. */
export function mistakenDecision(decision: TitleDecision, random: () => number): TitleDecision {
  const titleId = idOf(`mistaken ${decision.titleId}`, 0);
  if (random() < 0.5) return { ...decision, titleId, awardYear: decision.awardYear - 1 };
  return { ...decision, titleId, day: decision.day - 30 };
}

function envelopeOf({ commune }: TitleDecision, day: number) {
  return {
    effectiveOn: dayOf(day),
    precision: 'DAY',
    concerns: [commune.id],
    mode: 'BACKFILL',
    source: {
      title: 'Quyết định mẫu; không phải văn bản có thật',
      number: null,
      issuer: null,
      issuedOn: null,
      url: null,
      digest: null,
    },
    warnings: [],
  } as const;
}
