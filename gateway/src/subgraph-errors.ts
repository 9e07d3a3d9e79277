import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import type { GraphQLError } from 'graphql';
import { presentedSubgraphError } from './client-errors.js';
import type { GatewayLog } from './gateway-log.js';

interface SubgraphResult {
  readonly errors?: readonly GraphQLError[];
}

/** Makes every error of every service presentable as it comes in, each event of a subscription included, and logs what it masks. */
export function useSubgraphErrors(log: GatewayLog): GatewayPlugin {
  return {
    onSubgraphExecute({ subgraphName }) {
      const present = <R extends SubgraphResult>(result: R, setResult: (result: R) => void): void => {
        if (result.errors === undefined) return;
        const errors = result.errors.map((error) => {
          const presented = presentedSubgraphError(error);
          if (presented.message !== error.message)
            log.error({ err: error, subgraph: subgraphName }, 'a service let an error out');
          return presented;
        });
        setResult({ ...result, errors });
      };
      return (done) => {
        if (Symbol.asyncIterator in done.result) {
          return { onNext: (each) => present(each.result, (result) => each.setResult(result)) };
        }
        present(done.result, (result) => done.setResult(result));
        return undefined;
      };
    },
  };
}
