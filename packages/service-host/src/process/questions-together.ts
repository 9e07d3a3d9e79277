import { inRequestSpan, outcomeOfStatus, requestDuration } from '@ntm-ledger/telemetry';
import { OperationTypeNode } from 'graphql';
import type { ServerResponse } from 'node:http';
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

/**
 * Answers the queries that a gateway asks at the same time and sends in one request: a request costs both sides more than a question. Each is a question by itself, with its
 * own headers, trace and time. Each answer is a line `{"at": <which, from 0>, "result": <the answer of GraphQL>}`, told as soon as it is known: one that waits for the
 * log keeps no other waiting. What is no query or not valid is told without a result, to be asked at `/graphql`.
 * @param plain finds the plain questions
 */
export async function answerTogether(
  service: Mounted,
  plain: (json: unknown) => PlainQuestion | undefined,
  asked: unknown,
  response: ServerResponse,
): Promise<void> {
  if (!Array.isArray(asked) || asked.length > MOST || !asked.every(isAsked)) {
    const error = `expected a list of at most ${String(MOST)} of {"question": <a GraphQL request>, "headers": {<name>: <value>}}`;
    sendJson(response, 400, { error });
    return;
  }
  const lines = openAnswerLines(response);
  await Promise.all(
    asked.map(async ({ question, headers }, at) => {
      const known = plain(question);
      if (known?.type !== OperationTypeNode.QUERY) lines.tell({ at });
      else lines.tell({ at, result: await answered(service, known, headers) });
    }),
  );
  lines.end();
}

function answered(service: Mounted, question: PlainQuestion, headers: Asked['headers']): Promise<unknown> {
  const timed = requestDuration.start();
  const attributes = { 'ntm.service': service.name, 'http.route': '/questions' };
  return inRequestSpan({ name: 'POST /questions', attributes }, headers, async () => {
    const result = await service.execute({ ...question, headers });
    timed({ process: service.name, outcome: outcomeOfStatus(statusOf(result)) });
    return result;
  });
}

function isAsked(value: unknown): value is Asked {
  if (typeof value !== 'object' || value === null || !('question' in value) || !('headers' in value)) return false;
  const { headers } = value;
  return typeof headers === 'object' && headers !== null && Object.values(headers).every((each) => typeof each === 'string');
}
