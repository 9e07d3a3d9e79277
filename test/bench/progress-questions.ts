import { isDeepStrictEqual } from 'node:util';
import type { Figure } from './figure.js';
import { percentile } from './measure.js';
import type { Progress } from './progress.js';
import type { ProgressAsker } from './progress-asker.js';
import type { ServiceProgress } from './progress-subject.js';

/** A question as it is put to whoever answers. */
export type Put = (to: Progress) => Promise<unknown>;

/** A question of a nation's certification, drawn anew for every run. */
export interface ProgressQuestion {
  readonly name: string;
  readonly runs: number;
  readonly draw: (asker: ProgressAsker) => Put;
}

/** So many runs come before those that are timed: code is compiled, pages are read, and what is kept between two changes of the register is there. */
const WARMING = 200;
/** So many questions are put to one after the other before the other has its turn. */
const A_TURN = 25;

const CHANGES = "a year's changes of a province's titles";

/** What dashboards and auditors ask: of the country, of one province, of one commune. */
export const PROGRESS_QUESTIONS: readonly ProgressQuestion[] = [
  {
    name: 'overview of the country',
    runs: 300,
    draw: (asker) => {
      const { moment, criteriaSetId } = asker.set();
      return (to) => to.overview(asker.countryId, criteriaSetId, moment);
    },
  },
  {
    name: 'overview of a province',
    runs: 1_000,
    draw: (asker) => {
      const { moment, criteriaSetId } = asker.set();
      const { id } = asker.province(moment);
      return (to) => to.overview(id, criteriaSetId, moment);
    },
  },
  {
    name: 'who is missing, of the country',
    runs: 300,
    draw: (asker) => {
      const { moment, criteriaSetId, criterion } = asker.set();
      return (to) => to.whoIsMissing(asker.countryId, criteriaSetId, criterion, moment);
    },
  },
  {
    name: 'who is missing, of a province',
    runs: 1_000,
    draw: (asker) => {
      const { moment, criteriaSetId, criterion } = asker.set();
      const { id } = asker.province(moment);
      return (to) => to.whoIsMissing(id, criteriaSetId, criterion, moment);
    },
  },
  {
    name: 'titles in force in the country',
    runs: 300,
    draw: (asker) => {
      const moment = asker.moment();
      return (to) => to.recognised(asker.countryId, moment);
    },
  },
  {
    name: "a commune's titles",
    runs: 2_000,
    draw: (asker) => {
      const [moment, commune] = [asker.moment(), asker.commune()];
      return (to) => to.titlesOf(commune, moment);
    },
  },
  {
    name: CHANGES,
    runs: 300,
    draw: (asker) => {
      const asked = asker.changes();
      return (to) => to.titleChanges(asked);
    },
  },
  {
    name: 'every commune of the country with its levels',
    runs: 60,
    draw: (asker) => {
      const moment = asker.moment();
      return (to) => to.communesWithLevels(asker.countryId, moment);
    },
  },
];

/** The questions that services answer: not every service of recognition explains changes of titles. */
export function questionsFor({ explainsChanges }: Pick<ServiceProgress, 'explainsChanges'>): readonly ProgressQuestion[] {
  return explainsChanges ? PROGRESS_QUESTIONS : PROGRESS_QUESTIONS.filter(({ name }) => name !== CHANGES);
}

/** One of the two answered otherwise, so that no figure of theirs means anything. */
export class AnswersDiffer extends Error {
  override readonly name = 'AnswersDiffer';
  constructor(
    question: string,
    readonly ours: unknown,
    readonly theirs: unknown,
  ) {
    super(`"${question}" is answered differently.\nours:   ${shortened(ours)}\ntheirs: ${shortened(theirs)}`);
  }
}

/**
 * Puts a question to both, again and again, and holds their answers against each other. They take turns of some questions each, as contenders of other benches
 * do: one question of each in turn would find the processor's caches full of what the other just did.
 * @param theirs the baseline
 * @throws AnswersDiffer with the first answers that are not the same
 */
export async function askBoth(
  { name, runs, draw }: ProgressQuestion,
  asker: ProgressAsker,
  ours: Progress,
  theirs: Progress,
  baselineName: string,
): Promise<Figure[]> {
  const [mine, other]: [number[], number[]] = [[], []];
  for (let asked = -WARMING; asked < runs; asked += A_TURN) {
    const puts = Array.from({ length: Math.min(A_TURN, runs - asked) }, () => draw(asker));
    const [a, b] = [await turn(puts, ours), await turn(puts, theirs)];
    assertAlike(name, a, b);
    if (asked < 0) continue; // not yet warm
    mine.push(...a.map(({ took }) => took));
    other.push(...b.map(({ took }) => took));
  }
  return ([0.5, 0.99] as const).map((share) => {
    const [value, baseline] = [percentile(mine, share), percentile(other, share)];
    return { name: `${name}, p${String(share * 100)}`, value, unit: 'ms', baseline, ratio: value / baseline, baselineName };
  });
}

/** An answer, and how many milliseconds it took. */
interface Timed {
  readonly answer: unknown;
  readonly took: number;
}

async function turn(puts: readonly Put[], to: Progress): Promise<Timed[]> {
  const answers: Timed[] = [];
  for (const put of puts) answers.push(await timed(put, to));
  return answers;
}

function assertAlike(name: string, ours: readonly Timed[], theirs: readonly Timed[]): void {
  for (const [index, { answer }] of ours.entries()) {
    const other = theirs[index]?.answer;
    if (!isDeepStrictEqual(answer, other)) throw new AnswersDiffer(name, answer, other);
  }
}

async function timed(put: Put, to: Progress): Promise<Timed> {
  const start = performance.now();
  const answer = await put(to);
  return { answer, took: performance.now() - start };
}

function shortened(answer: unknown): string {
  return JSON.stringify(answer).slice(0, 1_000);
}
