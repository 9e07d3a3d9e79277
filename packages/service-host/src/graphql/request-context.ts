import type { Position } from '@ntm-ledger/event-store';
import type { EventStore } from '@ntm-ledger/event-store';
import type { Decided, LedgerDraft, LedgerEvent, Refused } from '@ntm-ledger/events';
import { refuse } from '@ntm-ledger/events';
import type { Register, UnitState } from '@ntm-ledger/register';
import { isWithinScope } from '@ntm-ledger/register';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';
import { formatMoment, vietnamDay } from '@ntm-ledger/temporal';
import DataLoader from 'dataloader';
import type { Logger } from 'pino';
import { unauthenticated } from '../errors.js';
import type { Authentication, AuthenticatedActor, Role } from '../identity/actor.js';
import type { LogFollower } from '../log/log-follower.js';
import type { Recorded, Recorder } from '../log/recorder.js';
import type { AtInput, RecordingInput } from './inputs.js';
import type { Settling } from './settling.js';

/** A unit as one subgraph hands it to the next: its key. */
export interface UnitKey {
  readonly id: string;
  readonly moment: Moment;
}

/** What a decider may ask while a mutation is being decided. */
export interface DecisionBasis {
  /** Everything up to here is folded. */
  readonly position: Position;
  /** Today in Vietnam. */
  readonly today: IsoDate;
  /** Refuses units that the actor may not record about; null when all are within their scope. */
  outsideScope(unitIds: readonly string[], effectiveOn: IsoDate): Refused | null;
}

/** A mutation as a resolver hands it over. */
export interface RecordCommand {
  readonly input: RecordingInput;
  /** Who may send it, beside `admin`. */
  readonly roles: readonly Role[];
  readonly decide: (basis: DecisionBasis) => Decided;
}

/** What a mutation recorded, with the moment its answer is given at. */
export interface RecordedAnswer extends Recorded {
  /**
   * The moment just after it was recorded: so a repeat is answered with the same bytes, however much later it comes. Facts that come into
   * force after the day they were recorded are shown in force.
   */
  readonly moment: Moment;
}

export interface ContextParts<M> {
  readonly model: M;
  readonly register: Register;
  readonly follower: LogFollower;
  readonly store: EventStore;
  readonly recorder: Recorder;
  readonly settling: Settling;
  readonly authentication: Authentication;
  readonly language: 'vi' | 'en';
  readonly clock: () => number;
  readonly logger: Logger;
}

/** What resolvers of a service have at hand during one request. */
export class RequestContext<M = unknown> {
  /** Units at moments, each folded once a request; the moments are waited for. */
  readonly units: DataLoader<UnitKey, UnitState | undefined, string>;

  constructor(private readonly parts: ContextParts<M>) {
    this.units = new DataLoader(
      async (keys) => {
        for (const { moment } of keys) await parts.settling.reach(moment);
        return keys.map(({ id, moment }) => parts.register.unitAt(id, moment));
      },
      { cacheKeyFn: ({ id, moment }) => `${id} ${formatMoment(moment)}` },
    );
  }

  /** The service's read model. */
  get model(): M {
    return this.parts.model;
  }

  get register(): Register {
    return this.parts.register;
  }

  get store(): EventStore {
    return this.parts.store;
  }

  get follower(): LogFollower {
    return this.parts.follower;
  }

  get language(): 'vi' | 'en' {
    return this.parts.language;
  }

  get logger(): Logger {
    return this.parts.logger;
  }

  /** Settles the moment a root field answers at. */
  settle(at?: AtInput | null): Promise<Moment> {
    return this.parts.settling.settle(at);
  }

  /** Waits until this service has folded the log up to a moment that came with an entity's key. */
  reach(moment: Moment): Promise<void> {
    return this.parts.settling.reach(moment);
  }

  /** The actor of a mutation. @throws GraphQLError UNAUTHENTICATED */
  requireActor(): AuthenticatedActor {
    const { authentication } = this.parts;
    if (authentication.actor === null) throw unauthenticated(authentication.reason);
    return authentication.actor;
  }

  /**
   * Takes a mutation into the log, once, and gives what it recorded.
   * @throws GraphQLError UNAUTHENTICATED; Refused for every refusal.
   */
  async record({ input, roles, decide }: RecordCommand): Promise<RecordedAnswer> {
    const actor = this.requireActor();
    // A UUID is the same in either case; what follows from it must be too.
    input.requestId = input.requestId.toLowerCase();
    const recorded = await this.parts.recorder.record({
      requestId: input.requestId,
      input,
      actor,
      decide: (position) => {
        if (actor.role !== 'admin' && !roles.includes(actor.role)) {
          return refuse({
            code: 'FORBIDDEN',
            message: `A ${actor.role} may not do this; it takes ${['admin', ...roles].join(' or ')}.`,
          });
        }
        const today = vietnamDay(this.parts.clock());
        const outsideScope = (unitIds: readonly string[], effectiveOn: IsoDate): Refused | null =>
          this.outsideScope(actor, unitIds, { effectiveOn, position }, { effectiveOn: today, position });
        const decided = decide({ position, today, outsideScope });
        return decided.outcome === 'refused' ? decided : (this.beyondScope(actor, decided.events, position, today) ?? decided);
      },
    });
    return { ...recorded, moment: answerMoment(recorded) };
  }

  private outsideScope(actor: AuthenticatedActor, unitIds: readonly string[], then: Moment, today: Moment): Refused | null {
    const outside = unitIds.find((id) => !isWithinScope(this.register, actor.scope, id, then, today));
    if (outside === undefined) return null;
    const unit = this.register.unitAt(outside, then) ?? this.register.unitAt(outside, today);
    const name = unit === undefined ? outside : `${unit.type} ${unit.name}`;
    return refuse({ code: 'FORBIDDEN', message: `You act for ${actor.scope}; ${name} is not within it.` });
  }

  /** Whatever a decider asked for itself, no event gets past its actor's scope: not about known units, and not about new ones elsewhere. */
  private beyondScope(
    actor: AuthenticatedActor,
    events: readonly LedgerDraft[],
    position: Position,
    today: IsoDate,
  ): Refused | null {
    if (actor.scope === 'VN') return null;
    const parents = new Map(
      events.flatMap(({ data }) =>
        'unitId' in data && 'parentId' in data && 'kind' in data ? [[data.unitId, data.parentId] as const] : [],
      ),
    );
    const anchor = (id: string | null): string | null => {
      for (let depth = 0; id !== null && parents.has(id) && depth <= parents.size; depth += 1) id = parents.get(id) ?? null;
      return id;
    };
    for (const { concerns, effectiveOn, data } of events) {
      // A unit that is moved must come to stand within the scope too.
      const parentId = 'parentId' in data ? data.parentId : null;
      const ids = [...concerns, ...(parentId === null ? [] : [parentId])].map(anchor);
      const known = ids.filter((id) => id !== null);
      if (known.length === 0 || known.length < ids.length) {
        return refuse({
          code: 'FORBIDDEN',
          message: `You act for ${actor.scope}; this concerns the whole country and takes the scope VN.`,
        });
      }
      const refused = this.outsideScope(actor, known, { effectiveOn, position }, { effectiveOn: today, position });
      if (refused !== null) return refused;
    }
    return null;
  }
}

function answerMoment({ events, position }: Recorded): Moment {
  const days = events.map((event: LedgerEvent) => event.effectiveOn);
  const effectiveOn = [vietnamDay(events[0].recordedAt), ...days].reduce((a, b) => (a > b ? a : b));
  return { effectiveOn, position };
}
