/** Sentences about events, in Vietnamese and English: pure, one file a family of events. */
export * from './summarise.js';
export { targetsIn } from './target-words.js';
export * from './told.js';
