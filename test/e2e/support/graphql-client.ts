/** An error as a client gets it. */
export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** What the gateway answered. */
export interface Answer {
  readonly status: number;
  /** The body, byte for byte. */
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly AnswerError[];
}

/** How an operation is sent, beside its document and variables. */
export interface SendOptions {
  readonly token?: string;
  readonly language?: string;
  readonly operationName?: string;
  /** More headers, by name. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends one operation as most clients do: POST with JSON. */
export async function post(url: string, query: string, variables: object = {}, options: SendOptions = {}): Promise<Answer> {
  const { token, language, operationName, headers } = options;
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...headers,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(language === undefined ? {} : { 'accept-language': language }),
    },
    body: JSON.stringify({ query, variables, ...(operationName === undefined ? {} : { operationName }) }),
  });
  const text = await response.text();
  const body: unknown = JSON.parse(text);
  const { data = null, errors = [] } = body as { data?: Answer['data']; errors?: AnswerError[] };
  return { status: response.status, text, data, errors };
}

/** The codes of an answer's errors. */
export function codesOf({ errors }: Answer): unknown[] {
  return errors.map(({ extensions }) => extensions?.['code']);
}

/** An answer's data. @throws Error with what the gateway said, when it said anything was wrong */
export function dataOf(answer: Answer): Readonly<Record<string, unknown>> {
  if (answer.errors.length > 0 || answer.data === null) throw new Error(`HTTP ${answer.status}: ${answer.text}`);
  return answer.data;
}

/** The value at a place in an answer: `unit.parent.0.name`. @throws Error when nothing is there */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => {
    if (typeof inner !== 'object' || inner === null || !(key in inner)) throw new Error(`no ${path} in ${JSON.stringify(value)}`);
    return (inner as Record<string, unknown>)[key];
  }, value);
}

/** The text at a place in an answer. @throws Error when there is no text */
export function textAt(value: unknown, path: string): string {
  const text = at(value, path);
  if (typeof text !== 'string') throw new Error(`${path} is no text in ${JSON.stringify(value)}`);
  return text;
}
