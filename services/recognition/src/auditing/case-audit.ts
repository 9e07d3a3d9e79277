import type { EventStore, Position } from '@ntm-ledger/event-store';
import type { Breach, LedgerEvent, Level } from '@ntm-ledger/events';
import { CASE_STREAMS, decodeEvent, TITLE_STREAMS } from '@ntm-ledger/events';
import { Register } from '@ntm-ledger/register';
import { Assessments } from '@ntm-ledger/scoring';
import type { IsoDate } from '@ntm-ledger/temporal';
import { caseNamedBy } from '../domain/cases/case.js';
import { RecognitionModel } from '../projections/recognition-model.js';
import { breachesOfEvent } from './breaches-of-event.js';

/** An event that broke rules when it was recorded. */
export interface BreakingEvent {
  readonly position: Position;
  readonly eventId: string;
  readonly type: LedgerEvent['type'];
  readonly effectiveOn: IsoDate;
  readonly actor: string;
  readonly breaches: readonly Breach[];
}

/** A case with the events of it that broke rules. */
export interface BreakingCase {
  /** Null for a decision that decides no case. */
  readonly caseId: string | null;
  readonly unitId: string;
  readonly level: Level | null;
  readonly events: readonly BreakingEvent[];
}

/** What a look through a log found. */
export interface CaseAuditReport {
  /** The events conducted here that were checked. */
  readonly checked: number;
  /** In the order of their first such event. */
  readonly cases: readonly BreakingCase[];
}

/**
 * Checks the cases of a log again. The rules that kept whoever conducted a case from breaking them are asked of each event once more, by what was known
 * when it was decided on; so what the program would have refused, and stands in the log all the same, was put there by other hands (or by an older
 * program that knew fewer rules).
 *
 * Events are handed over in log order. Pure: the same log gives the same report.
 */
export class CaseAudit {
  private readonly register = new Register();
  private readonly assessments = new Assessments(this.register);
  private readonly model = new RecognitionModel(this.register, this.assessments);
  private readonly found = new Map<string, { readonly of: Omit<BreakingCase, 'events'>; readonly events: BreakingEvent[] }>();
  private checked = 0;

  /** Checks the next event of the log, and folds it. */
  see(event: LedgerEvent): void {
    if (event.mode === 'LIVE' && this.isOfACase(event)) this.check(event);
    this.register.apply(event);
    this.assessments.apply(event);
    this.model.apply(event);
  }

  report(): CaseAuditReport {
    return { checked: this.checked, cases: [...this.found.values()].map(({ of, events }) => ({ ...of, events })) };
  }

  private isOfACase({ stream }: LedgerEvent): boolean {
    return stream.startsWith(CASE_STREAMS) || stream.startsWith(TITLE_STREAMS);
  }

  private check(event: LedgerEvent): void {
    if (event.type === 'FactWithdrawn') return;
    this.checked += 1;
    const breaches = breachesOfEvent(event, { model: this.model, register: this.register });
    if (breaches.length === 0) return;
    const of = this.caseOf(event);
    const key = of.caseId ?? `${of.unitId} ${String(of.level)}`;
    const known = this.found.get(key);
    const { position, id: eventId, type, effectiveOn, actor } = event;
    const breaking = { position, eventId, type, effectiveOn, actor: actor.id, breaches };
    if (known === undefined) this.found.set(key, { of, events: [breaking] });
    else known.events.push(breaking);
  }

  private caseOf(event: LedgerEvent): Omit<BreakingCase, 'events'> {
    const { data, concerns } = event;
    const announced = event.type === 'RecognitionAnnounced' ? this.model.cases.caseOfDecision(event.data.decisionId) : null;
    return {
      caseId: caseNamedBy(event) ?? announced,
      unitId: concerns[0] ?? '',
      level: 'level' in data ? data.level : null,
    };
  }
}

/** Checks the cases of events in log order. */
export function auditCases(events: Iterable<LedgerEvent>): CaseAuditReport {
  const audit = new CaseAudit();
  for (const event of events) audit.see(event);
  return audit.report();
}

/** Checks the cases of a log, from its first event to its last. */
export async function auditCasesOf(store: Pick<EventStore, 'readAll'>): Promise<CaseAuditReport> {
  const audit = new CaseAudit();
  for await (const batch of store.readAll()) for (const recorded of batch) audit.see(decodeEvent(recorded));
  return audit.report();
}
