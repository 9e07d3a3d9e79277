/**
 * Recognition: cases on their way to a decision, decisions on titles and what they do.
 *
 * `domain/` says what a title is, how it ends and which decisions are within the rules; `domain/procedures/` holds the procedures as data and `domain/cases/` what
 * a case must keep; `projections/` keeps decisions and cases by unit on both clocks; `auditing/` asks the rules of a log again; `integration/` hands
 * events on to other systems; `graphql/` is the subgraph.
 */
export { createRecognitionService, type RecognitionOptions, recognitionService } from './service.js';
