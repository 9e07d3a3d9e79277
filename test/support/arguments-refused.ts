import { UnknownName } from './registry.js';

/** The status of a command that was asked for something it does not have; 1 is for what it tried and failed at. */
export const USAGE_STATUS = 2;

/** The arguments make no sense. The message says what would. */
export class ArgumentsRefused extends Error {
  override readonly name = 'ArgumentsRefused';
}

/**
 * Runs a command line tool: its answer is the exit status, and arguments that it refuses are told without a stack trace.
 * @param command Gives the status, or throws.
 * @param complain Takes the message about refused arguments.
 */
export async function withUsageErrors(command: () => Promise<number>, complain: (message: string) => void): Promise<number> {
  try {
    return await command();
  } catch (error) {
    if (!(error instanceof ArgumentsRefused || error instanceof UnknownName || isParseArgsError(error))) throw error;
    complain(error.message);
    return USAGE_STATUS;
  }
}

/** What `parseArgs` of node:util throws for an unknown option or a missing value. */
function isParseArgsError(error: unknown): error is { readonly code: string; readonly message: string } {
  return typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}
