import type { Act, Level, UnitKind } from '@ntm-ledger/events';
import type { Register } from '@ntm-ledger/register';
import { ActType, DatePrecisionEnum, DateScalar, LevelEnum, MomentScalar, UnitKindEnum } from '@ntm-ledger/service-host';
import type { DatePrecision, IsoDate, Moment } from '@ntm-ledger/temporal';
import { Field, Int, ObjectType } from 'type-graphql';
import type { TitleFlow, TitleFlowKind } from '../domain/title-flow.js';
import { viewDecision } from '../projections/decision-view.js';
import type { TitleChanges, TitleChangesQuestion } from '../projections/title-changes.js';
import type { TitleModel } from '../projections/title-model.js';
import { DecisionType } from './decision-type.js';
import { TitleType, viewTitle } from './title-type.js';
import { Unit } from './unit.js';

/** A flow as it is shown. */
interface TitleChange {
  readonly title: TitleType;
  readonly unit: Unit;
  readonly decision: DecisionType | null;
  readonly on: IsoDate;
  readonly precision: DatePrecision;
  readonly knownLater: boolean;
}

@ObjectType('TitleChange', { description: 'A title that came to count in a scope, or no longer does.' })
class TitleChangeType implements TitleChange {
  @Field(() => TitleType, { description: 'As it is at the later moment; one that is not known then, as at the earlier.' })
  title!: TitleType;

  @Field(() => Unit, { nullable: true })
  unit!: Unit;

  @Field(() => DecisionType, {
    nullable: true,
    description: 'The decision that gave the title, revoked it, or gave the one that superseded it; none for all else.',
  })
  decision!: DecisionType | null;

  @Field(() => DateScalar, { description: 'From this day on it counts, or no longer does.' })
  on!: IsoDate;

  @Field(() => DatePrecisionEnum, { description: 'How well a source fixes that day.' })
  precision!: DatePrecision;

  @Field(() => Boolean, {
    description: 'Whether it had happened by the day of the earlier moment, and was only not known there.',
  })
  knownLater!: boolean;
}

@ObjectType('TitleEndedByUnitChange', { description: 'A title that ended with what became of its unit. That is no revocation.' })
class TitleEndedByUnitChangeType extends TitleChangeType {
  @Field(() => [Unit], {
    description: 'The units that the territory went to; none where the unit goes on as one of another type, or left nothing.',
  })
  successors!: Unit[];

  @Field(() => ActType, { nullable: true, description: 'The act that changed the unit.' })
  basis!: ActType | null;
}

@ObjectType('TitleChanges', { description: 'Why the number of titles of a level in a scope is another than it was.' })
export class TitleChangesType {
  @Field(() => MomentScalar)
  from!: Moment;

  @Field(() => MomentScalar)
  to!: Moment;

  @Field(() => LevelEnum)
  level!: Level;

  @Field(() => UnitKindEnum, { description: 'The tier of the units whose titles are counted.' })
  kind!: UnitKind;

  @Field(() => Unit, { nullable: true, description: 'The unit that the scope is at the earlier moment.' })
  scopeBefore!: Unit | null;

  @Field(() => Unit, { nullable: true, description: 'The unit that the scope is at the later moment.' })
  scopeAfter!: Unit | null;

  @Field(() => Int, { description: 'Titles of the level in force in the scope at the earlier moment.' })
  before!: number;

  @Field(() => Int, { description: 'The same at the later moment.' })
  after!: number;

  @Field(() => [TitleChangeType], { description: 'Titles given by a recognition, those included that ended again since.' })
  recognised!: TitleChangeType[];

  @Field(() => [TitleChangeType], { description: 'Titles given by an acknowledgement after a merger.' })
  acknowledged!: TitleChangeType[];

  @Field(() => [TitleChangeType], { description: 'Titles taken away by a decision.' })
  revoked!: TitleChangeType[];

  @Field(() => [TitleEndedByUnitChangeType], { description: 'Titles that ended with what became of their units.' })
  endedByUnitChange!: TitleEndedByUnitChangeType[];

  @Field(() => [TitleChangeType], { description: 'Titles that a new one of the same level of the same unit took the place of.' })
  superseded!: TitleChangeType[];

  @Field(() => [TitleChangeType], {
    description: 'Titles that go on, of units that came into the scope or came to be counted among its rural communes.',
  })
  movedIn!: TitleChangeType[];

  @Field(() => [TitleChangeType], {
    description: 'Titles that go on, of units that left the scope or are no longer counted among its rural communes.',
  })
  movedOut!: TitleChangeType[];

  @Field(() => [TitleChangeType], { description: 'Titles whose end was recorded in error and is withdrawn.' })
  restored!: TitleChangeType[];

  @Field(() => [TitleChangeType], { description: 'Titles that were recorded in error and are withdrawn.' })
  corrected!: TitleChangeType[];

  @Field(() => Boolean, {
    description:
      'Whether before + recognised + acknowledged + movedIn + restored - revoked - endedByUnitChange - superseded - movedOut - corrected is after.',
  })
  balanced!: boolean;
}

/** Shows what explains a number, each flow in the list of its kind. */
export function titleChangesType(
  { before, after, balanced, flows, scopeBefore, scopeAfter }: TitleChanges,
  { from, to, level, kind }: TitleChangesQuestion,
  model: TitleModel,
  register: Register,
): TitleChangesType {
  const shown = (flow: TitleFlow): TitleChange => titleChangeType(flow, flow.kind === 'CORRECTED' ? from : to, model);
  const of = (...kinds: readonly TitleFlowKind[]): TitleFlow[] => flows.filter((flow) => kinds.includes(flow.kind));
  const isAcknowledged = ({ title }: TitleFlow): boolean =>
    model.decisionRecorded(title.decisionId)?.type === 'TitleAcknowledged';
  const granted = of('GRANTED');
  return {
    from,
    to,
    level,
    kind,
    scopeBefore: scopeBefore === undefined ? null : { id: scopeBefore.id, moment: from },
    scopeAfter: scopeAfter === undefined ? null : { id: scopeAfter.id, moment: to },
    before,
    after,
    recognised: granted.filter((flow) => !isAcknowledged(flow)).map(shown),
    acknowledged: granted.filter(isAcknowledged).map(shown),
    revoked: of('REVOKED').map(shown),
    endedByUnitChange: of('UNIT_CHANGE').map((flow) => ({ ...shown(flow), ...unitChangeBehind(flow, register, to) })),
    superseded: of('SUPERSEDED').map(shown),
    movedIn: of('MOVED_IN').map(shown),
    movedOut: of('MOVED_OUT').map(shown),
    restored: of('RESTORED').map(shown),
    corrected: of('CORRECTED').map(shown),
    balanced,
  };
}

function titleChangeType({ kind, title, on, knownLater }: TitleFlow, moment: Moment, model: TitleModel): TitleChange {
  const ended = kind === 'REVOKED' || kind === 'SUPERSEDED' || kind === 'UNIT_CHANGE' ? title.ending : null;
  return {
    title: viewTitle(model, title, moment),
    unit: { id: title.unitId, moment },
    get decision() {
      const decision =
        kind === 'GRANTED'
          ? model.decisionRecorded(title.decisionId)
          : model.decisionsKnownOf(title.unitId, moment.position).find(({ id }) => id === ended?.eventId);
      return decision === undefined ? null : viewDecision(model, decision, moment);
    },
    on,
    precision: ended?.precision ?? (kind === 'GRANTED' ? title.fromPrecision : 'DAY'),
    knownLater,
  };
}

/** What became of the unit of a title that ended by it, and by what act. */
function unitChangeBehind(
  { title }: TitleFlow,
  register: Register,
  to: Moment,
): { readonly successors: Unit[]; readonly basis: Act | null } {
  const event = register.factsOf(title.unitId, to.position).find(({ id }) => id === title.ending?.eventId);
  const successors = event?.type === 'UnitEnded' ? event.data.successors : [];
  return { successors: successors.map(({ unitId }) => ({ id: unitId, moment: to })), basis: event?.basis ?? null };
}
