import type { Problem } from '@ntm-ledger/events';
import type { ValidationError } from 'class-validator';
import { getMetadataStorage, validate } from 'class-validator';
import { badUserInput } from '../errors.js';
import { RecordingInput } from './inputs.js';

/**
 * Checks the arguments of a field: the rules declared on their classes, and that every text can stand in the log. All problems are
 * named at once, each with its path.
 * @throws GraphQLError BAD_USER_INPUT
 */
export async function validateArguments(value: unknown): Promise<void> {
  if (value === null || typeof value !== 'object') return;
  const errors = hasRules(value.constructor)
    ? await validate(value, { forbidUnknownValues: false, skipMissingProperties: false })
    : [];
  // A mutation's one argument is called `input`; the arguments of a query are checked together and bear their own names.
  const root = value instanceof RecordingInput ? 'input' : '';
  const [first, ...rest] = [...declared(errors, root), ...unwritable(value, root)];
  if (first !== undefined) throw badUserInput([first, ...rest]);
}

/** Of each class of arguments whether any rule is declared on it: to find that out costs a look at every class that has some. */
const ruled = new WeakMap<NewableFunction, boolean>();

function hasRules(argumentsClass: NewableFunction): boolean {
  const known = ruled.get(argumentsClass);
  if (known !== undefined) return known;
  const rules = getMetadataStorage().getTargetValidationMetadatas(argumentsClass, '', false, false);
  ruled.set(argumentsClass, rules.length > 0);
  return rules.length > 0;
}

function declared(errors: readonly ValidationError[], path: string): Problem[] {
  return errors.flatMap((error) => {
    const place = path === '' ? error.property : `${path}.${error.property}`;
    return [
      ...Object.values(error.constraints ?? {}).map((message) => ({ path: place, message })),
      ...declared(error.children ?? [], place),
    ];
  });
}

/** Control characters but for tabs and ends of lines. */
const CONTROL = /[^\P{Cc}\n\t]/u;

/** Texts that the log cannot hold: not in Unicode NFC, half a surrogate pair, or with control characters. */
function unwritable(value: unknown, path: string): Problem[] {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) return [{ path, message: 'holds half of a surrogate pair' }];
    if (value.normalize('NFC') !== value) return [{ path, message: `"${value}" is not in Unicode NFC; send it normalised` }];
    if (CONTROL.test(value)) return [{ path, message: 'holds control characters' }];
    return [];
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) => unwritable(item, path === '' ? key : `${path}.${key}`));
}
