/** The published events of all services: the only thing services know of each other. */
export * from './assessments.js';
export * from './canonical.js';
export * from './cases.js';
export * from './catalogue.js';
export * from './claims.js';
export * from './codec.js';
export * from './deciding.js';
export * from './envelope.js';
export * from './plans.js';
export * from './positions-inside.js';
export * from './recognition.js';
export * from './units.js';
export * from './upcasting.js';
export * from './withdrawal.js';
