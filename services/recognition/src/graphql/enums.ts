import { ATTESTATIONS } from '@ntm-ledger/events';
import { enumOf } from '@ntm-ledger/service-host';
import { DECISION_KINDS } from '../domain/decision.js';
import { TITLE_ENDS } from '../domain/title.js';

export const DecisionKindEnum = enumOf(
  DECISION_KINDS,
  'DecisionKind',
  'RECOGNITION grants a title, ACKNOWLEDGEMENT gives one to a unit formed by a merger, REFUSAL gives none, REVOCATION takes one away.',
);

export const TitleEndEnum = enumOf(
  TITLE_ENDS,
  'TitleEnd',
  'REVOKED: by a decision. UNIT_CHANGE: by what became of the unit. SUPERSEDED: by a renewed title of the same level. Never confused.',
);

export const AttestationEnum = enumOf(
  ATTESTATIONS,
  'Attestation',
  'How the source speaks of the unit: by name (NAMED), or only so that it follows from what else it says (BY_ELIMINATION).',
);
