import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { getOperationAST, GraphQLError, OperationTypeNode } from 'graphql';
import { greatestMinPosition } from './asked-positions.js';
import type { ChosenOperation } from './chosen-operation.js';
import { foundOnce } from './chosen-operation.js';
import { ErrorCode } from './client-errors.js';
import type { OperationContext } from './forwarded-headers.js';
import { SETTLED_HEADER } from './forwarded-headers.js';
import type { GatewayLog } from './gateway-log.js';
import { askingOf } from './kept-answers/asking.js';
import { rootFields } from './root-fields.js';

/** Gives a moment that has come to a position at least, if the log comes there in time. */
export type Settle = (minPosition: string | undefined) => Promise<string>;

/**
 * All root fields of one operation settle at one position. A root field that is alone settles in its service. Several would
 * each settle when their service gets to them, at different positions, so the gateway settles once before and says the
 * moment to every service in the header `x-ntm-settled`. A mutation settles by what it writes, a subscription by each event. What was settled
 * when a kept answer was looked for holds for the operation.
 */
export function useSettledMoment(settle: Settle, log: GatewayLog): GatewayPlugin<OperationContext> {
  return {
    async onExecute({ args, setResultAndStopExecution }) {
      const operation: ChosenOperation & { readonly variableValues?: unknown } = args;
      const before = askingOf(args.contextValue)?.settled;
      if (before === undefined && !readsSeveralRootFields(operation)) return;
      try {
        const moment = before ?? (await settle(greatestMinPosition(operation.document, operation.variableValues)));
        args.contextValue.forwarded = { ...args.contextValue.forwarded, [SETTLED_HEADER]: moment };
      } catch (error) {
        log.error({ err: error }, 'no moment could be settled');
        setResultAndStopExecution({ errors: [notSettled()] });
      }
    },
  };
}

function notSettled(): GraphQLError {
  return new GraphQLError('The moment of this answer could not be settled now; try again later.', {
    extensions: { code: ErrorCode.unavailable },
  });
}

/**
 * Whether an operation is a query with more than one root field. `@skip` and `@include` are taken as if every field stayed: to
 * settle for one field too many costs a little, to settle for one too few is a wrong answer.
 */
export const readsSeveralRootFields = foundOnce(({ document, operationName }) => {
  const operation = getOperationAST(document, operationName);
  return operation?.operation === OperationTypeNode.QUERY && rootKeys(document, operation).size > 1;
});

/** The keys of the answer's root; `__typename` and introspection settle nothing. */
function rootKeys(document: DocumentNode, operation: OperationDefinitionNode): ReadonlySet<string> {
  const fields = rootFields(document, operation).filter(({ name }) => !name.value.startsWith('__'));
  return new Set(fields.map(({ alias, name }) => (alias ?? name).value));
}
