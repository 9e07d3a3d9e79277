import type { ExecutionResult } from 'graphql';
import { GraphQLError } from 'graphql';

/** What a service answered, of its JSON. @throws Error where that is no answer of GraphQL */
export function resultIn(answer: unknown): ExecutionResult {
  if (typeof answer !== 'object' || answer === null) throw new Error('the answer is not of GraphQL');
  const { data, errors, extensions }: { data?: unknown; errors?: unknown; extensions?: unknown } = answer;
  const told = Array.isArray(errors) ? errors.map(errorOf) : [];
  if (!isRecord(data) && told.length === 0) throw new Error('the answer has neither data nor errors');
  return {
    ...(isRecord(data) ? { data } : data === null ? { data } : {}),
    ...(told.length === 0 ? {} : { errors: told }),
    ...(isRecord(extensions) ? { extensions } : {}),
  };
}

/** An error as the service told it; its locations are in a text that no client has seen. */
function errorOf(told: unknown): GraphQLError {
  const { message, path, extensions }: { message?: unknown; path?: unknown; extensions?: unknown } = isRecord(told) ? told : {};
  return new GraphQLError(String(message), {
    path: Array.isArray(path) ? path.filter((key) => typeof key === 'string' || typeof key === 'number') : null,
    extensions: isRecord(extensions) ? extensions : null,
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
