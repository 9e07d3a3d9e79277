import type { Executor } from '@graphql-mesh/transport-common';
import type { ExecutionResult } from 'graphql';
import { GraphQLError } from 'graphql';
import { unavailableError } from './client-errors.js';
import { forwardedOf } from './forwarded-headers.js';
import type { GatewayLog } from './gateway-log.js';
import { readThrough } from './result-iterator.js';
import type { RuntimeRequest } from './runtime-executor.js';
import { runtimeExecutor } from './runtime-executor.js';
import type { SubgraphExecutor, SubgraphRequest } from './subgraph.js';

/** The runtime's executor for a service in this process: a call, with nothing in between. */
export function localExecutor(subgraph: string, executor: SubgraphExecutor, log: GatewayLog): Executor {
  const failed = (error: unknown): ExecutionResult => {
    if (error instanceof GraphQLError) return { errors: [error] };
    log.error({ err: error, subgraph }, 'a local service threw');
    return { errors: [unavailableError(subgraph)] };
  };
  return runtimeExecutor(async (request) => {
    try {
      const result = await executor(subgraphRequest(request));
      return Symbol.asyncIterator in result ? readThrough(result, { map: (each) => each, failed }) : result;
    } catch (error) {
      return failed(error);
    }
  });
}

/** The service's part of a request of the runtime: what it asks and for whom. */
export function subgraphRequest(request: RuntimeRequest): SubgraphRequest {
  const { document, operationName, operationType } = request;
  const signal = request.signal ?? request.info?.signal;
  return {
    document,
    variables: request.variables ?? {},
    ...(operationName === undefined ? {} : { operationName }),
    operationType: operationType ?? 'query',
    headers: forwardedOf(request.context),
    ...(signal === undefined ? {} : { signal }),
  };
}
