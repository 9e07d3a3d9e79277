import { setImmediate } from 'node:timers/promises';
import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { outsideSpans } from '@ntm-ledger/telemetry';
import type { ExecutionArgs, ExecutionResult } from 'graphql';
import { createSourceEventStream, execute } from 'graphql';
import { readThrough } from './result-iterator.js';

/** Milliseconds that the events of one subscription may take before everyone else gets a turn. */
const TURN_MS = 10;

/**
 * Executes each event of a subscription in a context of its own, a copy of the operation's.
 *
 * The runtime keeps its loaders by context, and left alone it has one context for a subscription's whole life: every entity
 * fetch of every event, some eight kilobytes each, would stay until the client leaves.
 */
export function useEventContexts(): GatewayPlugin {
  return {
    onSubscribe({ setSubscribeFn }) {
      setSubscribeFn(subscribeByEvent);
    },
  };
}

async function subscribeByEvent(args: ExecutionArgs): Promise<ExecutionResult | AsyncIterable<ExecutionResult>> {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  const turns = takeTurns();
  return readThrough(source, {
    async map(rootValue) {
      await turns();
      return outsideSpans(() => execute({ ...args, rootValue, contextValue: contextOfEvent(args.contextValue) }));
    },
  });
}

function contextOfEvent(context: unknown): unknown {
  return typeof context === 'object' && context !== null ? { ...context } : context;
}

/**
 * Lets the event loop go round when a stretch of work has become long. A backlog that comes from memory and goes into a
 * socket's buffer never waits for anything, and would hold up every other client until it is through.
 */
function takeTurns(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN_MS) return;
    await setImmediate();
    since = performance.now();
  };
}
