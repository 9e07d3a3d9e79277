import type { DocumentNode } from 'graphql';

/** One operation of a document. */
export interface ChosenOperation {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
}

/** Finds something out of an operation once. Documents are parsed once and kept by the runtime, so what was found is kept with them. */
export function foundOnce<T>(find: (operation: ChosenOperation) => T): (operation: ChosenOperation) => T {
  const found = new WeakMap<DocumentNode, Map<string | null | undefined, T>>();
  return ({ document, operationName }) => {
    const known = found.get(document) ?? new Map<string | null | undefined, T>();
    found.set(document, known);
    let answer = known.get(operationName);
    if (answer === undefined) known.set(operationName, (answer = find({ document, operationName })));
    return answer;
  };
}
