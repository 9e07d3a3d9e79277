/** The audit service: reads everything, decides nothing. */
export { auditService } from './service.js';
export { AuditModel } from './projections/audit-model.js';
