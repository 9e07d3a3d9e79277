import type { Registry } from '../support/registry.js';
import type { Campaign } from './campaign.js';
import { kill } from './kill.js';

/** The campaigns by name. */
export const campaigns: Registry<Campaign> = { kill };
