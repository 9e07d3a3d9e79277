import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ExecutionResult } from 'graphql';
import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { publicError } from './errors.js';
import type { SubgraphServer } from './process/serve-subgraph.js';
import { serveSubgraph } from './process/serve-subgraph.js';
import type { TestHost } from './testing/index.js';
import { openTestHost } from './testing/index.js';
import type { Failure } from './testing/notebook.js';
import { FAILURE_NAMES, notebookService } from './testing/notebook.js';

let host: TestHost;
let server: SubgraphServer;
beforeAll(async () => {
  host = await openTestHost([notebookService]);
  const [service] = host.host.services;
  if (service === undefined) throw new Error('no service is mounted');
  server = await serveSubgraph(host.host, service, { host: '127.0.0.1', port: 0 }, pino({ level: 'silent' }));
});
afterAll(async () => {
  await server.close();
  await host.close();
});

async function overHttp(
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<ExecutionResult> {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as ExecutionResult;
}

/** What a client is told, in one process; over HTTP it must be told the same to the byte. */
async function errorsOf(
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<unknown> {
  const inProcess = JSON.stringify((await host.run('notebook', query, variables, undefined, headers)).errors);
  expect(JSON.stringify((await overHttp(query, variables, headers)).errors)).toBe(inProcess);
  return JSON.parse(inProcess);
}

const MASKED = { message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } };

/** What a client is told of each failure. */
const TOLD: Readonly<Record<Failure, { message: string; extensions: object }>> = {
  UNEXPECTED: MASKED,
  NO_ERROR_AT_ALL: MASKED,
  UNKNOWN_CODE: MASKED,
  RULE: {
    message: 'CIVILISED_URBAN is no level for xã Hà Hải.',
    extensions: { code: 'RULE_VIOLATED', rule: 'levelIsOfTheUnitsScheme', basis: 'Quyết định 04/2022/QĐ-TTg' },
  },
  INPUT: {
    message: 'input.a.0: x; input.b: y',
    extensions: {
      code: 'BAD_USER_INPUT',
      problems: [
        { path: 'input.a.0', message: 'x' },
        { path: 'input.b', message: 'y' },
      ],
    },
  },
  CONFLICT: { message: 'used before', extensions: { code: 'CONFLICT' } },
  FORBIDDEN: { message: 'not yours', extensions: { code: 'FORBIDDEN' } },
  NOT_FOUND: { message: 'no such unit', extensions: { code: 'NOT_FOUND' } },
  BEHIND: {
    message: 'The log has come to position 0, not yet to 9. Ask again, or without minPosition.',
    extensions: { code: 'BEHIND' },
  },
  UNAVAILABLE: {
    message:
      'The log does not answer at present; try again later. A mutation that is sent again with the same requestId is recorded once at the most.',
    extensions: { code: 'LOG_UNAVAILABLE' },
  },
  STOPPED: {
    message: 'The log takes no events at present; nothing was recorded. Try again later.',
    extensions: { code: 'LOG_UNAVAILABLE' },
  },
};

describe('a field that fails', () => {
  it.each(FAILURE_NAMES)('with %s is told what a client may know, in one process and over HTTP alike', async (how) => {
    expect(await errorsOf(`{ failing(how: ${how}) }`)).toEqual([
      { ...TOLD[how], path: ['failing'], locations: [{ line: 1, column: 3 }] },
    ]);
  });

  it('fails alone: what stands beside it is answered', async () => {
    const both = '{ moment(at: { moment: "2020-01-01@0" }) failing(how: UNEXPECTED) }';
    expect(await host.run('notebook', both)).toMatchObject({ data: { moment: '2020-01-01@0', failing: null } });
    expect(await overHttp(both)).toMatchObject({ data: { moment: '2020-01-01@0', failing: null } });
  });

  it('gives away nothing else of what went wrong', async () => {
    for (const how of FAILURE_NAMES) {
      const answers = [await host.run('notebook', `{ failing(how: ${how}) }`), await overHttp(`{ failing(how: ${how}) }`)];
      expect(JSON.stringify(answers)).not.toMatch(/secret|hunter2|db-1|sda1|stack|\.ts\b|node_modules/i);
    }
  });
});

describe('an operation that is refused before it is looked at', () => {
  it('is told where a variable does not fit', async () => {
    const query = 'query($at: AtInput) { moment(at: $at) }';
    expect(await errorsOf(query, { at: { effectiveOn: '2023-02-30' } })).toMatchObject([
      {
        extensions: {
          code: 'BAD_USER_INPUT',
          problems: [{ path: expect.any(String), message: expect.stringContaining('2023-02-30') }],
        },
      },
    ]);
    expect(await errorsOf(query, { at: { effectiveOn: '2023-02-30', moment: 5 } })).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', problems: [expect.anything(), expect.anything()] } },
    ]);
  });

  it('is told that recording takes a token, before its input is read', async () => {
    const query = 'mutation($input: NoteUnitsInput!) { noteUnits(input: $input) { position } }';
    expect(await errorsOf(query, { input: 7 })).toEqual([
      expect.objectContaining({
        message: 'Recording needs a token (Authorization: Bearer <JWT>): none was sent.',
        extensions: { code: 'UNAUTHENTICATED' },
      }),
    ]);
  });
});

describe('an operation whose moment the gateway has settled wrongly', () => {
  it('is told so', async () => {
    expect(await errorsOf('{ moment }', {}, { 'x-ntm-settled': 'yesterday' })).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', problems: [{ path: 'x-ntm-settled' }] } },
    ]);
  });
});

describe('a stream that fails', () => {
  it('tells it as its last result, masked, and ends', async () => {
    const results: unknown[] = [];
    const stream = await host.open('notebook', 'subscription { counting(to: 2, then: UNEXPECTED) }');
    if (!(Symbol.asyncIterator in stream)) throw new Error('no stream was opened');
    for await (const result of stream) results.push(JSON.parse(JSON.stringify(result)));
    expect(results).toEqual([
      { data: { counting: 1 } },
      { data: { counting: 2 } },
      { errors: [expect.objectContaining(MASKED)] },
    ]);
    expect(JSON.stringify(results)).not.toContain('hunter2');
  });
});

describe('what a client is not told', () => {
  it('is logged whole', () => {
    const lines: string[] = [];
    const logger = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
    const cause = new Error('the disk is on fire');
    expect(publicError(new GraphQLError('failed', { originalError: cause, path: ['unit', 'titles'] }), logger).message).toBe(
      'Internal server error',
    );
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
      expect.objectContaining({
        level: 50,
        path: ['unit', 'titles'],
        err: expect.objectContaining({ message: 'the disk is on fire', stack: expect.stringContaining('errors.test') }),
      }),
    ]);
  });

  it('is not logged where it is the client’s own', () => {
    const lines: string[] = [];
    const logger = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
    publicError(new GraphQLError('no such unit', { extensions: { code: 'NOT_FOUND' } }), logger);
    expect(lines).toEqual([]);
  });

  it('is the trace that an error brings along', () => {
    const logger = pino({ level: 'silent' });
    const traced = new GraphQLError('x', { extensions: { code: 'CONFLICT', stacktrace: ['at secret'], exception: {}, kept: 1 } });
    expect(publicError(traced, logger).extensions).toEqual({ code: 'CONFLICT', kept: 1 });
  });
});
