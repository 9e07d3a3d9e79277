import type { CriteriaSetPublished, Decided, Problem, UnitKind, UnitType } from '@ntm-ledger/events';
import { badInput, CRITERIA_SETS_STREAM, refuse, UNIT_TYPES } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import type { CriteriaSet } from '@ntm-ledger/scoring';
import { readCriterion } from './read-criterion.js';
import type { Recording } from './recording.js';
import { envelopeOf } from './recording.js';
import {
  problemsOfBands,
  problemsOfCriteria,
  problemsOfCritical,
  problemsOfIndicatorsTotal,
  problemsOfSize,
} from './shape-of-set.js';

/** Publishes a national set, or a province's own. Its day is the day of the act; when the set is in force it says itself. */
export interface PublishCriteriaSet {
  readonly recording: Recording;
  readonly set: Omit<CriteriaSetPublished, 'unitTypes'> & { readonly unitTypes: readonly string[] };
  /** The province whose own set it is, or the country. */
  readonly publisher: UnitState;
}

export interface PublishingState {
  /** The set that bears the id already, as far as the log was folded. */
  readonly known: CriteriaSet | undefined;
}

/** `xa-ntm-2021`: words of small letters and digits, joined by hyphens. */
const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/;

/**
 * Decides on a publication. An id is published once: scores stand on it. A set that was recorded wrongly is withdrawn first, and then
 * published anew under the same id.
 */
export function decidePublishCriteriaSet({ recording, set, publisher }: PublishCriteriaSet, { known }: PublishingState): Decided {
  const unitTypes = set.unitTypes.filter((type): type is UnitType => isTypeOf(set.unitKind, type));
  const [problem, ...others] = [
    ...problemsOfId(set.criteriaSetId),
    ...problemsOfTypes(set),
    ...problemsOfPeriod(set),
    ...problemsOfSize(set),
    ...problemsOfIndicatorsTotal(set),
    ...problemsOfCriteria(set.criteria, set.size),
    ...problemsOfBands(set),
    ...problemsOfCritical(set),
    ...problemsOfPublisher(set, publisher),
  ];
  if (problem !== undefined) return badInput(problem, ...others);
  if (known !== undefined) {
    return refuse({
      code: 'CONFLICT',
      message: `The criteria set "${known.id}" is published already: "${known.name}". Give the new one another id.`,
    });
  }
  return {
    outcome: 'accepted',
    stream: CRITERIA_SETS_STREAM,
    events: [
      {
        type: 'CriteriaSetPublished',
        ...envelopeOf(recording),
        concerns: [publisher.id],
        warnings: [],
        data: {
          ...set,
          unitTypes,
          critical: set.critical.toSorted((a, b) => a - b),
          criteria: set.criteria.map(readCriterion).sort((a, b) => a.number - b.number),
        },
      },
    ],
  };
}

function problemsOfId(id: string): Problem[] {
  return ID.test(id) ? [] : [{ path: 'input.id', message: `"${id}" is no id of a set; write it like xa-ntm-2021` }];
}

function isTypeOf(kind: UnitKind, type: string): boolean {
  return UNIT_TYPES[kind].some((known) => known === type);
}

function problemsOfTypes({ unitKind, unitTypes }: PublishCriteriaSet['set']): Problem[] {
  return unitTypes.flatMap((type, index) => {
    const path = `input.unitTypes.${String(index)}`;
    if (!isTypeOf(unitKind, type))
      return [{ path, message: `a ${unitKind} is no "${type}"; it is ${UNIT_TYPES[unitKind].join(', ')}` }];
    return unitTypes.indexOf(type) < index ? [{ path, message: `"${type}" stands here twice` }] : [];
  });
}

function problemsOfPeriod({ effectiveFrom, effectiveTo }: PublishCriteriaSet['set']): Problem[] {
  if (effectiveFrom === null || effectiveTo === null || effectiveFrom <= effectiveTo) return [];
  return [{ path: 'input.effectiveTo', message: `${effectiveTo} is before ${effectiveFrom}, from which the set is in force` }];
}

/** A province's own set is published by a province. */
function problemsOfPublisher({ provinceCode }: PublishCriteriaSet['set'], publisher: UnitState): Problem[] {
  if (provinceCode === null || publisher.kind === 'PROVINCE') return [];
  return [
    {
      path: 'input.provinceCode',
      message: `${provinceCode} is the code of a ${publisher.kind}; a set is national or a province's own`,
    },
  ];
}
