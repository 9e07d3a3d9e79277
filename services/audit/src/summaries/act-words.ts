import type { Act, DecisionFacts } from '@ntm-ledger/events';
import { dayWords } from './day-words.js';
import type { Wording } from './told.js';

/** Kinds of acts by the abbreviation in their numbers, as Vietnamese acts are numbered: `1686/NQ-UBTVQH15`. */
const KINDS: readonly (readonly [abbreviation: RegExp, kind: Wording])[] = [
  [/[/-]NQ\b/u, { vi: 'Nghị quyết', en: 'Resolution' }],
  [/[/-]QĐ(?![\p{L}\d])/u, { vi: 'Quyết định', en: 'Decision' }],
  [/[/-]NĐ(?![\p{L}\d])/u, { vi: 'Nghị định', en: 'Decree' }],
];

const NOTHING: Wording = { vi: '', en: '' };

const ANY_ACT: Wording = { vi: 'văn bản', en: 'act' };

/** "Nghị quyết số 1686/NQ-UBTVQH15"; a number that brings its own words stands as it is. */
function actWords(number: string, unless: Wording = ANY_ACT): Wording {
  if (!/^\d/.test(number)) return { vi: number, en: number };
  const kind = KINDS.find(([abbreviation]) => abbreviation.test(number))?.[1] ?? unless;
  return { vi: `${kind.vi} số ${number}`, en: `${kind.en} ${number}` };
}

/** " theo Nghị quyết số 1686/NQ-UBTVQH15", or nothing where no act is known. */
export function underAct(basis: Act | null): Wording {
  if (basis === null) return NOTHING;
  const { vi, en } = actWords(basis.number);
  return { vi: ` theo ${vi}`, en: ` under ${en}` };
}

/** A decision by number, day and authority, as far as they are known, as a note: "quyết định chưa rõ số". */
export function decisionNote(decision: DecisionFacts): Wording {
  const { vi, en } = signature(decision);
  if (decision.number !== null) return { vi, en };
  return { vi: `quyết định chưa rõ số${vi}`, en: en === '' ? 'decision number not known' : `decision${en}, number not known` };
}

/** The same as the subject of a sentence; in English that takes an article. */
export function decisionSubject(decision: DecisionFacts): Wording {
  const { vi, en } = signature(decision);
  return decision.number === null ? { vi: `quyết định chưa rõ số${vi}`, en: `a decision${en}, number not known` } : { vi, en };
}

function signature({ number, signedOn, authority }: DecisionFacts): Wording {
  const act = number === null ? NOTHING : actWords(number, { vi: 'Quyết định', en: 'Decision' });
  const day = signedOn === null ? null : dayWords(signedOn);
  const on = day === null ? NOTHING : { vi: number === null ? `, ký ngày ${day.vi}` : ` ngày ${day.vi}`, en: ` of ${day.en}` };
  const by = authority === null ? NOTHING : { vi: ` của ${authority}`, en: ` by ${authority}` };
  return { vi: `${act.vi}${on.vi}${by.vi}`, en: `${act.en}${on.en}${by.en}` };
}
