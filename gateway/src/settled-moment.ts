import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { getOperationAST, GraphQLError, OperationTypeNode } from 'graphql';
import { greatestMinPosition } from './asked-positions.js';
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

/** One operation of a document. */
interface ChosenOperation {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
}

/** Documents are parsed once and kept by the runtime, so what was found out of one is kept with it. */
const answers = new WeakMap<DocumentNode, Map<string, boolean>>();

/**
 * Whether an operation is a query with more than one root field. `@skip` and `@include` are taken as if every field stayed: to
 * settle for one field too many costs a little, to settle for one too few is a wrong answer.
 */
export function readsSeveralRootFields({ document, operationName }: ChosenOperation): boolean {
  const known = answers.get(document) ?? new Map<string, boolean>();
  answers.set(document, known);
  const key = operationName ?? '';
  let answer = known.get(key);
  if (answer === undefined) {
    const operation = getOperationAST(document, operationName);
    answer = operation?.operation === OperationTypeNode.QUERY && rootKeys(document, operation).size > 1;
    known.set(key, answer);
  }
  return answer;
}

/** The keys of the answer's root; `__typename` and introspection settle nothing. */
function rootKeys(document: DocumentNode, operation: OperationDefinitionNode): ReadonlySet<string> {
  const fields = rootFields(document, operation).filter(({ name }) => !name.value.startsWith('__'));
  return new Set(fields.map(({ alias, name }) => (alias ?? name).value));
}
