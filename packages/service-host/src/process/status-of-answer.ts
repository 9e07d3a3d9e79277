import type { SubgraphResult } from '../graphql/execution.js';

/** The status of an answer: what has no data was refused, unless the fault is ours. */
export function statusOf(result: SubgraphResult): 200 | 400 | 500 {
  if (!('errors' in result) || 'data' in result) return 200;
  return result.errors.some(({ extensions }) => extensions['code'] === 'INTERNAL_SERVER_ERROR') ? 500 : 400;
}
