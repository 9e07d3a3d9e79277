/** What documents state, recorded and read beside what the register computes. */
import { RecordClaimMutation } from './record-claim.js';
import { UnitClaimFields } from './unit-claims.js';

export const CLAIM_RESOLVERS: readonly NewableFunction[] = [RecordClaimMutation, UnitClaimFields];
