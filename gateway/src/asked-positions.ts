import type { DocumentNode } from 'graphql';
import { Kind, visit } from 'graphql';

const NAME = 'minPosition';
const DIGITS = /^\d{1,15}$/;

/**
 * The greatest `minPosition` that an operation asks for, in its text or in its variables; undefined when it asks for none. A moment that is
 * settled for several root fields must have come so far, or the field that asked would answer at a later one than the others.
 */
export function greatestMinPosition(document: DocumentNode, variables: unknown): string | undefined {
  const asked = positionsIn(variables);
  visit(document, {
    ObjectField({ name, value }) {
      if (name.value === NAME && value.kind === Kind.STRING) asked.push(value.value);
    },
  });
  // What is no position is refused by the service that it is sent to.
  const positions = asked.filter((text) => DIGITS.test(text)).map(Number);
  return positions.length === 0 ? undefined : String(Math.max(...positions));
}

function positionsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) =>
    key.toLowerCase() === NAME.toLowerCase() && typeof item === 'string' ? [item] : positionsIn(item),
  );
}
