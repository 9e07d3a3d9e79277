import type { LedgerEvent } from '@ntm-ledger/events';
import type { Register } from '@ntm-ledger/register';
import type { Assessments } from '@ntm-ledger/scoring';
import { CaseModel } from './case-model.js';
import { Measurers } from './measurers.js';
import type { Known } from '../domain/known.js';
import { ClaimModel } from './claim-model.js';
import { PlanModel } from './plan-model.js';
import { TitleModel } from './title-model.js';

/** What this service folds, and beside it what every service folds alike: units, and how they did. All of it stands at one position. */
export class RecognitionModel implements Known {
  readonly titles: TitleModel;
  readonly cases = new CaseModel();
  readonly measurers = new Measurers();
  readonly plans = new PlanModel();
  readonly claims = new ClaimModel();

  constructor(
    readonly register: Register,
    readonly assessments: Assessments,
  ) {
    this.titles = new TitleModel(register);
  }

  /** Folds one event of the log; what is common to services is folded before. */
  apply(event: LedgerEvent): void {
    this.titles.apply(event);
    this.cases.apply(event);
    this.measurers.apply(event);
    this.plans.apply(event);
    this.claims.apply(event);
  }

  /** Lays what levels units hold in the order of units, for sums. */
  prepare(): void {
    this.titles.held.tidy();
  }
}
