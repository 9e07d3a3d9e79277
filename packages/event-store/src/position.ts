declare const positionBrand: unique symbol;
declare const revisionBrand: unique symbol;

/**
 * The place of an event in the whole log. Later events have greater positions; positions need not be consecutive.
 * A safe integer (a store that met one beyond 2^53 - 1 would have to stop, never round), so that it is a plain number in
 * memory and canonical in JSON. Only the position of an event, or {@link START}, may be given back to a store.
 */
export type Position = number & { readonly [positionBrand]: true };

/** The place of an event in its own stream: 0 for the first, without gaps. */
export type Revision = number & { readonly [revisionBrand]: true };

/** Before the first event of the log. */
export const START = 0 as Position;

/** The expectation that a stream has no event yet. */
export const NO_STREAM = 'no-stream';

/** What an append expects its stream to end with. There is no "any": an append that does not say what it saw cannot be repeated safely. */
export type ExpectedRevision = Revision | typeof NO_STREAM;

/** @throws RangeError when the number is no place in a log. */
export function toPosition(value: number): Position {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`${String(value)} is not a position: expected an integer from 0 to 2^53 - 1`);
  return value as Position;
}

/** @throws RangeError when the number is no place in a stream. */
export function toRevision(value: number): Revision {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`${String(value)} is not a revision: expected an integer from 0 to 2^53 - 1`);
  return value as Revision;
}
