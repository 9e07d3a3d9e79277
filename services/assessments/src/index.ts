/** The service of assessments: criteria sets as published facts, and how units stand on them. */
export { assessmentsService } from './service.js';
