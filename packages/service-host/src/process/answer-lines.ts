import type { ServerResponse } from 'node:http';

/** An answer of JSON lines, in the order in which they come to be known. */
export interface AnswerLines {
  tell(line: object): void;
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
    tell(line) {
      if (told === '') setImmediate(send);
      told += `${JSON.stringify(line)}\n`;
    },
    end() {
      if (!response.headersSent) response.writeHead(200, { ...type, 'content-length': Buffer.byteLength(told) });
      response.end(told);
    },
  };
}
