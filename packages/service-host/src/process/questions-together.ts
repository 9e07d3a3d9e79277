import { activeSpan, inRequestSpan, outcomeOfStatus, requestDuration } from '@ntm-ledger/telemetry';
import { OperationTypeNode } from 'graphql';
import type { ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Mounted } from '../host.js';
import { openAnswerLines } from './answer-lines.js';
import { sendJson } from './http-json.js';
import type { PlainQuestion } from './plain-question.js';
import { statusOf } from './status-of-answer.js';

/** The most questions of one request; gateways send 32 at most. */
const MOST = 100;

/** One of several questions: a GraphQL request and the headers that would have come with it, their names in lower case. */
interface Asked {
  readonly question: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** How long questions are answered before what is known of them is sent and others have their turn, in milliseconds. */
const TURN_MS = 2;

/** What several questions are answered by. */
export interface AnsweringTogether {
  readonly service: Mounted;
  /** Finds the plain questions. */
  readonly plain: (json: unknown) => PlainQuestion | undefined;
  readonly logger: Logger;
}

/**
 * Answers the queries that a gateway asks at the same time and sends in one request: a request costs both sides more than a question. Each is a question by itself, with its
 * own headers, trace and time. Each answer is a line `{"at": <which, from 0>, "result": <the answer of GraphQL>}`. They are answered one after the other, but for one that
 * waits for the log, which keeps no other waiting; what is known is sent every few milliseconds. What is no query or not valid is told without a result,
 * to be asked at `/graphql`.
 */
export async function answerTogether(by: AnsweringTogether, asked: unknown, response: ServerResponse): Promise<void> {
  if (!Array.isArray(asked) || asked.length > MOST || !asked.every(isAsked)) {
    const error = `expected a list of at most ${String(MOST)} of {"question": <a GraphQL request>, "headers": {<name>: <value>}}`;
    sendJson(response, 400, { error });
    return;
  }
  const lines = openAnswerLines(response);
  const answers: Promise<void>[] = [];
  let turn = nextTurn();
  let turnEnds = performance.now() + TURN_MS;
  for (const [at, each] of asked.entries()) {
    const answer = resultOf(by, each).then((result) => {
      lines.tell(at, result);
    });
    answers.push(answer);
    await Promise.race([answer, turn]);
    if (performance.now() < turnEnds) continue;
    await nextTurn();
    turn = nextTurn();
    turnEnds = performance.now() + TURN_MS;
  }
  await Promise.all(answers);
  lines.end();
}

/** Settles when the event loop has come round. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** The answer of a question as JSON, whatever happens; undefined for what is not answered here. */
async function resultOf(
  { service, plain, logger }: AnsweringTogether,
  { question, headers }: Asked,
): Promise<string | undefined> {
  const known = plain(question);
  if (known?.type !== OperationTypeNode.QUERY) return undefined;
  const timed = requestDuration.start();
  const attributes = { 'ntm.service': service.name, 'http.route': '/questions' };
  return inRequestSpan({ name: 'POST /questions', attributes }, headers, async () => {
    let status = 500;
    try {
      const result = await service.execute({ ...known, headers });
      const json = JSON.stringify(result);
      status = statusOf(result);
      return json;
    } catch (error) {
      logger.error({ err: error }, 'a question could not be answered');
      return FAILED;
    } finally {
      activeSpan().set({ 'http.response.status_code': status });
      timed({ process: service.name, outcome: outcomeOfStatus(status) });
    }
  });
}

const FAILED = JSON.stringify({ errors: [{ message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });

function isAsked(value: unknown): value is Asked {
  if (typeof value !== 'object' || value === null || !('question' in value) || !('headers' in value)) return false;
  const { headers } = value;
  return typeof headers === 'object' && headers !== null && Object.values(headers).every((each) => typeof each === 'string');
}
