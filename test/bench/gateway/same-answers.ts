import { isDeepStrictEqual } from 'node:util';
import { request } from 'undici';
import { AnswersDiffer } from '../progress-questions.js';

/**
 * Puts questions to servers and holds their answers against each other.
 * @param bodies of requests
 * @throws AnswersDiffer with the first answers that are not the same
 */
export async function assertSameAnswers(servers: readonly { readonly url: string }[], bodies: readonly string[]): Promise<void> {
  for (const body of bodies) {
    const [first, ...others] = await Promise.all(servers.map(({ url }) => answerOf(url, body)));
    for (const other of others) if (!isDeepStrictEqual(other, first)) throw new AnswersDiffer(body, first, other);
  }
}

async function answerOf(url: string, body: string): Promise<unknown> {
  const answer = await request(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return answer.body.json();
}
