import type { CommuneLife } from './commune-lives.js';
import { spellOn } from './commune-lives.js';
import { dayCount, dayOf, yearOf } from './day-count.js';
import { generator } from './generator.js';
import { idOf } from './id-of.js';
import type { HistoryLevel } from './national-totals.js';
import { HISTORY_LEVELS, printedDays, shareOn } from './national-totals.js';

/** A decision on a commune's title. */
export interface TitleDecision {
  readonly kind: 'GRANTED' | 'ACKNOWLEDGED' | 'REVOKED';
  readonly commune: CommuneLife;
  readonly level: HistoryLevel;
  /** The day it is signed and in force. */
  readonly day: number;
  /** What was reached by the end of a year is mostly signed in the first half of the next. */
  readonly awardYear: number;
  /** The title that it gives or takes. */
  readonly titleId: string;
}

/** A title from the first day in force to the first day no longer. */
interface HeldTitle {
  readonly titleId: string;
  readonly awardYear: number;
  readonly from: number;
  until: number;
}

const FIRST_YEAR = 2011;
const LAST_YEAR = 2025;
/** Before 2022 an act knows of no revocation; few titles were taken since. */
const REVOCATIONS_FROM = dayCount('2022-08-02');
const REVOKED_A_QUARTER = 0.0004;
const DAYS_UNTIL_ANEW = 2 * 365;
/** After 2014 decisions were looked at again after five years, so that some titles follow one of the same level. */
const RENEWED_A_QUARTER = 0.01;
const RENEWAL_YEARS = { from: 2016, until: 2021 };
const FIVE_YEARS = 5 * 365;
/** Days between a level and the next above it; none after the reform, when both were acknowledged together. */
const DAYS_BETWEEN_LEVELS = 200;
const REFORM = dayCount('2025-07-01');

/**
 * Fifteen years of titles of all communes. Quarter by quarter, and on every day of which a share is printed, so many titles are granted that the
 * share of the xã that hold one is the printed one, the strongest communes first. A title ends with its commune or when that becomes another type; what was formed of communes
 * that held one is acknowledged, not recognised.
 */
export class TitleHistory {
  readonly decisions: TitleDecision[] = [];
  private readonly held: Readonly<Record<HistoryLevel, Map<string, HeldTitle[]>>> = {
    NTM: new Map(),
    ADVANCED: new Map(),
    MODEL: new Map(),
  };
  private readonly revokedOn = new Map<string, number>();
  private readonly random: () => number;

  constructor(
    private readonly communes: readonly CommuneLife[],
    seed: number,
  ) {
    this.random = generator(seed);
    const days = new Set(HISTORY_LEVELS.flatMap(printedDays));
    for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1)
      for (const end of ['03-31', '06-30', '09-30', '12-31']) days.add(dayCount(`${String(year)}-${end}`));
    let before = dayCount(`${String(FIRST_YEAR - 1)}-12-31`);
    for (const day of [...days].filter((one) => one > before).sort((a, b) => a - b)) {
      this.advance(before, day);
      before = day;
    }
    this.decisions.sort((a, b) => a.day - b.day);
  }

  /** The title of a level that a commune holds on a day. */
  titleOn(id: string, level: HistoryLevel, day: number): HeldTitle | undefined {
    return this.held[level].get(id)?.find(({ from, until }) => from <= day && day < until);
  }

  /** Whether a commune holds a title on a day, or is given one for that day's year soon after: it has then met what it takes. */
  isWorthy(id: string, level: HistoryLevel, day: number): boolean {
    const titles = this.held[level].get(id) ?? [];
    const year = yearOf(day);
    return titles.some(({ from, until, awardYear }) => day < until && (from <= day || awardYear === year));
  }

  /** What is decided after one day and until another. */
  private advance(after: number, day: number): void {
    const standing = this.communes.filter((commune) => spellOn(commune, day)?.type === 'xã');
    this.revokeSome(standing, after, day);
    this.renewSome(standing, after, day);
    for (const [index, level] of HISTORY_LEVELS.entries()) {
      const below = HISTORY_LEVELS[index - 1];
      const gap = day > REFORM ? 0 : DAYS_BETWEEN_LEVELS;
      const entitled =
        below === undefined
          ? standing
          : standing.filter(({ id }) => (this.titleOn(id, below, day)?.from ?? Infinity) <= day - gap);
      const holders = standing.filter(({ id }) => this.titleOn(id, level, day) !== undefined).length;
      const of = below === undefined ? standing : standing.filter(({ id }) => this.titleOn(id, 'NTM', day) !== undefined);
      const wanted = Math.round(shareOn(level, day) * of.length) - holders;
      const strongest = entitled
        .filter(
          ({ id }) => this.titleOn(id, level, day) === undefined && day - (this.revokedOn.get(id) ?? -Infinity) > DAYS_UNTIL_ANEW,
        )
        .map((commune) => ({ commune, place: commune.strength + 0.1 * this.random() }))
        .sort((a, b) => b.place - a.place)
        .slice(0, Math.max(0, wanted));
      for (const { commune } of strongest) {
        const ground = below === undefined ? 0 : (this.titleOn(commune.id, below, day)?.from ?? 0) + gap;
        this.grant(commune, level, this.dayBetween(commune, Math.max(after + 1, ground), day));
      }
    }
  }

  private grant(commune: CommuneLife, level: HistoryLevel, day: number): void {
    const { id, predecessors } = commune;
    const titles = this.titlesOf(level, id);
    const isHeir = predecessors.some((former) => this.titlesOf(level, former).length > 0);
    const kind = isHeir && titles.length === 0 ? 'ACKNOWLEDGED' : 'GRANTED';
    const titleId = idOf(`title ${level} ${id}`, day);
    const signedIn = yearOf(day);
    const isForYearBefore = day < dayCount(`${String(signedIn)}-07-01`) || this.random() < 0.1;
    const awardYear = isForYearBefore ? signedIn - 1 : signedIn;
    // A year is given once: what would be a second title of one year is for the year of its signature.
    const isTaken = titles.some((title) => title.awardYear === awardYear);
    const before = titles.at(-1);
    if (before !== undefined && before.until > day) before.until = day;
    const spell = spellOn(commune, day);
    const title = { titleId, awardYear: isTaken ? signedIn : awardYear, from: day, until: spell?.until ?? day };
    titles.push(title);
    this.decisions.push({ kind, commune, level, day, awardYear: title.awardYear, titleId });
  }

  private revokeSome(standing: readonly CommuneLife[], after: number, day: number): void {
    if (after < REVOCATIONS_FROM) return;
    for (const commune of standing) {
      const title = this.titleOn(commune.id, 'NTM', after);
      const isAdvanced = this.titleOn(commune.id, 'ADVANCED', day) !== undefined;
      if (title === undefined || title.until <= day || isAdvanced || this.random() >= REVOKED_A_QUARTER) continue;
      const on = this.dayBetween(commune, after + 1, day);
      title.until = on;
      this.revokedOn.set(commune.id, on);
      const { titleId } = title;
      this.decisions.push({ kind: 'REVOKED', commune, level: 'NTM', day: on, awardYear: yearOf(on), titleId });
    }
  }

  private renewSome(standing: readonly CommuneLife[], after: number, day: number): void {
    const year = yearOf(day);
    if (year < RENEWAL_YEARS.from || year > RENEWAL_YEARS.until) return;
    for (const commune of standing) {
      const title = this.titleOn(commune.id, 'NTM', day);
      if (title === undefined || title.from > after - FIVE_YEARS || this.random() >= RENEWED_A_QUARTER) continue;
      this.grant(commune, 'NTM', this.dayBetween(commune, after + 1, day));
    }
  }

  private titlesOf(level: HistoryLevel, id: string): HeldTitle[] {
    let titles = this.held[level].get(id);
    if (titles === undefined) this.held[level].set(id, (titles = []));
    return titles;
  }

  /** A day on which the commune stands as what it is on the last of them. */
  private dayBetween(commune: CommuneLife, first: number, last: number): number {
    const begin = Math.max(first, spellOn(commune, last)?.from ?? last);
    return begin + Math.floor(this.random() * (last - begin + 1));
  }
}

/** The number of the decision by which a province gives its communes a level in a month: one for all of them. */
export function decisionNumber(province: string, level: HistoryLevel, day: number): string {
  const digits = idOf(`${province} ${level} ${dayOf(day).slice(0, 7)}`, 0).replace(/\D/gu, '');
  return `${String(Number(digits.slice(0, 4)) + 1)}/QĐ-UBND`;
}
