import type { Problem } from '@ntm-ledger/events';
import { LONGEST_CODE } from '@ntm-ledger/register';
import type { RequestContext } from '@ntm-ledger/service-host';
import { badUserInput, DateScalar, Refused } from '@ntm-ledger/service-host';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';
import { Args, ArgsType, Field, Int, Resolver, Root, Subscription } from 'type-graphql';
import type { AuditModel } from '../projections/audit-model.js';
import { readEvents } from '../reading/read-events.js';
import { replayPlan } from '../replay/replay-plan.js';
import { Replay } from '../replay/replay.js';
import { unitOfCode } from '../replay/unit-of-code.js';
import { historyEvent } from './history-event.js';
import { ReplayMessageType } from './replay-type.js';

/** Faster than anybody can look. */
const MOST_PER_SECOND = 1_000;

@ArgsType()
class ReplayArgs {
  @Field(() => String, {
    description: 'An official code: that of the unit that bears it on the last day, or else of the one that was given it last.',
  })
  code!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Only events from this day on. Default: from the first.' })
  from?: IsoDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Only events up to this day. Default: today in Vietnam.' })
  to?: IsoDate | null;

  @Field(() => Int, {
    nullable: true,
    description: `At most so many events a second, 1 to ${String(MOST_PER_SECOND)}. Default: as fast as they are read.`,
  })
  eventsPerSecond?: number | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Also the events about every unit that this one came from, through all reforms, as a whole or in part.',
  })
  includePredecessors: boolean = false;
}

interface Subscribing {
  readonly args: ReplayArgs;
  readonly context: RequestContext<AuditModel>;
}

/** The life of a unit, event by event. */
@Resolver()
export class ReplaySubscription {
  @Subscription(() => ReplayMessageType, {
    description:
      'Every event about a unit that is known when the replay begins, in the order in which state is folded (effectiveOn, position), each with the ' +
      'unit as it is after it; then it completes.',
    subscribe: ({ args, context }: Subscribing) => openReplay(context, args),
  })
  replay(@Root() message: ReplayMessageType, @Args(() => ReplayArgs) _args: ReplayArgs): ReplayMessageType {
    return message;
  }
}

/**
 * Settles what is replayed. A subscription's arguments reach its source before anything checks them, so what scalars do not check is
 * checked here.
 * @throws GraphQLError BAD_USER_INPUT; Behind; Refused NOT_FOUND for a code that nobody bore by the last day
 */
async function openReplay(context: RequestContext<AuditModel>, args: ReplayArgs): Promise<Replay<ReplayMessageType>> {
  const [problem, ...others] = problemsOf(args);
  if (problem !== undefined) throw badUserInput([problem, ...others]);
  const { code, from, to, eventsPerSecond, includePredecessors } = args;
  const { model, register, store } = context;
  const now = await context.settle({ effectiveOn: to ?? null, minPosition: await store.head() });
  const unit = unitOfCode(register, code, now);
  if (unit === undefined) throw nobodyBore(code, now.effectiveOn);
  const { steps, unitIds } = replayPlan(model, { unitId: unit.id, from: from ?? null, until: now, includePredecessors });
  const shownAt = (id: string, moment: Moment): ReplayMessageType['unit'] =>
    register.unitAt(id, moment) === undefined ? null : { id, moment };
  const read = async (index: number): Promise<ReplayMessageType> => {
    const step = steps[index];
    if (step === undefined) return { event: null, moment: now, unit: shownAt(unit.id, now), done: true };
    const [found] = await readEvents(store, [step.position]);
    if (found === undefined) throw new Error(`Nothing was read at position ${String(step.position)}.`);
    const { event } = found;
    const moment: Moment = { effectiveOn: event.effectiveOn, position: step.known };
    const subject = unitIds.find((id) => event.concerns.includes(id)) ?? unit.id;
    const known = now.position;
    const withdrawnBy = model.events.withdrawalOf(event.position, known);
    return {
      event: historyEvent(found, { known, withdrawnBy, moment }),
      moment,
      unit: shownAt(subject, moment),
      done: index === steps.length - 1,
    };
  };
  const intervalMs = eventsPerSecond === undefined || eventsPerSecond === null ? 0 : 1_000 / eventsPerSecond;
  return new Replay({ count: Math.max(1, steps.length), read, intervalMs });
}

function nobodyBore(code: string, day: IsoDate): Refused {
  return new Refused({ code: 'NOT_FOUND', message: `code: no unit bore the code ${code} by ${day}` });
}

function problemsOf({ code, from, to, eventsPerSecond }: ReplayArgs): Problem[] {
  const problems: Problem[] = [];
  if (code.length === 0 || code.length > LONGEST_CODE) {
    const length = String(code.length);
    problems.push({ path: 'code', message: `a code has 1 to ${String(LONGEST_CODE)} characters, not ${length}` });
  }
  if (from !== undefined && from !== null && to !== undefined && to !== null && from > to)
    problems.push({ path: 'from', message: `${from} is later than ${to}, the last day` });
  if (eventsPerSecond !== undefined && eventsPerSecond !== null && (eventsPerSecond < 1 || eventsPerSecond > MOST_PER_SECOND)) {
    const given = String(eventsPerSecond);
    problems.push({ path: 'eventsPerSecond', message: `expected 1 to ${String(MOST_PER_SECOND)}, not ${given}` });
  }
  return problems;
}
