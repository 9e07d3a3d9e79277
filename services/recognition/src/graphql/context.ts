import type { RequestContext } from '@ntm-ledger/service-host';
import type { RecognitionModel } from '../projections/recognition-model.js';

/** What this service's resolvers have at hand. */
export type RecognitionContext = RequestContext<RecognitionModel>;
