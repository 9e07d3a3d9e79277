import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { activeSpan, cacheLookups } from '@ntm-ledger/telemetry';
import type { ExecutionResult } from 'graphql';
import { greatestMinPosition } from '../asked-positions.js';
import type { OperationContext } from '../forwarded-headers.js';
import { forwardedHeaders, forwardedOf, REQUEST_ID_HEADER, SETTLED_HEADER } from '../forwarded-headers.js';
import type { Settle } from '../settled-moment.js';
import type { KeptAnswer } from './answer-store.js';
import { openAnswerStore } from './answer-store.js';
import type { Asking } from './asking.js';
import { askingOf } from './asking.js';
import { askedText, mayBeKept, readBody } from './asked-text.js';
import type { AskedOperation } from './moments-asked.js';
import { momentsAsked } from './moments-asked.js';
import type { SharedAnswers } from './shared-answers.js';

/** Answers again what was answered before, as long as the answer is the same. */
export interface KeptAnswers {
  /** Notes answers that stay; to stand behind `useSettledMoment`. */
  readonly plugin: GatewayPlugin<OperationContext>;
  /** Answers what it has kept; hands everything else on, with what it found out of the request. */
  readonly inFrontOf: (next: Next) => RequestListener;
}

export interface KeptAnswersOptions {
  /** Where GraphQL is. */
  readonly path: string;
  /** Bytes of memory for answers. */
  readonly maxBytes: number;
  readonly settle: Settle;
  /**
   * What answers come from at this time: logs and programs. An answer of another origin is given no more, and while it is not known (undefined) none is given
   * again and none is kept. Absent: it is always the same.
   */
  readonly origin?: (() => string | undefined) | undefined;
  /** Where answers are shared with other gateways; absent: nowhere. */
  readonly shared?: SharedAnswers | undefined;
}

/** Answers a request that no answer was kept of. Its body, where it was read already, lies in `request.body`, parsed as other frameworks do it. */
export type Next = (
  request: IncomingMessage & { body?: unknown },
  response: ServerResponse,
  context: { asking?: Asking },
) => void;

/** How long answers lie where gateways share them, in seconds: at exact moments a week, at a moment that was now an hour. */
const SHARED_SECONDS = { lasting: 7 * 24 * 3600, now: 3600 } as const;

/** So many questions are known to start from now; the oldest are forgotten. */
const QUESTIONS = 10_000;

/**
 * Keeps answers of queries without errors, by the very text that was asked. One at exact moments stays for ever, once the log has come so far:
 * before, it might be an answer of less than the moment says. One that starts from now is kept under the moment that was settled for it, which all
 * its root fields then answer at; from the second time that it is asked, since to settle is a question too. What is kept is shared with other
 * gateways where there is a place for it: what this one has not kept may be found there.
 */
export function keptAnswers(options: KeptAnswersOptions): KeptAnswers {
  const { path, settle, shared, origin = () => '' } = options;
  const store = openAnswerStore(options.maxBytes);
  /** Under which key an answer lies in this process. No origin holds a line break. */
  const ownKey = (key: string): string | undefined => {
    const from = origin();
    return from === undefined ? undefined : `${from}\n${key}`;
  };
  /** Questions that start from now, with the position that they want at least. */
  const fromNow = new Map<string, string | undefined>();
  let reached = 0;
  const settleAndNote = async (minPosition: string | undefined): Promise<string> => {
    const moment = await settle(minPosition);
    reached = Math.max(reached, positionOf(moment));
    return moment;
  };
  const hasCome = async (position: number): Promise<boolean> => {
    if (position > reached) await settleAndNote(undefined).catch(() => undefined);
    return position <= reached;
  };

  const plugin: GatewayPlugin<OperationContext> = {
    async onExecute({ args }) {
      const asking = askingOf(args.contextValue);
      if (asking === undefined) return undefined;
      const operation: AskedOperation = args;
      const asked = momentsAsked(operation);
      let key: string | undefined;
      let seconds: number = SHARED_SECONDS.now;
      if (asked.kind === 'moments' && (await hasCome(asked.position))) {
        key = asking.text;
        seconds = SHARED_SECONDS.lasting;
      }
      if (asked.kind === 'now') {
        if (fromNow.size >= QUESTIONS) fromNow.clear();
        fromNow.set(asking.text, greatestMinPosition(operation.document, operation.variableValues));
        const settled = forwardedOf(args.contextValue)[SETTLED_HEADER];
        if (settled !== undefined) key = keyAt(settled, asking.text);
      }
      if (key === undefined) return undefined;
      const kept = key;
      const own = ownKey(kept);
      return {
        onExecuteDone({ result, setResult }) {
          if (Symbol.asyncIterator in result || result.errors !== undefined || result.data === undefined) return;
          // What was executed while the origin changed may be of either.
          if (own === undefined || own !== ownKey(kept)) return;
          const body = JSON.stringify(result);
          asking.keep = { key: kept, body, sharedSeconds: seconds };
          // Written once: what goes out is what is kept, unless something else of it is sent.
          setResult(written(result, body));
        },
      };
    },
    onResponse({ response, serverContext }) {
      const keep = askingOf(serverContext)?.keep;
      if (keep === undefined || response.status !== 200) return;
      if (response.headers.get('content-type')?.includes('json') !== true) return;
      const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== REQUEST_ID_HEADER));
      const body = Buffer.from(keep.body);
      const answer = { headers: { ...headers, 'content-length': String(body.byteLength) }, body };
      const own = ownKey(keep.key);
      if (own !== undefined && store.keep(own, answer)) shared?.keep(keep.key, answer, keep.sharedSeconds);
    },
  };

  /** What is kept under a key, here or where gateways share. */
  const find = async (key: string): Promise<KeptAnswer | undefined> => {
    const mine = ownKey(key);
    const own = mine === undefined ? undefined : store.find(mine);
    cacheLookups.add({ cache: 'answers', outcome: own === undefined ? 'miss' : 'hit' });
    if (own !== undefined || mine === undefined || shared === undefined || options.maxBytes === 0) return own;
    const others = await shared.find(key);
    if (others !== undefined) store.keep(mine, others);
    return others;
  };

  /** The answer kept of a question, or the moment at which it is to be answered, or neither. */
  const look = async (text: string): Promise<{ readonly answer?: KeptAnswer; readonly settled?: string }> => {
    if (!fromNow.has(text)) {
      const answer = await find(text);
      return answer === undefined ? {} : { answer };
    }
    const settled = await settleAndNote(fromNow.get(text)).catch(() => undefined);
    if (settled === undefined) return {};
    const answer = await find(keyAt(settled, text));
    return answer === undefined ? { settled } : { answer };
  };

  const answered = async (request: IncomingMessage & { body?: unknown }, response: ServerResponse, next: Next): Promise<void> => {
    const body = await readBody(request);
    if (body === undefined) return;
    const text = askedText(request, body);
    const { answer, settled } = await look(text);
    if (answer !== undefined) {
      activeSpan().set({ 'ntm.answer': 'kept' });
      send(request, response, answer);
      return;
    }
    if (request.method !== 'GET') request.body = parsedBody(body);
    next(request, response, { asking: { text, ...(settled === undefined ? {} : { settled }) } });
  };

  return {
    plugin,
    inFrontOf: (next) => (request, response) => {
      if (mayBeKept(request, path)) answered(request, response, next).catch(() => response.destroy());
      else next(request, response, {});
    },
  };
}

/** A result with its text, as the runtime's servers take it. */
function written(result: ExecutionResult, text: string): ExecutionResult & { stringify: (sent: ExecutionResult) => string } {
  return { ...result, stringify: (sent) => (isLike(sent, result) ? text : JSON.stringify(sent)) };
}

function isLike(one: ExecutionResult, other: ExecutionResult): boolean {
  return one.data === other.data && one.errors === other.errors && one.extensions === other.extensions;
}

/**
 * A body as the runtime takes it over: what its JSON says. A body that says no object is handed on as it is, so that what is wrong with it is told as it is
 * told everywhere.
 */
function parsedBody(body: Buffer): unknown {
  const text = body.toString();
  try {
    const parsed: unknown = JSON.parse(text);
    // The runtime takes an object with nothing in it for no body at all.
    return typeof parsed === 'object' && parsed !== null && Object.keys(parsed).length > 0 ? parsed : text;
  } catch {
    return text;
  }
}

/** A moment holds no line break and every question begins with headers, so no answer at a moment of now is taken for a lasting one. */
function keyAt(settled: string, text: string): string {
  return `now ${settled}\n${text}`;
}

function positionOf(moment: string): number {
  return Number(moment.slice(moment.indexOf('@') + 1));
}

function send(request: IncomingMessage, response: ServerResponse, { headers, body }: KeptAnswer): void {
  const forwarded = forwardedHeaders((name) => {
    const value = request.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  });
  response.writeHead(200, { ...headers, [REQUEST_ID_HEADER]: forwarded[REQUEST_ID_HEADER] });
  response.end(body);
}
