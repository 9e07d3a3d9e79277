import type { DocumentNode, GraphQLSchema } from 'graphql';
import { getOperationAST, OperationTypeNode, parse, validate } from 'graphql';
import type { IncomingMessage } from 'node:http';

/** An operation as gateways send it: a document that this service knows to be valid, with its variables. */
export interface PlainQuestion {
  readonly type: OperationTypeNode.QUERY | OperationTypeNode.MUTATION;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
}

/** So many characters of documents are known at a time, each of some hundred bytes once it is parsed. A plan's fetches are a handful for each operation of the clients. */
const MOST_CHARACTERS = 500_000;
/** The longest document that is a plain question, in characters. */
const MAX_LENGTH = 20_000;

/**
 * Finds the plain questions among requests: a query or mutation that is valid. Gateways ask by the same few documents, so each is parsed
 * and validated once. Everything else (GET, hashes for texts, faults) is for the library to answer.
 */
export function plainQuestions(schema: GraphQLSchema): (json: unknown) => PlainQuestion | undefined {
  const documents = new Map<string, DocumentNode>();
  let characters = 0;
  const remember = (text: string, document: DocumentNode): void => {
    documents.set(text, document);
    characters += text.length;
    for (const oldest of documents.keys()) {
      if (characters <= MOST_CHARACTERS) return;
      documents.delete(oldest);
      characters -= oldest.length;
    }
  };
  const known = (text: string): DocumentNode | undefined => {
    const found = documents.get(text);
    if (found !== undefined) {
      // The one asked for last is forgotten last.
      documents.delete(text);
      documents.set(text, found);
      return found;
    }
    const document = validDocument(schema, text);
    if (document !== undefined) remember(text, document);
    return document;
  };
  return (json) => {
    if (!isQuestion(json) || json.query.length > MAX_LENGTH) return undefined;
    const operationName = json.operationName ?? undefined;
    const document = known(json.query);
    const type = document && getOperationAST(document, operationName)?.operation;
    if (document === undefined || type === undefined || type === OperationTypeNode.SUBSCRIPTION) return undefined;
    return { type, document, variables: json.variables ?? {}, operationName };
  };
}

/** A document without any fault, or undefined. */
function validDocument(schema: GraphQLSchema, text: string): DocumentNode | undefined {
  try {
    const document = parse(text);
    return validate(schema, document).length === 0 ? document : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a request is a POST of JSON that takes JSON for an answer, as far as that is said plainly. */
export function isPlainPost(request: IncomingMessage): boolean {
  const { accept } = request.headers;
  const takes =
    accept === undefined || (/(?:^|,)\s*(?:application\/json|\*\/\*)\s*(?:,|$)/.test(accept) && !accept.includes('q='));
  return takes && isJsonPost(request);
}

/** Whether a request is a POST that says it is JSON: a page of another site cannot send such a one by itself. */
export function isJsonPost({ method, headers: { 'content-type': type = '' } }: IncomingMessage): boolean {
  return method === 'POST' && /^application\/json(?:; ?charset=utf-8)?$/i.test(type);
}

interface Question {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly operationName?: string | null;
}

function isQuestion(json: unknown): json is Question {
  if (typeof json !== 'object' || json === null || 'extensions' in json) return false;
  const { query, variables, operationName }: { query?: unknown; variables?: unknown; operationName?: unknown } = json;
  return (
    typeof query === 'string' &&
    (variables === undefined || (typeof variables === 'object' && !Array.isArray(variables))) &&
    (operationName === undefined || operationName === null || typeof operationName === 'string')
  );
}
