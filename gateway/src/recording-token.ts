import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import type { DocumentNode } from 'graphql';
import { getOperationAST, GraphQLError, OperationTypeNode } from 'graphql';
import { ErrorCode } from './client-errors.js';
import type { OperationContext } from './forwarded-headers.js';
import { forwardedOf } from './forwarded-headers.js';

/** One operation of a document. */
interface ChosenOperation {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
}

/**
 * Refuses a mutation that comes with no token at all, before its variables are looked at. Else whoever may not record would be told what
 * is wrong with an input first. Whether a token is good is for the services to say.
 */
export function useRecordingToken(): GatewayPlugin<OperationContext> {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      if (!isMutation(args) || forwardedOf(args.contextValue)['authorization'] !== undefined) return;
      setResultAndStopExecution({ errors: [tokenMissing()] });
    },
  };
}

function isMutation({ document, operationName }: ChosenOperation): boolean {
  return getOperationAST(document, operationName)?.operation === OperationTypeNode.MUTATION;
}

function tokenMissing(): GraphQLError {
  return new GraphQLError('Recording needs a token (Authorization: Bearer <JWT>): none was sent.', {
    extensions: { code: ErrorCode.unauthenticated },
  });
}
