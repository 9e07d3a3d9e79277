import type { ArgumentNode, DocumentNode, GraphQLSchema, ValueNode } from 'graphql';
import { getNamedType, getOperationAST, Kind, OperationTypeNode } from 'graphql';
import { rootFields } from '../root-fields.js';

/**
 * What an answer hangs on beside the question and the language.
 *
 * - `moments`: every root field names an exact moment, so once the log has come to `position` the answer is the same for ever;
 * - `now`: some root field starts from now, so the answer is the same for as long as now is one moment;
 * - `more`: on more than that. It is not kept.
 */
export type MomentsAsked =
  | { readonly kind: 'moments'; /** The greatest of their positions. */ readonly position: number }
  | { readonly kind: 'now' }
  | { readonly kind: 'more' };

/** The input by which a root field is told its moment. A field without it reads the log itself, or nothing that has moments. */
const AT_INPUT = 'AtInput';
const POSITION_OF_MOMENT = /^\d{4}-\d\d-\d\d@(\d{1,16})$/;

/** An operation that is about to be executed. */
export interface AskedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variableValues?: unknown;
}

/** Finds what the answer of an operation hangs on. Whatever is not understood counts as `more`. */
export function momentsAsked({ schema, document, operationName, variableValues }: AskedOperation): MomentsAsked {
  const operation = getOperationAST(document, operationName);
  const query = schema.getQueryType()?.getFields();
  if (operation?.operation !== OperationTypeNode.QUERY || query === undefined) return { kind: 'more' };
  // The name of the root type never changes; the schema (`__schema`) is left to the runtime, since it has no `at`.
  const roots = rootFields(document, operation).filter(({ name }) => name.value !== '__typename');
  const variables = isRecord(variableValues) ? variableValues : {};
  let greatest: number | undefined = 0;
  for (const root of roots) {
    const ats = query[root.name.value]?.args.filter(({ type }) => getNamedType(type).name === AT_INPUT) ?? [];
    if (ats.length === 0) return { kind: 'more' };
    for (const { name } of ats) {
      const position = positionGiven(
        root.arguments?.find((argument) => argument.name.value === name),
        variables,
      );
      greatest = greatest === undefined || position === undefined ? undefined : Math.max(greatest, position);
    }
  }
  if (roots.length === 0) return { kind: 'more' };
  return greatest === undefined ? { kind: 'now' } : { kind: 'moments', position: greatest };
}

/** The position of the exact moment that an argument gives, in the document or in variables; undefined when it gives none. */
function positionGiven(argument: ArgumentNode | undefined, variables: Readonly<Record<string, unknown>>): number | undefined {
  const at = argument === undefined ? undefined : valueOf(argument.value, variables);
  const moment = isRecord(at) ? at['moment'] : undefined;
  const digits = POSITION_OF_MOMENT.exec(typeof moment === 'string' ? moment : '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A value as far as a moment may stand in it: texts, objects and variables. Anything else is no moment. */
function valueOf(node: ValueNode, variables: Readonly<Record<string, unknown>>): unknown {
  if (node.kind === Kind.VARIABLE) return variables[node.name.value];
  if (node.kind === Kind.STRING) return node.value;
  if (node.kind !== Kind.OBJECT) return undefined;
  return Object.fromEntries(node.fields.map(({ name, value }) => [name.value, valueOf(value, variables)]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
