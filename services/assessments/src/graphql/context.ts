import { badUserInput } from '@ntm-ledger/service-host';
import type { RequestContext } from '@ntm-ledger/service-host';
import type { Position } from '@ntm-ledger/event-store';
import type { CriteriaSet } from '../domain/index.js';
import type { Assessments } from '../projections/index.js';

/** What this service's resolvers have at hand. */
export type AssessmentsContext = RequestContext<Assessments>;

/** The set that an argument names, as far as was known at a position. @throws GraphQLError BAD_USER_INPUT when there is none. */
export function requireCriteriaSet(context: AssessmentsContext, id: string, position: Position): CriteriaSet {
  const set = context.model.criteriaSets.knownAt(id, position);
  if (set === undefined)
    throw badUserInput([{ path: 'criteriaSet', message: `no criteria set "${id}" is published; criteriaSets lists them` }]);
  return set;
}
