import type { Executor } from '@graphql-mesh/transport-common';
import type { SpanAttributes } from '@ntm-ledger/telemetry';
import { inSpan, keepsSpans } from '@ntm-ledger/telemetry';
import { getOperationAST } from 'graphql';
import { foundOnce } from './chosen-operation.js';
import { noteErrors } from './operation-spans.js';
import { rootFields } from './root-fields.js';

/** Makes a span of each fetch from a service, where spans are kept: from the question to its answer, or to the beginning of its stream. */
export function withFetchSpans(subgraph: string, executor: Executor): Executor {
  if (!keepsSpans()) return executor;
  return (request) => {
    const attributes = { 'ntm.service': subgraph, ...asked(request) };
    return inSpan({ name: `fetch ${subgraph}`, kind: 'client', attributes }, async (span) => {
      const answer = await executor(request);
      if (!(Symbol.asyncIterator in answer)) noteErrors(span, answer);
      return answer;
    });
  };
}

/** What a fetch asks for: the fields at its root by their names in the schema. */
const asked = foundOnce(({ document, operationName }): SpanAttributes => {
  const operation = getOperationAST(document, operationName);
  if (operation === null || operation === undefined) return {};
  const fields = new Set(rootFields(document, operation).map(({ name }) => name.value));
  return { 'graphql.operation.type': operation.operation, 'ntm.fields': [...fields].join(' ') };
});
