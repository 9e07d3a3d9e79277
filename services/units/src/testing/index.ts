/** For tests, benches and campaigns outside this service: registers in files, bad rows, random histories and what must hold for them. */
export * from './bad-rows.js';
export * from './history-flaws.js';
export * from './random-history.js';
export * from './small-register.js';
export { FORMATS } from '../importing/reading/formats.js';
