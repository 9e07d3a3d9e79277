/** Plans: recorded, read, and held against what became of them. */
import { AdoptPlanMutation } from './adopt-plan.js';
import { AmendPlanMutation } from './amend-plan.js';
import { CompleteTaskMutation } from './complete-task.js';
import { PlanQueries, UnitPlanFields } from './plan-queries.js';
import { SupportMutations } from './record-support.js';

export const PLAN_RESOLVERS: readonly NewableFunction[] = [
  AdoptPlanMutation,
  AmendPlanMutation,
  CompleteTaskMutation,
  SupportMutations,
  UnitPlanFields,
  PlanQueries,
];
