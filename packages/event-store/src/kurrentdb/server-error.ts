import { ErrorType, isCommandError } from '@eventstore/db-client';
import { StoreStopped } from '../errors.js';

/** Codes of gRPC, by which a server that is down is told: on an append its error has a code and no type. */
const INVALID_ARGUMENT = 3;
const PERMISSION_DENIED = 7;
const UNAUTHENTICATED = 16;

/** A time limit of our own that a call passed: the client's has no effect on appends. */
export class CallTimedOut extends Error {
  override readonly name = 'CallTimedOut';
}

/** Whether the server refused who asks: repeating the call would change nothing. */
export function isAccessDenied(error: unknown): boolean {
  if (isOfType(error, ErrorType.ACCESS_DENIED)) return true;
  return [PERMISSION_DENIED, UNAUTHENTICATED].includes(codeOf(error) ?? -1);
}

/** Whether the server (or its certificate) cannot be what the address says. */
export function isBadCertificate(error: unknown): boolean {
  return /certificate|self[- ]signed|wrong version number|unable to verify/i.test(describe(error));
}

/** Whether the call itself was at fault, so that repeating it would change nothing. */
export function isRefusal(error: unknown): boolean {
  if (isAccessDenied(error)) return true;
  return (
    codeOf(error) === INVALID_ARGUMENT ||
    isOfType(error, ErrorType.STREAM_DELETED) ||
    isOfType(error, ErrorType.INVALID_TRANSACTION) ||
    isOfType(error, ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED)
  );
}

/** Whether the server was asked to read from a position at which no event stands: it calls that an unknown error, in words that depend on what lies there. */
export function isUnknownPosition(error: unknown): boolean {
  return error instanceof Error && isOfType(error, ErrorType.UNKNOWN) && /position|ReadAllResult: Error/i.test(error.message);
}

/** Whether the client gave an error this type. Errors of a server that is down may have none. */
export function isOfType(error: unknown, type: ErrorType): boolean {
  return error instanceof Error && isCommandError(error) && error.type === type;
}

/** An error in words that say what to do about it. */
export function explain(error: unknown): string {
  if (isAccessDenied(error))
    return 'The log server refuses the user name or password in its address, or that user may not read and write all streams.';
  if (isBadCertificate(error))
    return `The log server's certificate does not hold (${describe(error)}): name the authority's file with tlsCAFile=…, or the host that the certificate names.`;
  if (error instanceof StoreStopped || error instanceof RangeError) return error.message;
  if (isOfType(error, ErrorType.NOT_LEADER)) return 'The log server does not answer: its nodes have no leader at the moment.';
  return `The log server does not answer: ${describe(error)}.`;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message === '' ? error.name : error.message.split('\n', 1).join('');
}

function codeOf(error: unknown): number | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : undefined;
}
