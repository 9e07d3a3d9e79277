/** The procedures of recognition as data: periods, stages in order, who acts, what is asked, each figure with whether a source gives it. */
export * from './choice.js';
export * from './procedure.js';
