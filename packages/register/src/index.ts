/** The register of units as every service folds it: units at a moment, the tree, what units count as, lineage and scopes. */
export * from './classification.js';
export * from './lineage.js';
export * from './page-in-order.js';
export * from './quoted.js';
export * from './register.js';
export * from './scope.js';
export * from './tree.js';
export * from './tree-walk.js';
export * from './unit-columns.js';
export { UnitsStanding } from './units-standing.js';
export * from './unit-counts.js';
export * from './unit-state.js';
export * from './without.js';
