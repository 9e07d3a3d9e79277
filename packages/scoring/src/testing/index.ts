/** Histories of assessments as tests write them, and the plain fold by the law that they are compared with. */
export * from './history.js';
export * from './plain-fold.js';
export * from './random-history.js';
export * from './sample.js';
