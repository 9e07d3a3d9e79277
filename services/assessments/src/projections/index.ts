/** What assessments are folded into, on both clocks. */
export * from './assessments.js';
