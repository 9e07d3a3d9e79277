import { withUsageErrors } from '../support/arguments-refused.js';
import { campaigns } from './registry.js';
import { runCampaign } from './run-campaign.js';

process.exitCode = await withUsageErrors(() => runCampaign(process.argv.slice(2), campaigns, console.log), console.error);
