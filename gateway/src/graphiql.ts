import type { GatewayConfig } from '@graphql-hive/gateway-runtime';

/**
 * GraphiQL for one person's machine: one page with everything in it, so that it works without the internet, its
 * subscriptions over WebSocket. Elsewhere there is none, and its nine megabytes are not even loaded.
 */
export async function graphiqlOptions(local: boolean): Promise<Pick<GatewayConfig, 'graphiql' | 'renderGraphiQL'>> {
  if (!local) return { graphiql: false };
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  return { graphiql: { title: 'ntm-ledger', subscriptionsProtocol: 'WS' }, renderGraphiQL };
}
