/**
 * The gateway: composes the services' schemas into one supergraph and serves it to clients over HTTP, server-sent events and
 * WebSocket. It decides nothing; it asks the services, puts their answers together and keeps each operation at one moment.
 */
export * from './breaking-changes.js';
export * from './compose-supergraph.js';
export type { Gateway, GatewayOptions } from './create-gateway.js';
export { createGateway, GRAPHQL_PATH } from './create-gateway.js';
export { ErrorCode } from './client-errors.js';
export { REQUEST_ID_HEADER, SETTLED_HEADER } from './forwarded-headers.js';
export type { ForwardedHeaders } from './forwarded-headers.js';
export type { GatewayLog } from './gateway-log.js';
export * from './listen-gateway.js';
export type { OperationLimits } from './operation-limits.js';
export { DEFAULT_LIMITS } from './operation-limits.js';
export { Replicas } from './replicas.js';
export type { Settle } from './settled-moment.js';
export type { Subgraph, SubgraphExecutor, SubgraphRequest } from './subgraph.js';
export { subgraphNames } from './supergraph-subgraphs.js';
