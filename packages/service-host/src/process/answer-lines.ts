import type { ServerResponse } from 'node:http';

/** Answers to several questions, a line of JSON for each, in the order in which they come to be known. */
export interface AnswerLines {
  /** @param at which question, from 0 @param result its answer as JSON; undefined where there is none here */
  tell(at: number, result: string | undefined): void;
  /** There are no more. */
  end(): void;
}

/** Sends what is told within one turn of the event loop at once; what is all told in the first, with its length, as one that is not in parts. */
export function openAnswerLines(response: ServerResponse): AnswerLines {
  const type = { 'content-type': 'application/jsonl; charset=utf-8' };
  let told = '';
  const send = (): void => {
    if (told === '' || response.writableEnded) return;
    if (!response.headersSent) response.writeHead(200, type);
    response.write(told);
    told = '';
  };
  return {
    tell(at, result) {
      if (told === '') setImmediate(send);
      told += result === undefined ? `{"at":${String(at)}}\n` : `{"at":${String(at)},"result":${result}}\n`;
    },
    end() {
      if (!response.headersSent) response.writeHead(200, { ...type, 'content-length': Buffer.byteLength(told) });
      response.end(told);
    },
  };
}
