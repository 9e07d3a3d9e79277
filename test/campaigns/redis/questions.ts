/** Questions that tell the moment of their answer, over one root field and over two, of every service. */
const QUESTIONS = [
  'query ($code: String!, $at: AtInput) { unit(code: $code, at: $at) { name moment titles(includeEnded: true) { level from until } scorecards { met asOf } } }',
  'query ($code: String!, $at: AtInput) { unit(code: $code, at: $at) { moment parent { name } } province: unit(code: "38", at: $at) { moment recognitionSummary { denominator levels { level inForce } } } }',
  'query ($at: AtInput) { unit(code: "38", at: $at) { moment assessmentSummary(criteriaSet: "xa-ntm-2021") { assessedUnits averageMet } } }',
  'query ($code: String!, $at: AtInput!) { unit(code: $code, at: $at) { moment history(first: 10) { totalCount nodes { summary } } } }',
] as const;

/** Communes of the sample that facts are recorded of. */
export const COMMUNES = ['15304', '15292', '15313'] as const;

/** What `at` of a question may say. */
export interface At {
  readonly moment?: string;
  readonly effectiveOn?: string;
  readonly minPosition?: string;
}

/** A question as it is sent. */
export interface Question {
  readonly query: string;
  readonly variables: { readonly code: string; readonly at: At };
}

/** A number from 0 up to, without, `below`. */
export type Pick = (below: number) => number;

/** Numbers that follow from a seed (a linear congruence), so that a run can be had again. */
export function picks(seed: number): Pick {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A question of some commune on some day: at an exact moment that the log has come to, or of now, in every third case at a position at least. */
export function question(pick: Pick, reached: number): Question {
  const effectiveOn = `${String(2021 + pick(4))}-12-31`;
  const kind = pick(6);
  const at =
    kind < 3
      ? { moment: `${effectiveOn}@${String(reached - pick(Math.min(4, reached)))}` }
      : { effectiveOn, ...(kind === 3 ? { minPosition: String(reached) } : {}) };
  return {
    query: QUESTIONS[pick(QUESTIONS.length)] ?? QUESTIONS[0],
    variables: { code: COMMUNES[pick(COMMUNES.length)] ?? '15304', at },
  };
}

/** The same question at the moment that it was answered at. */
export function atItsMoment({ query, variables }: Question, answer: string): Question | undefined {
  const moment = /"moment":"(\d{4}-\d\d-\d\d@\d+)"/.exec(answer)?.[1];
  return moment === undefined ? undefined : { query, variables: { ...variables, at: { moment } } };
}

/** Asks, as most clients do. Gives the answer's bytes; undefined when the connection failed. */
export async function ask(url: string, body: object, token?: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': 'vi',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    return await response.text();
  } catch {
    return undefined;
  }
}
