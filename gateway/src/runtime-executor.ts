import type { Executor } from '@graphql-mesh/transport-common';
import type { ExecutionResult } from 'graphql';

/** What the runtime asks of a service. */
export type RuntimeRequest = Parameters<Executor>[0];

/** Answers what the runtime asks of a service. */
export type Run = (request: RuntimeRequest) => Promise<ExecutionResult | AsyncIterable<ExecutionResult>>;

/**
 * Hands `run` to the runtime. The runtime's type of an executor promises whatever shape of data its caller believes in; what a
 * service answers is only known to be data, so here belief begins.
 */
export function runtimeExecutor(run: Run): Executor;
export function runtimeExecutor(run: Run): unknown {
  return run;
}
