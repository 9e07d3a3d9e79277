import type { Moment } from '@ntm-ledger/temporal';
import type postgres from 'postgres';
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
} from '../progress.js';
import { COUNTED_LEVELS, FIRST_PAGE } from '../progress.js';
import type { PublishedSet, RecordedFacts } from './recorded-facts.js';
import type { ScopeKind } from './statements.js';
import * as statements from './statements.js';

interface RecognisedRow {
  readonly denominator: number;
  readonly levels: Readonly<Record<string, number>> | null;
}

interface OverviewRow extends RecognisedRow {
  /** Communes by how many criteria they meet. */
  readonly by_met: Readonly<Record<string, number>> | null;
  readonly average_met: string | null;
  /** Communes that miss a criterion, by criteria; nulls where all meet all. */
  readonly missing: readonly (number | null)[];
}

interface MissingRow {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly met: number;
  readonly size: number;
  readonly total: number;
}

interface CommuneRow {
  readonly code: string | null;
  readonly name: string;
  readonly levels: readonly string[] | null;
}

const GAPS = 5;

/** The tables as those who answer: one statement a question, prepared once and planned by the server for each moment. */
export class PostgresProgress implements Progress {
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly sets: ReadonlyMap<string, PublishedSet>;

  constructor(
    private readonly sql: postgres.Sql,
    { register, sets }: Pick<RecordedFacts, 'register' | 'sets'>,
    private readonly countryId: string,
  ) {
    this.numbers = new Map([...register.ids()].map((id, number) => [id, number]));
    this.sets = sets;
  }

  async overview(scopeId: string, criteriaSetId: string, moment: Moment): Promise<Overview> {
    const { series, size, unitTypes } = this.setOf(criteriaSetId);
    const more = [series, criteriaSetId, unitTypes];
    const [row] = await this.ask<OverviewRow>(statements.overview(this.kindOf(scopeId)), scopeId, moment, more);
    if (row === undefined) throw new RangeError('an overview is one row');
    return { recognised: recognisedOf(row), standing: standingOf(row, size ?? 0) };
  }

  async whoIsMissing(scopeId: string, criteriaSetId: string, criterion: number, moment: Moment): Promise<Missing> {
    const { series, unitTypes } = this.setOf(criteriaSetId);
    const more = [series, criteriaSetId, unitTypes, 1 << (criterion - 1), FIRST_PAGE];
    const rows = await this.ask<MissingRow>(statements.missing(this.kindOf(scopeId)), scopeId, moment, more);
    return {
      totalCount: rows[0]?.total ?? 0,
      first: rows.map(({ id, code, name, met, size }) => ({ id, code, name, met, size })),
    };
  }

  async recognised(scopeId: string, moment: Moment): Promise<Recognised> {
    const [row] = await this.ask<RecognisedRow>(statements.recognised(this.kindOf(scopeId)), scopeId, moment);
    if (row === undefined) throw new RangeError('a summary is one row');
    return recognisedOf(row);
  }

  async titlesOf(communeId: string, moment: Moment): Promise<readonly ShownTitle[]> {
    return this.ask<ShownTitle>(statements.TITLES, communeId, moment);
  }

  async titleChanges({ scopeId, level, since, moment }: AskedChanges): Promise<TitleChanges> {
    const { position, effectiveOn } = moment;
    const [row] = await this.ask<TitleChanges>(statements.TITLE_CHANGES, scopeId, { effectiveOn: since, position }, [
      effectiveOn,
      level,
    ]);
    if (row === undefined) throw new RangeError('changes are one row');
    return row;
  }

  async communesWithLevels(scopeId: string, moment: Moment): Promise<readonly CommuneLevels[]> {
    const rows = await this.ask<CommuneRow>(statements.communes(this.kindOf(scopeId)), scopeId, moment);
    return rows.map(({ code, name, levels }) => ({
      code,
      name,
      levels: COUNTED_LEVELS.filter((level) => levels?.includes(level)),
    }));
  }

  /** What the tables take with their indexes, in MB. */
  async size(): Promise<number> {
    const [row] = await this.sql<{ bytes: number }[]>`
      SELECT sum(pg_total_relation_size(oid))::float8 AS bytes FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`;
    return (row?.bytes ?? 0) / 1_000_000;
  }

  private kindOf(scopeId: string): ScopeKind {
    return scopeId === this.countryId ? 'COUNTRY' : 'PROVINCE';
  }

  private setOf(id: string): PublishedSet {
    const set = this.sets.get(id);
    if (set === undefined) throw new RangeError(`no set ${id} is published`);
    return set;
  }

  private async ask<Row>(statement: string, unitId: string, moment: Moment, more: readonly unknown[] = []): Promise<Row[]> {
    const given = [moment.effectiveOn, moment.position, this.numbers.get(unitId) ?? -1, ...more];
    const rows = await this.sql.unsafe<Row[] & postgres.Row[]>(statement, given as postgres.ParameterOrJSON<never>[], {
      prepare: true,
    });
    return [...rows];
  }
}

function recognisedOf({ denominator, levels }: RecognisedRow): Recognised {
  return { denominator, levels: COUNTED_LEVELS.map((level) => levels?.[level] ?? 0) };
}

function standingOf({ by_met, average_met, missing }: OverviewRow, size: number): Standing {
  const byMet = Object.entries(by_met ?? {}).map(([met, communes]) => [Number(met), communes] as const);
  const within = (from: number, to: number): number =>
    byMet.reduce((sum, [met, communes]) => (met >= from && met <= to ? sum + communes : sum), 0);
  const floors = Array.from({ length: Math.ceil(size / 5) }, (_, index) => index * 5).reverse();
  const ranges = [[size, size] as const, ...floors.map((from) => [from, Math.min(from + 5, size) - 1] as const)];
  const gaps = missing.map((communes, index) => [index + 1, communes ?? 0] as const).filter(([, communes]) => communes > 0);
  return {
    assessed: within(0, size),
    averageMet: average_met,
    bands: ranges.map(([from, to]) => [from, to, within(from, to)]),
    gaps: gaps.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, GAPS),
  };
}
