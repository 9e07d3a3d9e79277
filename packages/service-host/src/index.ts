import "reflect-metadata";
/** What every service process shares: following the log, recording, identity, and a subgraph's GraphQL side. */
export * from './errors.js';
export * from './graphql/connection.js';
export * from './graphql/execution.js';
export * from './graphql/inputs.js';
export * from './graphql/request-context.js';
export * from './graphql/scalars.js';
export * from './graphql/settling.js';
export * from './graphql/shared-types.js';
export * from './graphql/subgraph.js';
export * from './graphql/unit-reference.js';
export * from './host.js';
export * from './identity/actor.js';
export * from './identity/tokens.js';
export * from './log/log-follower.js';
export * from './log/recorder.js';
export * from './service.js';
