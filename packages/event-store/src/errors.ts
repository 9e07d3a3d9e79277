import type { ExpectedRevision, NO_STREAM, Revision } from './position.js';

/** The stream did not end as the append expected: somebody else was first. Nothing was written. */
export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: Revision | typeof NO_STREAM,
  ) {
    super(
      `Stream "${stream}" was expected to be at ${String(expected)} but is at ${String(actual)}. Read it again and decide anew.`,
    );
  }
}

/** An event id of the append is already in the log, and the append is not the one that brought it there. Nothing was written. */
export class EventIdReused extends Error {
  override readonly name = 'EventIdReused';
  constructor(
    readonly stream: string,
    readonly eventId: string,
  ) {
    super(`Event id ${eventId} is already in the log from another append than this one to stream "${stream}".`);
  }
}

/** The append itself is malformed (no event, an id twice, too large). Nothing was written. */
export class InvalidAppend extends Error {
  override readonly name = 'InvalidAppend';
}

/** The store could not say whether the append was written. The very same append, repeated, gives the answer. */
export class AppendOutcomeUnknown extends Error {
  override readonly name = 'AppendOutcomeUnknown';
}

/** The log's server has not answered a read within the time that the store waits. The same call may be made again. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** The store takes no more calls: it was closed, or stopped itself after it could not write to disk. */
export class StoreStopped extends Error {
  override readonly name = 'StoreStopped';
}

/** Another process (or another store in this one) has the log open. */
export class LogInUse extends Error {
  override readonly name = 'LogInUse';
  constructor(readonly path: string) {
    super(
      `The log "${path}" is already open, in another process or in this one. Stop or close that one first: a log has one writer.`,
    );
  }
}
