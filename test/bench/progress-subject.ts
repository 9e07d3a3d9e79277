import type { EventStore } from '@ntm-ledger/event-store';
import { allServices } from '@ntm-ledger/local';
import { Register } from '@ntm-ledger/register';
import { Assessments } from '@ntm-ledger/scoring';
import type { Projection, RequestContext } from '@ntm-ledger/service-host';
import { LogFollower, ServiceHost } from '@ntm-ledger/service-host';
import type { Moment } from '@ntm-ledger/temporal';
import type { GraphQLFieldMap } from 'graphql';
import { isObjectType } from 'graphql';
import { pino } from 'pino';
import type {
  AskedChanges,
  CommuneLevels,
  Missing,
  Overview,
  Progress,
  Recognised,
  ShownTitle,
  Standing,
  TitleChanges,
} from './progress.js';
import { FIRST_PAGE } from './progress.js';

type ChangesShape = Readonly<
  Record<'before' | 'after', number> &
    Record<
      'recognised' | 'acknowledged' | 'revoked' | 'endedByUnitChange' | 'superseded' | 'movedIn' | 'movedOut',
      readonly { readonly title: { readonly id: string } }[]
    >
>;

/** The most rows that the list of communes takes at a time, more than there are. */
const WHOLE_COUNTRY = 15_000;

interface SummaryShape {
  readonly denominator: number;
  readonly levels: readonly { readonly inForce: number }[];
}

interface ScoresShape {
  readonly assessedUnits: number;
  readonly averageMet: string | null;
  readonly bands: readonly { readonly from: number; readonly to: number; readonly units: number }[];
}

interface BottleneckShape {
  readonly criterion: { readonly number: number };
  readonly unitsMissing: number;
}

interface MissingShape {
  readonly totalCount: number;
  readonly nodes: Missing['first'];
}

/**
 * The services of this ledger as those who answer. They are asked by the fields of their schemas, resolver by resolver, so that what is timed is what
 * they do for an answer, without the parsing, planning and writing that the gateway's figure has; and so that nothing here hangs on
 * how they keep what they know.
 */
export class ServiceProgress implements Progress {
  private constructor(
    private readonly host: ServiceHost,
    private readonly contexts: ReadonlyMap<string, RequestContext>,
  ) {}

  /** Folds a log as the host does. */
  static async open(store: EventStore): Promise<ServiceProgress> {
    const host = await ServiceHost.open({
      store,
      services: allServices({ heartbeatMs: 15_000 }),
      verifier: { verify: () => Promise.resolve({ actor: null, reason: 'nobody records here' }) },
      logger: pino({ level: 'silent' }),
    });
    host.prepare();
    const contexts = host.services.map(async ({ name }) => [name, await host.contextOf(name, {})] as const);
    return new ServiceProgress(host, new Map(await Promise.all(contexts)));
  }

  async overview(scopeId: string, criteriaSetId: string, moment: Moment): Promise<Overview> {
    return {
      recognised: await this.recognised(scopeId, moment),
      standing: await this.standing(scopeId, criteriaSetId, moment),
    };
  }

  async recognised(scopeId: string, moment: Moment): Promise<Recognised> {
    const unit = { id: scopeId, moment };
    const { denominator, levels } = (await this.ask('recognition', 'Unit.recognitionSummary', unit, {})) as SummaryShape;
    return { denominator, levels: levels.map(({ inForce }) => inForce) };
  }

  private async standing(scopeId: string, criteriaSet: string, moment: Moment): Promise<Standing> {
    const summary = await this.ask('assessments', 'Unit.assessmentSummary', { id: scopeId, moment }, { criteriaSet });
    const { assessedUnits, averageMet, bands } = summary as ScoresShape;
    const gaps = await this.ask('assessments', 'AssessmentSummary.bottlenecks', summary, { first: 5 });
    return {
      assessed: assessedUnits,
      averageMet,
      bands: bands.map(({ from, to, units }) => [from, to, units]),
      gaps: (gaps as BottleneckShape[]).map(({ criterion, unitsMissing }) => [criterion.number, unitsMissing]),
    };
  }

  async whoIsMissing(scopeId: string, criteriaSet: string, criterion: number, moment: Moment): Promise<Missing> {
    const args = { criteriaSet, criterion, first: FIRST_PAGE };
    const page = (await this.ask('assessments', 'Unit.unitsMissing', { id: scopeId, moment }, args)) as MissingShape;
    const first = page.nodes.map(({ id, code, name, met, size }) => ({ id, code, name, met, size }));
    return { totalCount: page.totalCount, first };
  }

  async titlesOf(communeId: string, moment: Moment): Promise<readonly ShownTitle[]> {
    const titles = await this.ask('recognition', 'Unit.titles', { id: communeId, moment }, { includeEnded: true });
    return (titles as ShownTitle[]).map(({ id, level, awardYear, from, until, endedBy, toReview }) => {
      return { id, level, awardYear, from, until, endedBy, toReview };
    });
  }

  /** Whether the service of recognition explains changes of titles at all. */
  get explainsChanges(): boolean {
    return 'titleChanges' in this.fieldsOf('recognition', 'Query');
  }

  async titleChanges({ code, level, since, moment }: AskedChanges): Promise<TitleChanges> {
    const from = { moment: { ...moment, effectiveOn: since } };
    const args = { scope: code, level, kind: 'COMMUNE', from, to: { moment } };
    const found = (await this.ask('recognition', 'Query.titleChanges', undefined, args)) as ChangesShape;
    const ids = (changes: ChangesShape['revoked']): string[] => changes.map(({ title }) => title.id).sort();
    return {
      before: found.before,
      after: found.after,
      granted: ids([...found.recognised, ...found.acknowledged]),
      revoked: ids(found.revoked),
      endedByUnitChange: ids(found.endedByUnitChange),
      superseded: ids(found.superseded),
      movedIn: ids(found.movedIn),
      movedOut: ids(found.movedOut),
    };
  }

  async communesWithLevels(scopeId: string, moment: Moment): Promise<readonly CommuneLevels[]> {
    const page = await this.ask('recognition', 'Unit.communeLevels', { id: scopeId, moment }, { first: WHOLE_COUNTRY });
    return (page as { readonly nodes: readonly CommuneLevels[] }).nodes.map(({ code, name, levels }) => ({ code, name, levels }));
  }

  private async ask(service: string, field: string, source: unknown, args: object): Promise<unknown> {
    const [type = '', name = ''] = field.split('.');
    const resolve = this.fieldsOf(service, type)[name]?.resolve;
    if (resolve === undefined) throw new RangeError(`${service} has no field ${field}`);
    return Reflect.apply(resolve, undefined, [source, args, this.contexts.get(service)]);
  }

  private fieldsOf(service: string, type: string): GraphQLFieldMap<unknown, unknown> {
    const found = this.host.services.find(({ name }) => name === service)?.schema.getType(type);
    return isObjectType(found) ? found.getFields() : {};
  }

  close(): Promise<void> {
    return this.host.close();
  }
}

/** Folds a log into a register and every service's read model as the host does, and gives them. */
export async function rebuildModels(store: EventStore): Promise<readonly Projection[]> {
  const register = new Register();
  const assessments = new Assessments(register);
  const own = allServices({ heartbeatMs: 15_000 }).map((service) => service.createModel({ register, assessments }));
  const models = [...new Set<Projection>([register, assessments, ...own])];
  const follower = new LogFollower(store, (event) => {
    for (const model of models) model.apply(event);
  });
  await follower.start();
  await follower.stop();
  return models;
}
