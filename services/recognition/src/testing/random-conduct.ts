import type { Actor, CaseStep, Decided, StepOutcome } from '@ntm-ledger/events';
import { CASE_STEPS } from '@ntm-ledger/events';
import type { IsoDate } from '@ntm-ledger/temporal';
import { addDays, toIsoDate } from '@ntm-ledger/temporal';
import fc from 'fast-check';
import { decideOpening } from '../domain/cases/open-case.js';
import { NOTHING_SET } from '../domain/cases/case-settings.js';
import { decideStep } from '../domain/cases/record-case-step.js';
import { isCaseStep, recordersOf } from '../domain/cases/recorders.js';
import { decideReturn } from '../domain/cases/return-case.js';
import { decideWithdrawalOfCase } from '../domain/cases/withdraw-case.js';
import { decideDecision } from '../domain/record-decision.js';
import { caseStateOf, openingStateOf } from '../projections/case-states.js';
import { decisionStateOf } from '../projections/decision-state.js';
import { communeOf, detailsOf } from './conducted.js';
import { assessed } from './facts.js';
import { History } from './history.js';

/** The one unit of a random conduct, and the codes that people act for: the country, its province, its district, itself. */
export const UNIT = 'ha-giang';
const CODES = ['VN', '38', '392', '15292'] as const;
const ROLES = ['clerk', 'assessor', 'appraiser', 'council', 'decider', 'admin'] as const;

/** What somebody tries: what comes next in the case, some other step, or something that takes the case off its way. */
type Action =
  | { readonly kind: 'NEXT' }
  | { readonly kind: 'STEP'; readonly step: CaseStep }
  | { readonly kind: 'RETURN'; readonly to: CaseStep }
  | { readonly kind: 'OPEN' | 'WITHDRAW' | 'DECIDE' }
  | { readonly kind: 'ASSESS'; readonly met: number };

/** One attempt: who, as what and for whom, after how many days, with what outcome. */
export interface Attempt {
  readonly person: number;
  /** Null: the role that the step is for. */
  readonly role: (typeof ROLES)[number] | null;
  readonly scope: (typeof CODES)[number];
  readonly days: number;
  readonly outcome: StepOutcome;
  readonly action: Action;
}

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 40, arbitrary: fc.constant({ kind: 'NEXT' } as const) },
  { weight: 3, arbitrary: fc.constantFrom(...CASE_STEPS).map((step) => ({ kind: 'STEP', step }) as const) },
  fc.constantFrom(...CASE_STEPS).map((to) => ({ kind: 'RETURN', to }) as const),
  fc.constantFrom({ kind: 'OPEN' } as const, { kind: 'DECIDE' } as const, { kind: 'DECIDE' } as const),
  fc.constantFrom<Action>(
    { kind: 'ASSESS', met: 18 },
    { kind: 'ASSESS', met: 19 },
    { kind: 'ASSESS', met: 19 },
    { kind: 'WITHDRAW' },
  ),
);

/** Attempts of a handful of people at conducting the cases of one commune. */
export const attempts: fc.Arbitrary<readonly Attempt[]> = fc.array(
  fc.record({
    person: fc.nat(6),
    role: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, fc.constantFrom(...ROLES)),
    scope: fc.constantFrom(...CODES, 'VN', '38', '38'),
    days: fc.oneof({ weight: 19, arbitrary: fc.nat(20) }, fc.constant(-5)),
    outcome: fc.oneof({ weight: 9, arbitrary: fc.constant('PASSED' as const) }, fc.constant('FAILED' as const)),
    action,
  }),
  { minLength: 20, maxLength: 80, size: 'max' },
);

/** What became of attempts. */
export interface Conduct {
  readonly history: History;
  readonly accepted: number;
  readonly refused: number;
}

/** Has every attempt decided on, one after the other, each on what those before it recorded. */
export function conduct(given: readonly Attempt[]): Conduct {
  const history = new History(...communeOf(UNIT));
  let [accepted, refused] = [0, 0];
  let day = toIsoDate('2022-09-01');
  for (const [index, attempt] of given.entries()) {
    day = addDays(day, attempt.days);
    if (attempt.action.kind === 'ASSESS') {
      history.record(assessed(day, UNIT, attempt.action.met));
      continue;
    }
    const trial = new Trial(history, attempt, day, index);
    const decided = trial.decide();
    if (decided === null || decided.outcome === 'refused') refused += 1;
    else {
      accepted += 1;
      for (const draft of decided.events) history.record({ stream: decided.stream, draft, actor: trial.actor });
    }
  }
  return { history, accepted, refused };
}

const TODAY = toIsoDate('2025-01-01');

/** One attempt at one moment of a history. */
class Trial {
  private readonly file;
  private readonly step;

  constructor(
    private readonly history: History,
    private readonly attempt: Attempt,
    private readonly day: IsoDate,
    private readonly index: number,
  ) {
    this.file = history.recognition.cases.casesKnownOf(UNIT, this.position).at(-1);
    const { action } = attempt;
    this.step = action.kind === 'STEP' ? action.step : action.kind === 'NEXT' ? (this.file?.next ?? null) : null;
  }

  private get position() {
    return this.history.moment(this.day).position;
  }

  private get isDecision(): boolean {
    return this.attempt.action.kind === 'DECIDE' || this.step === 'DECISION';
  }

  /** Who may record what is tried. */
  private get roles(): readonly string[] {
    const { kind } = this.attempt.action;
    if (this.isDecision) return ['decider'];
    if (this.file === undefined || kind === 'OPEN' || kind === 'WITHDRAW') return ['clerk'];
    if (kind === 'RETURN') return recordersOf('RETURNED', 'LIVE');
    if (this.step === null) return ['clerk'];
    return recordersOf(this.step, 'LIVE');
  }

  get actor(): Actor {
    const { person, role, scope } = this.attempt;
    return { id: `person ${String(person)}`, role: role ?? this.roles[0] ?? 'clerk', scope };
  }

  /** Null where the role alone keeps them from it, or nothing can be tried. */
  decide(): Decided | null {
    const { role } = this.actor;
    if (role !== 'admin' && !this.roles.includes(role)) return null;
    const { action } = this.attempt;
    if (this.isDecision) return this.recognise();
    if (action.kind === 'OPEN' || this.file === undefined) return this.open();
    const recording = { mode: 'LIVE', effectiveOn: this.day, precision: 'DAY', basis: null, source: null } as const;
    const state = caseStateOf(this.sources, this.file.id, 'LIVE', this.place);
    if (state === undefined) return null;
    const said = { ...recording, reason: null, conductedBy: null, documents: [] };
    if (action.kind === 'WITHDRAW') return decideWithdrawalOfCase(said, state);
    if (action.kind === 'RETURN') return decideReturn({ ...said, to: action.to }, state);
    if (this.step === null || !isCaseStep(this.step)) return null;
    const { outcome } = this.attempt;
    return decideStep({ ...said, step: this.step, outcome, details: this.details(this.step) }, state);
  }

  /** What goes as it should, on the day of the attempt. */
  private details(step: CaseStep) {
    const details = detailsOf(step);
    return details?.kind === 'PUBLICATION' ? { ...details, from: addDays(this.day, -14), to: this.day } : details;
  }

  private open(): Decided | null {
    const unit = this.history.register.unitAt(UNIT, this.history.moment(this.day));
    if (unit === undefined) return null;
    const command = {
      level: 'NTM',
      criteriaSetId: 'xa-ntm-2021',
      procedureId: 'xa-qd-18-2022',
      awardYear: 2022,
      entry: null,
      plan: null,
    } as const;
    const recording = { mode: 'LIVE', effectiveOn: this.day, precision: 'DAY', basis: null, source: null } as const;
    return decideOpening(
      { ...recording, ...command, caseId: `case ${String(this.index)}`, settings: NOTHING_SET },
      openingStateOf(this.sources, unit, command, this.place),
    );
  }

  private recognise(): Decided | null {
    const unit = this.history.register.unitAt(UNIT, this.history.moment(this.day));
    if (unit === undefined) return null;
    const command = {
      kind: 'RECOGNITION',
      mode: 'LIVE',
      decisionId: `decision ${String(this.index)}`,
      titleId: `title ${String(this.index)}`,
      level: 'NTM',
      field: null,
      awardYear: 2022,
      criteriaSetId: null,
      caseId: null,
      number: '99/QĐ-UBND',
      signedOn: this.day,
      authority: 'Chủ tịch UBND tỉnh Thanh Hóa',
      effectiveOn: null,
      precision: 'DAY',
      attestation: 'NAMED',
      basis: null,
      source: null,
    } as const;
    return decideDecision(command, decisionStateOf(this.sources, unit, command, this.place));
  }

  private get sources() {
    return { model: this.history.recognition, register: this.history.register };
  }

  private get place() {
    return { day: this.day, position: this.position, today: TODAY, actor: this.actor };
  }
}
