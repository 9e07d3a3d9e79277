import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import type { ASTVisitor, DocumentNode, ParseOptions, SelectionSetNode, Source, ValidationContext } from 'graphql';
import { GraphQLError, Kind, parse } from 'graphql';

/** How large an operation may be. */
export interface OperationLimits {
  /** Tokens of the document: bounds the work of parsing and of validating, which grows with its square. */
  readonly maxTokens: number;
  /** Levels of fields below each other. */
  readonly maxDepth: number;
  /** Fields in all, a fragment's counted wherever it is spread: bounds what a few lines of nested fragments can ask for. */
  readonly maxFields: number;
  /** How often one field may stand in one selection set, under other names each time: bounds how often dear work is asked for. */
  readonly maxAliases: number;
}

/** Several times what the published operations need. */
export const DEFAULT_LIMITS: OperationLimits = { maxTokens: 4000, maxDepth: 16, maxFields: 1000, maxAliases: 30 };

/** Refuses operations over the limits before anything is executed: too many tokens as a parse error, the rest as validation errors. */
export function useOperationLimits({ maxTokens, ...most }: OperationLimits): GatewayPlugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source: string | Source, options?: ParseOptions) => parse(source, { ...options, maxTokens }));
    },
    onValidate({ addValidationRule }) {
      addValidationRule(function OperationSizeRule(context: ValidationContext) {
        return operationSizeRule(context, most);
      });
    },
  };
}

function operationSizeRule(
  context: ValidationContext,
  { maxDepth, maxFields, maxAliases }: Omit<OperationLimits, 'maxTokens'>,
): ASTVisitor {
  const measure = measureOf(context.getDocument());
  return {
    OperationDefinition(operation) {
      const { depth, fields, most } = measure(operation.selectionSet);
      if (depth > maxDepth) {
        const message = `The operation is ${String(depth)} levels deep, the limit is ${String(maxDepth)}.`;
        context.reportError(new GraphQLError(message, { nodes: operation }));
      }
      if (fields > maxFields) {
        const message = `The operation selects ${String(fields)} fields, the limit is ${String(maxFields)}.`;
        context.reportError(new GraphQLError(message, { nodes: operation }));
      }
      if (most.times > maxAliases) {
        const message = `The operation selects "${most.field}" ${String(most.times)} times in one place, the limit is ${String(maxAliases)}.`;
        context.reportError(new GraphQLError(message, { nodes: operation }));
      }
      return false;
    },
  };
}

interface Size {
  readonly depth: number;
  readonly fields: number;
  /** The field that stands most often in one selection set, here or below. */
  readonly most: { readonly field: string; readonly times: number };
  /** How often each field stands in the selection set itself, its fragments spread. */
  readonly own: ReadonlyMap<string, number>;
}

const NOTHING: Size = { depth: 0, fields: 0, most: { field: '', times: 0 }, own: new Map() };

/**
 * Measures selection sets of one document, each fragment once. A fragment that leads back to itself counts as nothing there
 * (another rule refuses it), and introspection counts as nothing (graphql-js bounds its depth, and every client sends it).
 */
function measureOf(document: DocumentNode): (selectionSet: SelectionSetNode) => Size {
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition.selectionSet);
  }
  const measured = new Map<string, Size>();
  const fragment = (name: string): Size => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    measured.set(name, NOTHING);
    const selectionSet = fragments.get(name);
    const size = selectionSet === undefined ? NOTHING : measure(selectionSet);
    measured.set(name, size);
    return size;
  };
  const measure = ({ selections }: SelectionSetNode): Size => {
    let [depth, fields, most] = [0, 0, NOTHING.most];
    const own = new Map<string, number>();
    const add = (size: Size): void => {
      depth = Math.max(depth, size.depth);
      fields += size.fields;
      if (size.most.times > most.times) most = size.most;
      for (const [field, times] of size.own) {
        const together = (own.get(field) ?? 0) + times;
        own.set(field, together);
        if (together > most.times) most = { field, times: together };
      }
    };
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) add(fragment(selection.name.value));
      else if (selection.kind === Kind.INLINE_FRAGMENT) add(measure(selection.selectionSet));
      else if (!selection.name.value.startsWith('__')) {
        const below = selection.selectionSet === undefined ? NOTHING : measure(selection.selectionSet);
        const field = selection.name.value;
        add({ depth: below.depth + 1, fields: below.fields + 1, most: below.most, own: new Map([[field, 1]]) });
      }
    }
    return { depth, fields, most, own };
  };
  return measure;
}
