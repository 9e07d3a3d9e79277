/**
 * Nobody knows whether the mutation is in the log: the store could not say, or took it and cannot be asked now. Sent again with the same request id it
 * is either found or recorded, once.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}
