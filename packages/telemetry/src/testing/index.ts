/** For tests of what makes spans. */
export * from './kept-spans.js';
