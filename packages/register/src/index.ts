/** The register of units as every service folds it: units at a moment, the tree, lineage and scopes. */
export * from './register.js';
export * from './scope.js';
export * from './tree.js';
export * from './unit-state.js';
export * from './without.js';
