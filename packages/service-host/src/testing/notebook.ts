import type { Position } from '@ntm-ledger/event-store';
import { START, StoreStopped, StoreUnavailable } from '@ntm-ledger/event-store';
import type { Decided, LedgerDraft, Refusal } from '@ntm-ledger/events';
import { badInput, UNITS_STREAM } from '@ntm-ledger/events';
import type { Moment } from '@ntm-ledger/temporal';
import { ArrayMinSize, IsOptional, Length, ValidateNested } from 'class-validator';
import { GraphQLError } from 'graphql';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { Refused } from '../errors.js';
import { enumOf } from '../graphql/enums.js';
import { AtInput, DatedRecordingInput } from '../graphql/inputs.js';
import type { DecisionBasis, RequestContext } from '../graphql/request-context.js';
import { MomentScalar, PositionScalar } from '../graphql/scalars.js';
import { buildSubgraph } from '../graphql/subgraph.js';
import { findUnit, UnitRefInput } from '../graphql/unit-reference.js';
import { Behind } from '../log/log-follower.js';
import { derivedId } from '../log/recorder.js';
import type { ServiceDefinition } from '../service.js';
import { registering, renaming } from './sample-facts.js';

const RULE: Refusal = {
  code: 'RULE_VIOLATED',
  rule: 'levelIsOfTheUnitsScheme',
  message: 'CIVILISED_URBAN is no level for xã Hà Hải.',
  basis: 'Quyết định 04/2022/QĐ-TTg',
};

/** The ways in which a resolver can fail, each with what it throws. */
const FAILURES = {
  UNEXPECTED: () => new Error('secret: the password is hunter2'),
  NO_ERROR_AT_ALL: () => 'secret text',
  UNKNOWN_CODE: () => new GraphQLError('secret', { extensions: { code: 'DATABASE_FULL', host: 'db-1' } }),
  RULE: () => new Refused(RULE),
  INPUT: () =>
    new Refused({
      code: 'BAD_USER_INPUT',
      problems: [
        { path: 'input.a.0', message: 'x' },
        { path: 'input.b', message: 'y' },
      ],
    }),
  CONFLICT: () => new Refused({ code: 'CONFLICT', message: 'used before' }),
  FORBIDDEN: () => new Refused({ code: 'FORBIDDEN', message: 'not yours' }),
  NOT_FOUND: () => new Refused({ code: 'NOT_FOUND', message: 'no such unit' }),
  BEHIND: () => new Behind(9 as Position, START),
  UNAVAILABLE: () => new StoreUnavailable('secret: db-1 does not answer'),
  STOPPED: () => new StoreStopped('secret: no space left on /dev/sda1'),
} as const satisfies Record<string, () => unknown>;
export type Failure = keyof typeof FAILURES;
export const FAILURE_NAMES = Object.keys(FAILURES) as Failure[];
const FailureEnum = enumOf(FAILURE_NAMES, 'Failure', 'How to fail.');

/** Throws what a failure throws: any value, as a library may that knows no better. */
function fail(how: Failure): void {
  AbortSignal.abort(FAILURES[how]()).throwIfAborted();
}

@InputType('NotedUnitInput')
class NotedUnitInput {
  @Field(() => String)
  @Length(1, 20)
  name!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(2, 5)
  code?: string | null;

  @Field(() => ID, { nullable: true, description: 'The id of the unit above, or the place (`#0`) of one in this very input.' })
  @IsOptional()
  @Length(1, 36)
  parent?: string | null;
}

@InputType('NoteUnitsInput')
class NoteUnitsInput extends DatedRecordingInput {
  @Field(() => [NotedUnitInput])
  @ArrayMinSize(1)
  @ValidateNested()
  units!: NotedUnitInput[];
}

@InputType('NoteNameInput')
class NoteNameInput extends DatedRecordingInput {
  @Field(() => UnitRefInput)
  @ValidateNested()
  unit!: UnitRefInput;

  @Field(() => String)
  @Length(1, 20)
  name!: string;
}

@ArgsType()
class FailingArgs {
  @Field(() => FailureEnum)
  how!: Failure;
}

@ArgsType()
class CountingArgs {
  @Field(() => Int)
  to!: number;

  @Field(() => FailureEnum, { nullable: true })
  then?: Failure | null;
}

@ObjectType('Noted')
class Noted {
  @Field(() => PositionScalar)
  position!: Position;

  @Field(() => MomentScalar)
  moment!: Moment;

  @Field(() => [ID])
  units!: string[];
}

/** Counts, then fails or ends. */
async function* counting({ args: { to, then } }: { args: CountingArgs }): AsyncGenerator<number> {
  for (let count = 1; count <= to; count += 1) yield count;
  if (then !== null && then !== undefined) fail(then);
}

/** Says nothing until the log ends or whoever listens has gone. */
function waiting({ store }: RequestContext): AsyncIterable<unknown> {
  return store.subscribe({ filter: { types: ['NothingOfThisName'] } });
}

@Resolver()
class NotebookResolver {
  @Query(() => MomentScalar)
  moment(@Ctx() ctx: RequestContext, @Arg('at', () => AtInput, { nullable: true }) at?: AtInput | null): Promise<Moment> {
    return ctx.settle(at);
  }

  @Query(() => String)
  language(@Ctx() ctx: RequestContext): string {
    return ctx.language;
  }

  @Query(() => String, { nullable: true })
  failing(@Args(() => FailingArgs) { how }: FailingArgs): null {
    fail(how);
    return null;
  }

  @Mutation(() => Noted)
  async noteUnits(@Arg('input', () => NoteUnitsInput) input: NoteUnitsInput, @Ctx() ctx: RequestContext): Promise<Noted> {
    return this.noted(await ctx.record({ input, roles: ['clerk'], decide: () => entered(input) }));
  }

  @Mutation(() => Noted)
  async noteName(@Arg('input', () => NoteNameInput) input: NoteNameInput, @Ctx() ctx: RequestContext): Promise<Noted> {
    return this.noted(await ctx.record({ input, roles: ['clerk'], decide: (basis) => named(input, ctx, basis) }));
  }

  @Subscription(() => Int, { subscribe: counting })
  counting(@Root() count: number, @Args(() => CountingArgs) _args: CountingArgs): number {
    return count;
  }

  @Subscription(() => Int, { subscribe: ({ context }: { context: RequestContext }) => waiting(context) })
  waiting(@Root() count: number): number {
    return count;
  }

  private noted({ events, position, moment }: Awaited<ReturnType<RequestContext['record']>>): Noted {
    return { position, moment, units: events.flatMap(({ data }) => ('unitId' in data ? [data.unitId] : [])) };
  }
}

/** Enters units without asking for anybody's scope: what a decider forgets, the context sees to. */
function entered({ units, requestId, effectiveOn }: NoteUnitsInput): Decided {
  const idOf = (index: number): string => derivedId(requestId, 'unit', index);
  const drafts = units.map(({ name, code, parent }, index): LedgerDraft => {
    const parentId = parent?.startsWith('#') === true ? idOf(Number(parent.slice(1))) : (parent ?? null);
    return { ...registering({ id: idOf(index), name, code: code ?? null, parentId }), effectiveOn };
  });
  const [first, ...rest] = drafts;
  if (first === undefined) return badInput({ path: 'input.units', message: 'names no unit' });
  return { outcome: 'accepted', stream: UNITS_STREAM, events: [first, ...rest] };
}

/** Gives a unit a name, as deciders of services do: finds it, asks for the scope, decides. */
function named(input: NoteNameInput, { register }: RequestContext, basis: DecisionBasis): Decided {
  const { effectiveOn, name } = input;
  const found = findUnit(register, input.unit, { effectiveOn, position: basis.position }, 'input.unit');
  if ('refused' in found) return found.refused;
  const draft = { ...renaming(name, found.unit.id), effectiveOn };
  return basis.outsideScope([found.unit.id], effectiveOn) ?? { outcome: 'accepted', stream: UNITS_STREAM, events: [draft] };
}

/** A service with nothing in it but what every service has: time, recording, and ways to fail. */
export const notebookService: ServiceDefinition = {
  name: 'notebook',
  createModel: () => ({ apply: () => undefined }),
  buildSchema: () => buildSubgraph({ resolvers: [NotebookResolver], references: {} }),
};
