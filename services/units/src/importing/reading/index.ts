/**
 * Reads a register of units: from the bytes of CSV files to versions, successions and changes that are checked and put together, or to
 * the list of what has to be mended. Nothing here knows a file system, the log or GraphQL.
 */
export type { NamedAct } from './acts.js';
export type { Versions } from './assembly.js';
export type { DatedRegister } from './dated-register.js';
export type { FileProblem, RegisterFile, RowPlace } from './file-problem.js';
export type { LaterChange, TypeAndName } from './later-change.js';
export type { OfficialKind } from './official-codes.js';
export type { RegisterRead } from './read-register.js';
export { readRegister } from './read-register.js';
export type { Relation, Succession } from './succession.js';
export type { UnitVersion } from './unit-version.js';
