import type { Level } from '@ntm-ledger/events';
import type { CommuneLife } from './commune-lives.js';
import { spellOn } from './commune-lives.js';
import { metInOrder, metOrder } from './criteria-met.js';
import { dayCount, yearOf } from './day-count.js';
import { generator } from './generator.js';
import type { HistorySeries, HistorySet } from './history-sets.js';
import { HISTORY_SERIES, seriesOf, setOn } from './history-sets.js';
import type { HistoryLevel } from './national-totals.js';
import { averageMetOn, HISTORY_LEVELS } from './national-totals.js';
import type { TitleHistory } from './title-history.js';

/** How a commune is said to stand on a set on a day. */
export interface Score {
  readonly commune: CommuneLife;
  readonly set: HistorySet;
  readonly day: number;
  /** ASSESSED: criterion by criterion. STATED: a total. PLANNED: a total that is meant to be. HELD: a round of which no result is known. */
  readonly manner: 'ASSESSED' | 'APPRAISED' | 'STATED' | 'PLANNED' | 'HELD';
  /** A letter a criterion: M met, B basically met, N not met, A not applicable, and a full stop where it is not known. */
  readonly outcomes: string;
}

const FIRST_YEAR = 2015;
const LAST_YEAR = 2024;
/** What of the rounds is a stated total, what a plan, and what has no result. */
const STATED = 0.08;
const PLANNED = 0.01;
const HELD = 0.005;
/** Days before a decision on which the province appraises. */
const APPRAISAL = { from: 20, days: 60 };

/**
 * What a commune of a series meets on average at the end of a year: of the nineteen criteria of the programme what was printed, of the others,
 * which nobody has printed, a share that grows.
 */
function averageOf(level: Level, size: number, day: number): number {
  const years = yearOf(day) - FIRST_YEAR;
  switch (level) {
    case 'NTM':
      return averageMetOn(day);
    case 'ADVANCED':
      return 6 + 0.75 * years;
    default:
      return size * (0.2 + 0.04 * years);
  }
}

/** The rounds of ten years: at each one's end every commune that then stands and is of the series' types is measured. */
export function* yearlyRounds(communes: readonly CommuneLife[], titles: TitleHistory, seed: number): Generator<Score> {
  const random = generator(seed);
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    const day = dayCount(`${String(year)}-12-31`);
    for (const series of HISTORY_SERIES) {
      const set = setOn(series, day);
      if (set === undefined) continue;
      const measured = communes.filter((commune) => isOfSeries(series, commune, day));
      const met = metBy(measured, { series, set, day, titles, random });
      for (const [index, commune] of measured.entries()) {
        const outcomes = metInOrder(metOrder(commune, set.size), met[index] ?? 0, random);
        const chance = random();
        yield { commune, set, day, outcomes, manner: chance < STATED ? 'STATED' : 'ASSESSED' };
        if (chance > 1 - PLANNED) yield { commune, set, day, outcomes, manner: 'PLANNED' };
        else if (chance > 1 - PLANNED - HELD) yield { commune, set, day, outcomes: '', manner: 'HELD' };
      }
    }
  }
}

/** The appraisals that decisions rest on: some weeks before, and all criteria met. */
export function* appraisals({ decisions }: TitleHistory, seed: number): Generator<Score> {
  const random = generator(seed);
  for (const { kind, commune, level, day: signed } of decisions) {
    const day = signed - APPRAISAL.from - Math.floor(random() * APPRAISAL.days);
    const set = setOn(seriesOf(level), day);
    if (kind !== 'GRANTED' || set === undefined || spellOn(commune, day) !== spellOn(commune, signed)) continue;
    yield { commune, set, day, outcomes: 'M'.repeat(set.size), manner: 'APPRAISED' };
  }
}

function isOfSeries({ unitTypes }: HistorySeries, commune: CommuneLife, day: number): boolean {
  const type = spellOn(commune, day)?.type;
  return type !== undefined && unitTypes.includes(type);
}

interface Measuring {
  readonly series: HistorySeries;
  readonly set: HistorySet;
  readonly day: number;
  readonly titles: TitleHistory;
  readonly random: () => number;
}

/**
 * How many criteria each of some communes meets. Those with the title meet all, but for a few that have fallen back since; the others meet
 * what their strength lets them, all moved by the one number that brings the average to its figure.
 */
function metBy(communes: readonly CommuneLife[], { series: { level }, set: { size }, day, titles, random }: Measuring): number[] {
  const title = HISTORY_LEVELS.find((one): one is HistoryLevel => one === level);
  const fallBack = size > 10 ? 3 : 1;
  const worthy = communes.map(({ id }) => title !== undefined && titles.isWorthy(id, title, day));
  const full = worthy.map((is) => (is ? size - (random() < 0.08 ? 1 + Math.floor(random() * fallBack) : 0) : 0));
  const could = communes.map(({ strength }) => size * (0.3 + 0.5 * strength + 0.1 * random()));
  const moved = (by: number): number[] =>
    full.map((all, index) =>
      worthy[index] === true ? all : Math.min(size - 1, Math.max(0, Math.round((could[index] ?? 0) + by))),
    );
  const wanted = averageOf(level, size, day) * communes.length;
  let [low, high] = [-size, size];
  for (let step = 0; step < 30; step += 1) {
    const middle = (low + high) / 2;
    if (moved(middle).reduce((sum, met) => sum + met, 0) < wanted) low = middle;
    else high = middle;
  }
  return moved(high);
}
