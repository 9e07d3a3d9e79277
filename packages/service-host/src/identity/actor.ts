import type { Actor } from '@ntm-ledger/events';

/** What people and programs act as. What each may record is said by every mutation itself. */
export const ROLES = ['clerk', 'assessor', 'appraiser', 'council', 'decider', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export function isRole(text: unknown): text is Role {
  return ROLES.some((role) => role === text);
}

/** An actor known from a verified token. */
export interface AuthenticatedActor extends Actor {
  readonly role: Role;
}

/** Whose request it is, or why that is not known. */
export type Authentication = { readonly actor: AuthenticatedActor } | { readonly actor: null; readonly reason: string };
