import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import type { OperationContext } from './forwarded-headers.js';
import { forwardedHeaders, REQUEST_ID_HEADER } from './forwarded-headers.js';

/**
 * Keeps, for each HTTP request, the headers that go on to the services in the operation's context, and answers with the
 * request's id. (The runtime's own propagation forgets them where a subscription fetches entities.)
 */
export function useRequestHeaders(): GatewayPlugin<OperationContext> {
  const ids = new WeakMap<Request, string>();
  return {
    onRequest({ request, serverContext }) {
      const forwarded = forwardedHeaders((name) => request.headers.get(name) ?? undefined);
      Object.assign(serverContext, { forwarded });
      const id = forwarded[REQUEST_ID_HEADER];
      if (id !== undefined) ids.set(request, id);
    },
    onResponse({ request, response }) {
      const id = ids.get(request);
      if (id !== undefined) response.headers.set(REQUEST_ID_HEADER, id);
    },
  };
}
