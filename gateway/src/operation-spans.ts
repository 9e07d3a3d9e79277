import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import type { Span } from '@ntm-ledger/telemetry';
import { activeSpan, inSpan, keepsSpans } from '@ntm-ledger/telemetry';
import type { ExecutionResult } from 'graphql';
import { getOperationAST } from 'graphql';
import type { ChosenOperation } from './chosen-operation.js';
import { ErrorCode } from './client-errors.js';
import type { Settle } from './settled-moment.js';

/** Names the span of a request after the operation that it asks for, whatever way it came; a subscription's ends when its stream is open. */
export function useOperationSpans(): GatewayPlugin {
  return {
    onExecute({ args }) {
      const span = namedSpan(args);
      return {
        onExecuteDone({ result }) {
          if (!(Symbol.asyncIterator in result)) noteErrors(span, result);
        },
      };
    },
    onSubscribe({ args }) {
      const span = namedSpan(args);
      return {
        onSubscribeResult({ result }) {
          if (!(Symbol.asyncIterator in result)) noteErrors(span, result);
          span.end();
        },
      };
    },
  };
}

/**
 * The span of the request, named after its operation. The name is the client's, of letters, digits and underscores alone; what it asks with (variables,
 * literals, its text) is not told.
 */
function namedSpan({ document, operationName }: ChosenOperation): Span {
  const span = activeSpan();
  const operation = getOperationAST(document, operationName);
  if (operation === null || operation === undefined) return span;
  const name = operation.name?.value.slice(0, 100);
  span.rename(name === undefined ? operation.operation : `${operation.operation} ${name}`);
  span.set({ 'graphql.operation.type': operation.operation, ...(name === undefined ? {} : { 'graphql.operation.name': name }) });
  return span;
}

/** Errors that are no client's: a service, or the log behind it, is at fault. */
const FAULTS: ReadonlySet<unknown> = new Set([ErrorCode.internal, ErrorCode.unavailable, 'LOG_UNAVAILABLE']);

/** Says by their codes which errors an answer has. What a client has to mend itself is no fault. */
export function noteErrors(span: Span, { errors }: Pick<ExecutionResult, 'errors'>): void {
  if (errors === undefined || errors.length === 0) return;
  const codes = errors.map(({ extensions }) =>
    typeof extensions['code'] === 'string' ? extensions['code'] : ErrorCode.internal,
  );
  const fault = codes.find((code) => FAULTS.has(code));
  if (fault !== undefined) span.fail(fault);
  span.set({ 'error.type': [...new Set(codes)].join(' ') });
}

/** Makes a span of each time that a moment is settled, where spans are kept. */
export function withSettleSpans(settle: Settle): Settle {
  if (!keepsSpans()) return settle;
  return (minPosition) => inSpan({ name: 'settle the moment' }, () => settle(minPosition));
}
