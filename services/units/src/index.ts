/** The units service. */
export { unitsService } from './service.js';
