/** What a server answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { readonly data?: unknown; readonly errors?: readonly AnswerError[] };
}

export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Sends one operation as most clients do: POST with JSON. */
export async function post(
  url: string,
  operation: { readonly query: string; readonly variables?: object; readonly operationName?: string },
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
    body: JSON.stringify(operation),
  });
  return answerOf(response);
}

/** Reads an answer's body as GraphQL. */
export async function answerOf(response: Response): Promise<Answer> {
  const body = JSON.parse(await response.text()) as Answer['body'];
  return { status: response.status, headers: response.headers, body };
}
