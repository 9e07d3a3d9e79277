/** Importing a register of units from files: read and checked, planned against the log, decided, recorded. */
export * from './import-register.js';
export type { FileProblem, RegisterFile } from './reading/index.js';
export { readRegister } from './reading/index.js';
export * from './source-documents.js';
