import type {
  Act,
  AttributeValue,
  Breach,
  Decided,
  LedgerDraft,
  Problem,
  RecordingMode,
  SourceDocument,
  UnitAttribute,
  UnitKind,
} from '@ntm-ledger/events';
import { badInput, judge, UNIT_ATTRIBUTES, UNITS_STREAM } from '@ntm-ledger/events';
import type { UnitState } from '@ntm-ledger/register';
import { fullName, isLiving } from '@ntm-ledger/register';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import { breachesOfAct, datesInOrder } from './identity-rules.js';
import { missing } from './registration.js';
import type { WorkingRegister } from './working-register.js';

/** Says what units count as from a day on, under one attribute; all or none. */
export interface ClassifyUnits {
  readonly mode: RecordingMode;
  readonly effectiveOn: IsoDate;
  readonly precision: DatePrecision;
  readonly basis: Act | null;
  readonly source: SourceDocument;
  readonly attribute: UnitAttribute;
  /** null: what was said before holds no longer. */
  readonly value: AttributeValue | null;
  /** Ids, in the order of the input. */
  readonly units: readonly string[];
}

/** The kinds of units of which an attribute can be said. */
const KINDS: Readonly<Record<UnitAttribute, readonly UnitKind[]>> = {
  REGION: ['PROVINCE', 'DISTRICT', 'COMMUNE'],
  COMMUNE_GROUP: ['COMMUNE'],
  DIFFICULTY: ['COMMUNE', 'HAMLET'],
  BORDER: ['COMMUNE'],
  PROGRAMME: ['COMMUNE'],
};

/**
 * Decides on classifying units. What cannot be said of a unit is refused in either mode. What the act breaks is noted with the first fact, what
 * a unit breaks with its own.
 */
export function decideClassification(command: ClassifyUnits, register: WorkingRegister): Decided {
  const problems: Problem[] = valueProblems(command);
  const breaches = new Map<string, readonly Breach[]>();
  for (const [index, id] of command.units.entries()) {
    const path = `input.units.${String(index)}`;
    const unit = register.unit(id);
    if (breaches.has(id)) problems.push({ path, message: 'the unit is named twice' });
    else if (unit === undefined) problems.push({ path, message: missing(id, register) });
    else problems.push(...problemsOf(unit, command, path));
    const own = unit === undefined ? [] : laterFact(unit, command, register);
    breaches.set(id, index === 0 ? [...breachesOfAct(command), ...own] : own);
  }
  const [problem, ...others] = problems;
  if (problem !== undefined) return badInput(problem, ...others);
  const judged = judge(command.mode, [...breaches.values()].flat());
  if (judged.refused !== null) return judged.refused;
  const { effectiveOn, precision, mode, basis, source, attribute, value } = command;
  const [first, ...rest] = command.units.map((unitId): LedgerDraft => ({
    type: 'UnitClassified',
    effectiveOn,
    precision,
    concerns: [unitId],
    mode,
    basis,
    source,
    warnings: breaches.get(unitId) ?? [],
    causationId: null,
    data: { unitId, attribute, value },
  }));
  if (first === undefined) return badInput({ path: 'input.units', message: 'holds no unit' });
  return { outcome: 'accepted', stream: UNITS_STREAM, events: [first, ...rest] };
}

function valueProblems({ attribute, value }: ClassifyUnits): Problem[] {
  const known: readonly string[] = UNIT_ATTRIBUTES[attribute];
  if (value === null || known.includes(value)) return [];
  return [{ path: 'input.value', message: `"${value}" is no value of ${attribute}; expected one of: ${known.join(', ')}` }];
}

function problemsOf(unit: UnitState, { attribute, value, effectiveOn }: ClassifyUnits, path: string): Problem[] {
  const name = fullName(unit);
  if (!KINDS[attribute].includes(unit.kind))
    return [{ path, message: `${attribute} is said of a ${KINDS[attribute].join(' or ')}; ${name} is a ${unit.kind}` }];
  if (!isLiving(unit))
    return [{ path, message: `${name} ended on ${unit.ended?.on ?? 'an unknown day'}, before ${effectiveOn}` }];
  const known = unit.classifications[attribute]?.value ?? null;
  if (known !== value) return [];
  const message =
    known === null
      ? `nothing is said of the ${attribute} of ${name} on ${effectiveOn} that could be taken back`
      : `${name} is ${known} under ${attribute} already on ${effectiveOn}`;
  return [{ path, message }];
}

/** A later fact under the same attribute was decided on what stood then. */
function laterFact(unit: UnitState, { attribute, effectiveOn }: ClassifyUnits, { view, moment }: WorkingRegister): Breach[] {
  const later = view
    .factsOf(unit.id, moment.position)
    .find((fact) => fact.type === 'UnitClassified' && fact.data.attribute === attribute && fact.effectiveOn > effectiveOn);
  return later === undefined ? [] : [datesInOrder(unit, effectiveOn, later.effectiveOn)];
}
