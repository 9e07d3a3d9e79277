import type { ExecutionResult } from 'graphql';
import type { Pool } from 'undici';
import type { ForwardedHeaders } from './forwarded-headers.js';
import { linesOf } from './lines.js';
import { resultIn } from './service-answer.js';

/** Where a service takes several questions in one request; it answers with a line for each, as soon as it knows. */
const PATH = '/questions';
const HEADERS = { accept: 'application/jsonl', 'content-type': 'application/json' };

/** The most questions of one request, and the most characters that several may come to. */
const MOST_QUESTIONS = 32;
const MOST_CHARACTERS = 500_000;

/** How long a service that takes only one question in a request (one of an older program, or behind a door that lets no others through) is asked so, in milliseconds. */
const ALONE_MS = 60_000;

/** What is sent to a service. */
export interface Sent {
  /** A GraphQL request as JSON. */
  readonly text: string;
  /** Names in lower case. */
  readonly headers: ForwardedHeaders;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal | undefined;
}

/** Asks one question. @throws Error where no answer of GraphQL comes back */
type Ask = (sent: Sent) => Promise<ExecutionResult>;

/** A question that waits for its answer. */
interface Open {
  readonly sent: Sent;
  readonly answer: (result: ExecutionResult | Promise<ExecutionResult>) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Asks a service for queries, in one request all that is asked of it in one turn of the event loop. Under load that is several questions, and a request costs
 * both sides more than a question does; a question that is alone is sent as any client would send it. Each is answered as soon as the service knows its answer,
 * fails by itself unless the connection breaks, and is let go of when its client has gone; the request is when all of them have.
 * @param askAlone asks in a request of its own
 * @param timeoutMs how long the service may take until it has answered all questions of a request: what it says of one gives another no more time
 */
export function askTogether(pool: Pool, askAlone: Ask, timeoutMs: number): Ask {
  let waiting: Open[] = [];
  let aloneUntil = -Infinity;
  const together = async (questions: readonly Open[]): Promise<void> => {
    const open = new Map(questions.entries());
    const given = new AbortController();
    const tooLate = setTimeout(() => {
      given.abort(new Error(`${PATH} was not answered within ${String(timeoutMs)} ms`));
    }, timeoutMs);
    const forget = questions.map((question, at) =>
      whenLeft(question, () => {
        open.delete(at);
        if (open.size === 0) given.abort(question.sent.signal?.reason);
      }),
    );
    try {
      const request = { method: 'POST', path: PATH, headers: HEADERS, body: bodyOf(questions), signal: given.signal } as const;
      const { statusCode, body } = await pool.request(request);
      // A long body that nobody reads would keep its connection until a time limit.
      if (statusCode !== 200) await body.dump();
      if (isNotTaken(statusCode)) {
        aloneUntil = performance.now() + ALONE_MS;
        for (const { sent, answer } of open.values()) answer(askAlone(sent));
        return;
      }
      if (statusCode !== 200) throw new Error(`${PATH} was answered with status ${String(statusCode)}`);
      for await (const line of linesOf(body)) {
        const { at, result } = answerIn(line);
        const question = open.get(at);
        if (question === undefined) continue;
        open.delete(at);
        // What is not for here (a document that is not valid) is told without a result.
        if (result === undefined) question.answer(askAlone(question.sent));
        else settle(question, result);
      }
      if (open.size > 0) throw new Error('the service left questions without an answer');
    } catch (error) {
      for (const { fail } of open.values()) fail(error);
    } finally {
      clearTimeout(tooLate);
      for (const each of forget) each();
    }
  };
  const sendAll = (): void => {
    const asked = waiting.filter(isWaitedFor);
    waiting = [];
    for (const [first, ...more] of inRequests(asked)) {
      if (first === undefined) continue;
      if (more.length === 0) first.answer(askAlone(first.sent));
      else void together([first, ...more]);
    }
  };
  return (sent) => {
    if (performance.now() < aloneUntil) return askAlone(sent);
    return new Promise((answer, fail) => {
      waiting.push({ sent, answer, fail });
      if (waiting.length === 1) setImmediate(sendAll);
    });
  };
}

/** Whether a status says that there is no such place, or not for such a request. */
function isNotTaken(statusCode: number): boolean {
  return statusCode === 501 || (statusCode !== 200 && statusCode < 500);
}

/** Whether somebody still waits for an answer; the question fails where its client has gone. */
function isWaitedFor({ sent: { signal }, fail }: Open): boolean {
  if (signal?.aborted !== true) return true;
  fail(signal.reason);
  return false;
}

/** Fails a question when its client goes, and says so. @returns a function after which it is not done any more */
function whenLeft({ sent: { signal }, fail }: Open, say: () => void): () => void {
  const leave = (): void => {
    fail(signal?.reason);
    say();
  };
  signal?.addEventListener('abort', leave, { once: true });
  return () => signal?.removeEventListener('abort', leave);
}

/** Questions by the requests they go in. */
function inRequests(questions: readonly Open[]): readonly (readonly Open[])[] {
  const requests: Open[][] = [];
  let characters = 0;
  for (const question of questions) {
    const { length } = question.sent.text;
    const last = requests.at(-1);
    if (last === undefined || last.length === MOST_QUESTIONS || characters + length > MOST_CHARACTERS) {
      requests.push([question]);
      characters = length;
    } else {
      last.push(question);
      characters += length;
    }
  }
  return requests;
}

/** The questions as JSON, each with the headers that it would have been sent with. */
function bodyOf(questions: readonly Open[]): string {
  const asked = questions.map(({ sent: { text, headers } }) => `{"question":${text},"headers":${JSON.stringify(headers)}}`);
  return `[${asked.join(',')}]`;
}

/** Which question a line answers, counted from 0, and how. */
function answerIn(line: string): { readonly at: number; readonly result: unknown } {
  const { at, result } = JSON.parse(line) as { at?: unknown; result?: unknown };
  if (typeof at !== 'number') throw new Error('a line of the answer names no question');
  return { at, result };
}

function settle({ answer, fail }: Open, result: unknown): void {
  try {
    answer(resultIn(result));
  } catch (error) {
    fail(error);
  }
}
