import type { Attestation, DecisionFacts } from '@ntm-ledger/events';
import { decisionNote, decisionSubject } from './act-words.js';
import { sinceWords, whenWords } from './day-words.js';
import { achievementWords } from './level-words.js';
import { sentence } from './phrasing.js';
import type { Names, Told, Wording } from './told.js';
import { unitWords } from './unit-words.js';

const NOTHING: Wording = { vi: '', en: '' };

/** "Xã Hà Hải được công nhận đạt chuẩn nông thôn mới năm 2022 (quyết định chưa rõ số)" */
export function recognitionGranted({ event, names }: Told<'RecognitionGranted'>): Wording {
  const { data } = event;
  const unit = unitWords(data.unitId, names);
  const what = achievementWords(data, data.field, names);
  const when = whenNoYear(event);
  const decision = decisionNote(data);
  const how = attestationWords(data.attestation);
  return sentence({
    vi: `${unit.vi} được công nhận ${what.vi}${when.vi} (${decision.vi}${how.vi})`,
    en: `${unit.en} was recognised as ${what.en}${when.en} (${decision.en}${how.en})`,
  });
}

/** "Xã Yên Hòa được thừa nhận đạt chuẩn nông thôn mới năm 2023 sau sắp xếp đơn vị hành chính (Quyết định số 3368/QĐ-UBND …)" */
export function titleAcknowledged({ event, names }: Told<'TitleAcknowledged'>): Wording {
  const { data } = event;
  const unit = unitWords(data.unitId, names);
  const what = achievementWords(data, data.field, names);
  const when = whenNoYear(event);
  const decision = decisionNote(data);
  const how = attestationWords(data.attestation);
  return sentence({
    vi: `${unit.vi} được thừa nhận ${what.vi} sau sắp xếp đơn vị hành chính${when.vi} (${decision.vi}${how.vi})`,
    en: `${unit.en} was acknowledged, after the reorganisation of units, as ${what.en}${when.en} (${decision.en}${how.en})`,
  });
}

/** "Xã Hà Ngọc không được công nhận đạt chuẩn nông thôn mới năm 2022 (Quyết định số …)" */
export function recognitionRefused({ event, names }: Told<'RecognitionRefused'>): Wording {
  const { data } = event;
  const unit = unitWords(data.unitId, names);
  const what = achievementWords(data, null, names);
  const when = whenNoYear(event);
  const decision = decisionNote(data);
  return sentence({
    vi: `${unit.vi} không được công nhận ${what.vi}${when.vi} (${decision.vi})`,
    en: `${unit.en} was refused recognition as ${what.en}${when.en} (${decision.en})`,
  });
}

/** "Xã Hà Lai bị thu hồi danh hiệu đạt chuẩn nông thôn mới năm 2019 từ ngày 05/06/2024 (Quyết định số …)" */
export function titleRevoked({ event, names }: Told<'TitleRevoked'>): Wording {
  const { data } = event;
  const unit = unitWords(data.unitId, names);
  const what = achievementWords(data, null, names);
  const since = sinceWords(event);
  const decision = decisionNote(data);
  return sentence({
    vi: `${unit.vi} bị thu hồi danh hiệu ${what.vi} ${since.vi} (${decision.vi})`,
    en: `the recognition of ${unit.en} as ${what.en} was revoked ${since.en} (${decision.en})`,
  });
}

/** "Quyết định chưa rõ số, công nhận xã Hà Hải đạt chuẩn nông thôn mới năm 2022, được công bố chậm nhất ngày 13/03/2023" */
export function recognitionAnnounced({ event, names, about }: Told<'RecognitionAnnounced'>): Wording {
  const when = whenWords(event);
  const decision = about === null ? null : announcedWords(about);
  if (decision === null) {
    const unit = unitWords(event.data.unitId, names);
    return sentence({
      vi: `quyết định về ${unit.vi} được công bố ${when.vi}`,
      en: `a decision on ${unit.en} was announced ${when.en}`,
    });
  }
  return sentence({ vi: `${decision.vi}, được công bố ${when.vi}`, en: `${decision.en}, was announced ${when.en}` });
}

/** A decision and what it decides, as the subject of a sentence; null where the event is no decision. */
function announcedWords({ event, names }: Told): Wording | null {
  switch (event.type) {
    case 'RecognitionGranted':
      return deciding(event.data, event.data.field, names, (unit, what) => ({
        vi: `công nhận ${unit.vi} ${what.vi}`,
        en: `recognising ${unit.en} as ${what.en}`,
      }));
    case 'TitleAcknowledged':
      return deciding(event.data, event.data.field, names, (unit, what) => ({
        vi: `thừa nhận ${unit.vi} ${what.vi}`,
        en: `acknowledging ${unit.en} as ${what.en}`,
      }));
    case 'RecognitionRefused':
      return deciding(event.data, null, names, (unit, what) => ({
        vi: `không công nhận ${unit.vi} ${what.vi}`,
        en: `refusing to recognise ${unit.en} as ${what.en}`,
      }));
    case 'TitleRevoked':
      return deciding(event.data, null, names, (unit, what) => ({
        vi: `thu hồi danh hiệu ${what.vi} của ${unit.vi}`,
        en: `revoking the recognition of ${unit.en} as ${what.en}`,
      }));
    default:
      return null;
  }
}

function deciding(
  decision: DecisionFacts,
  field: string | null,
  names: Names,
  clause: (unit: Wording, what: Wording) => Wording,
): Wording {
  const { vi, en } = decisionSubject(decision);
  const decides = clause(unitWords(decision.unitId, names), achievementWords(decision, field, names));
  return { vi: `${vi}, ${decides.vi}`, en: `${en}, ${decides.en}` };
}

/** The day, where the decision names no year that the title is for. */
function whenNoYear(event: Told<'RecognitionGranted' | 'TitleAcknowledged' | 'RecognitionRefused'>['event']): Wording {
  if (event.data.awardYear !== null) return NOTHING;
  const { vi, en } = whenWords(event);
  return { vi: ` ${vi}`, en: ` ${en}` };
}

function attestationWords(attestation: Attestation): Wording {
  switch (attestation) {
    case 'NAMED':
      return NOTHING;
    case 'BY_ELIMINATION':
      return { vi: '; nguồn không nêu tên, suy ra bằng phép loại trừ', en: '; not named in the source, inferred by elimination' };
  }
}
