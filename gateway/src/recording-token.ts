import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { getOperationAST, GraphQLError, OperationTypeNode } from 'graphql';
import { ErrorCode } from './client-errors.js';
import type { OperationContext } from './forwarded-headers.js';
import { forwardedOf } from './forwarded-headers.js';

/**
 * Refuses a mutation that comes with no token at all, before its variables are looked at. Else whoever may not record would be told what
 * is wrong with an input first. Whether a token is good is for the services to say.
 */
export function useRecordingToken(): GatewayPlugin<OperationContext> {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      if (getOperationAST(args.document, args.operationName)?.operation !== OperationTypeNode.MUTATION) return;
      if (forwardedOf(args.contextValue)['authorization'] !== undefined) return;
      setResultAndStopExecution({ errors: [tokenMissing()] });
    },
  };
}

function tokenMissing(): GraphQLError {
  return new GraphQLError('Recording needs a token (Authorization: Bearer <JWT>): none was sent.', {
    extensions: { code: ErrorCode.unauthenticated },
  });
}
