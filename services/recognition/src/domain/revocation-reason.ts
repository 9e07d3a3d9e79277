import { twoPlaces } from '@ntm-ledger/scoring';
import type { FailingCriteria, NamedCriterion } from './failing-criteria.js';
import type { CommunesRevoked, RevocationFacts } from './revocation-test.js';

/**
 * The sentence that goes with a verdict: "6 of 19 not met (31.58 %), one of them critical: Thu nhập".
 * @param missing what is said where no scorecard counts
 */
export function revocationReason({ criteria, communes }: RevocationFacts, missing: string): string {
  const parts = [criteria === null ? missing : criteriaWords(criteria)];
  if (communes !== null && (communes.revoked > 0 || criteria === null)) parts.push(communesWords(communes));
  return parts.join('; ');
}

function criteriaWords(criteria: FailingCriteria): string {
  const { failing, open, size } = criteria;
  const most = failing.length + open;
  const count = open === 0 ? String(most) : `${String(failing.length)} to ${String(most)}`;
  const share = open === 0 ? percent(most, size) : `${percent(failing.length, size)} to ${percent(most, size)}`;
  const known = `${count} of ${String(size)} not met (${share} %)`;
  return [`${known}${criticalWords(criteria)}`, ...openWords(criteria)].join('; ');
}

function criticalWords({ failing, criticalFailing, criticalMayFail, open }: FailingCriteria): string {
  if (failing.length === 0 && open === 0) return '';
  if (criticalFailing.length > 0)
    return `, ${inWords(criticalFailing.length)} of them critical: ${criticalFailing.map(nameOf).join(', ')}`;
  return criticalMayFail ? ', whether a critical one is among them is not known' : ', none of them critical';
}

function openWords({ open, basicallyMet }: FailingCriteria): string[] {
  if (open === 0) return [];
  const unknown = open - basicallyMet;
  return [
    ...(basicallyMet > 0 ? [`${String(basicallyMet)} only basically met`] : []),
    ...(unknown > 0 ? [`of ${String(unknown)} it is not known`] : []),
  ];
}

function communesWords({ revoked, communes }: CommunesRevoked): string {
  const share = communes === 0 ? '' : ` (${percent(revoked, communes)} %)`;
  return `${String(revoked)} of its ${String(communes)} communes revoked${share}`;
}

function nameOf({ number, name }: NamedCriterion): string {
  return name ?? `criterion ${String(number)}`;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '0.00' : twoPlaces(100 * part, whole);
}

const WORDS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

function inWords(count: number): string {
  return WORDS[count] ?? String(count);
}
