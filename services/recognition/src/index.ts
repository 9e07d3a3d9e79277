/**
 * Recognition: decisions on titles and what they do.
 *
 * `domain/` says what a title is, how it ends and which decisions are within the rules; `projections/` keeps decisions by unit on both
 * clocks; `integration/` hands events on to other systems; `graphql/` is the subgraph.
 */
export { createRecognitionService, type RecognitionOptions, recognitionService } from './service.js';
