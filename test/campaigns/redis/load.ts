import { randomUUID } from 'node:crypto';
import type { Gateways } from './gateways.js';
import type { Question } from './questions.js';
import { ask, atItsMoment, COMMUNES, picks, question } from './questions.js';

/** An answer that was given to a reader. */
export interface Read {
  readonly asked: Question;
  /** Undefined when the connection failed. */
  readonly answer: string | undefined;
  readonly tookMs: number;
  /** The last position that was acknowledged to anybody when it was asked. */
  readonly acknowledged: number;
}

/** A fact that was recorded, or that failed to be. */
export interface Written {
  readonly variables: object;
  /** Undefined when it was not acknowledged. */
  readonly position: string | undefined;
}

const RECORD = 'mutation ($input: RecordStatedScoreInput!) { recordStatedScore(input: $input) { position } }';

/** Readers and one writer that ask one after the other, by turns at each gateway, until told to end. */
export class Load {
  readonly reads: Read[] = [];
  readonly written: Written[] = [];
  readonly #loops: Promise<void>[];
  #acknowledged: number;
  #ends = false;
  readonly #ended = Promise.withResolvers<undefined>();
  readonly #watchers = new Set<() => void>();

  constructor(
    private readonly gateways: Gateways,
    options: { readonly readers: number; readonly seed: number; readonly reached: number },
  ) {
    this.#acknowledged = options.reached;
    const readers = Array.from({ length: options.readers }, (_, reader) => this.#read(options.seed + reader));
    this.#loops = [...readers, this.#write(options.seed + options.readers)];
  }

  /** Settles when so many more reads were answered. */
  async more(reads: number): Promise<void> {
    const enough = this.reads.length + reads;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const watch = (): void => {
      if (this.reads.length >= enough) resolve(undefined);
    };
    this.#watchers.add(watch);
    await promise;
    this.#watchers.delete(watch);
  }

  /** Ends all once what is under way is answered. */
  async end(): Promise<void> {
    this.#ends = true;
    this.#ended.resolve(undefined);
    await Promise.all(this.#loops);
  }

  async #read(seed: number): Promise<void> {
    const pick = picks(seed);
    while (!this.#ends) {
      const acknowledged = this.#acknowledged;
      const asked = question(pick, acknowledged);
      const begin = performance.now();
      const answer = await ask(this.#gateway(pick(2)), asked);
      this.reads.push({ asked, answer, tookMs: performance.now() - begin, acknowledged });
      for (const watch of this.#watchers) watch();
    }
  }

  /** Records one after another; between two of them twenty questions are answered. */
  async #write(seed: number): Promise<void> {
    const pick = picks(seed);
    while (!this.#ends) {
      const variables = fact(COMMUNES[pick(COMMUNES.length)] ?? '15304', pick(20));
      const answer = await ask(this.#gateway(pick(2)), { query: RECORD, variables }, this.gateways.token);
      const position = /"position":"(\d+)"/.exec(answer ?? '')?.[1];
      this.written.push({ variables, position });
      if (position !== undefined) this.#acknowledged = Math.max(this.#acknowledged, Number(position));
      await Promise.race([this.more(20), this.#ended.promise]);
    }
  }

  #gateway(n: number): string {
    return this.gateways.sharing[n === 0 ? 0 : 1];
  }
}

/** Facts that were acknowledged and, sent again, are not known as they were acknowledged. */
export async function lostOf(gateways: Gateways, written: readonly Written[]): Promise<number> {
  let lost = 0;
  for (const { variables, position } of written) {
    const again = await ask(gateways.plain, { query: RECORD, variables }, gateways.token);
    if (position !== undefined && !again?.includes(`"position":"${position}"`)) lost += 1;
  }
  return lost;
}

/** Why the answer of a read is wrong; undefined when the services say the same at its moment. */
export async function faultOf(gateways: Gateways, { asked, answer, acknowledged }: Read): Promise<string | undefined> {
  const about = JSON.stringify(asked.variables);
  if (answer === undefined || answer.includes('"errors"')) return `${about} failed: ${answer ?? 'no connection'}`;
  const exact = atItsMoment(asked, answer);
  if (exact === undefined) return `${about} was answered without a moment: ${answer}`;
  const { moment, minPosition } = { ...exact.variables.at, minPosition: asked.variables.at.minPosition };
  if (asked.variables.at.moment !== undefined && asked.variables.at.moment !== moment)
    return `${about} was answered at ${String(moment)}`;
  if (minPosition !== undefined && Number(moment?.split('@')[1]) < acknowledged)
    return `${about} was answered too early, at ${String(moment)}`;
  const expected = await ask(gateways.plain, exact);
  return answer === expected ? undefined : `${about} was answered otherwise than it is:\n${answer}\n${String(expected)}`;
}

function fact(code: string, met: number): object {
  return {
    input: {
      requestId: randomUUID(),
      mode: 'BACKFILL',
      source: { title: 'Báo cáo thử', issuedOn: '2024-01-15' },
      unit: { code },
      criteriaSet: 'xa-ntm-2021',
      met,
      size: 19,
      effectiveOn: '2022-06-30',
    },
  };
}
