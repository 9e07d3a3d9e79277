import type { CaseStep, StepDetails } from '@ntm-ledger/events';
import { communeOf, conductedUpTo, STEPS } from './conducted.js';
import { decideAfter, refusalOf } from './deciding-cases.js';
import type { Fact } from './facts.js';
import { assessed } from './facts.js';

/** The commune of these tests, its case, and the act by which that is conducted. */
export const UNIT = 'ha-giang';
export const CASE = 'case';
export const PART = { unitId: UNIT, caseId: CASE };
export const ACT = 'Quyết định 18/2022/QĐ-TTg';

/** The commune, with a card of all its criteria. */
export const GROUND: readonly Fact[] = [...communeOf(UNIT), assessed('2022-12-31', UNIT, 19)];

/** How a step is refused, or `accepted`, when the case has come to the one before it. */
export function decide(step: CaseStep, change: Parameters<typeof decideAfter>[3] = {}, more: readonly Fact[] = []): string {
  return refusalOf(decideAfter([...GROUND, ...before(step), ...more], CASE, step, change));
}

/** The steps of the case before one. */
export function before(step: CaseStep): Fact[] {
  const place = STEPS.indexOf(step);
  return conductedUpTo(place <= 0 ? 'REGISTRATION' : (STEPS[place - 1] ?? 'REGISTRATION'), PART);
}

/** What a step says of a vote. */
export function votes(inFavour: number, total: number, members: number | null = null): { readonly details: StepDetails } {
  return { details: { kind: 'VOTES', inFavour, total, members, batch: null } };
}
