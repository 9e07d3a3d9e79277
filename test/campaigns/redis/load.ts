import { recognition, recording, statedScore } from '../../e2e/support/facts.js';
import type { Pick, Question } from './questions.js';
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

/** Where load goes. */
export interface LoadTarget {
  /** The gateways that are asked by turns. */
  readonly sharing: readonly [string, string];
  /** One that keeps nothing and shares nothing: what it answers is what the services say. */
  readonly plain: string;
  /** Who may record in the country. */
  readonly token: string;
}

/** A fact that was recorded, or that failed to be. */
export interface Written {
  readonly sent: { readonly query: string; readonly variables: object };
  /** Undefined when it was not acknowledged. */
  readonly position: string | undefined;
  /** How often it was sent. */
  readonly times: number;
}

/** How a load is. */
export interface LoadOptions {
  readonly readers: number;
  readonly seed: number;
  /** The position that the log has come to. */
  readonly reached: number;
  /** How often a fact that is not acknowledged is sent at most, by turns at each gateway, always with the same request id. */
  readonly times: number;
}

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
    private readonly target: LoadTarget,
    private readonly options: LoadOptions,
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

  /** Records one after another, scores and titles by turns; between two of them twenty questions are answered. */
  async #write(seed: number): Promise<void> {
    const pick = picks(seed);
    while (!this.#ends) {
      const sent = nthFact(this.written.length, pick);
      const { position, times } = await this.#record(sent, pick(2));
      this.written.push({ sent, position, times });
      if (position !== undefined) this.#acknowledged = Math.max(this.#acknowledged, Number(position));
      await Promise.race([this.more(20), this.#ended.promise]);
    }
  }

  /** Sends a fact until it is acknowledged, to the gateways by turns. */
  async #record(sent: Written['sent'], first: number): Promise<Omit<Written, 'sent'>> {
    for (let times = 1; ; times += 1) {
      const position = positionIn(await ask(this.#gateway((first + times) % 2), sent, this.target.token));
      if (position !== undefined || times >= this.options.times || this.#ends) return { position, times };
      await Promise.race([this.more(2), this.#ended.promise]);
    }
  }

  #gateway(n: number): string {
    return this.target.sharing[n === 0 ? 0 : 1];
  }
}

/** How many facts that were acknowledged are not known as they were when they are sent again. */
export async function lostOf(target: LoadTarget, written: readonly Written[]): Promise<number> {
  let lost = 0;
  for (const { sent, position } of written) {
    if (position !== undefined && positionIn(await ask(target.plain, sent, target.token)) !== position) lost += 1;
  }
  return lost;
}

/** What is wrong with the answer of a read: `none` came, it has `errors`, or it is `another` than the services give at its moment. */
export interface ReadFault {
  readonly kind: 'none' | 'errors' | 'another';
  readonly sentence: string;
}

/** Looks whether the services say the same at the moment of a read's answer; undefined when they do. */
export async function faultOf(target: LoadTarget, { asked, answer, acknowledged }: Read): Promise<ReadFault | undefined> {
  const about = JSON.stringify(asked.variables);
  if (answer === undefined) return { kind: 'none', sentence: `${about} was not answered` };
  if (answer.includes('"errors"')) return { kind: 'errors', sentence: `${about} failed: ${answer}` };
  const another = (sentence: string): ReadFault => ({ kind: 'another', sentence: `${about} was answered ${sentence}` });
  const exact = atItsMoment(asked, answer);
  const moment = exact?.variables.at.moment;
  if (exact === undefined || moment === undefined) return another(`without a moment: ${answer}`);
  const { moment: askedMoment, minPosition } = asked.variables.at;
  if (askedMoment !== undefined && askedMoment !== moment) return another(`at ${moment}`);
  if (minPosition !== undefined && Number(moment.split('@')[1]) < acknowledged) return another(`too early, at ${moment}`);
  const expected = await ask(target.plain, exact);
  return answer === expected ? undefined : another(`otherwise than it is:\n${answer}\n${String(expected)}`);
}

/** A fact about a commune: a total of criteria met, or a title. */
function nthFact(n: number, pick: Pick): Written['sent'] {
  const code = COMMUNES[pick(COMMUNES.length)] ?? '15304';
  if (n % 2 === 0)
    return { query: recording('recordStatedScore'), variables: { input: statedScore(code, pick(20), '2022-06-30') } };
  const day = new Date(Date.UTC(2012, 0, 1 + n)).toISOString().slice(0, 10);
  return { query: recording('recordDecision'), variables: { input: recognition(code, day) } };
}

function positionIn(answer: string | undefined): string | undefined {
  return /"position":"(\d+)"/.exec(answer ?? '')?.[1];
}
