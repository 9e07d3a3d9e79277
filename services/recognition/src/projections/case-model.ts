import type { Position } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import { CASE_STREAMS, TITLE_STREAMS } from '@ntm-ledger/events';
import { byCharacters } from '@ntm-ledger/register';
import type { IsoDate, Moment } from '@ntm-ledger/temporal';
import { LAST_DAY, Timeline } from '@ntm-ledger/temporal';
import { caseAfter } from '../domain/cases/case-life.js';
import type { Case, CaseEvent } from '../domain/cases/case.js';
import { caseNamedBy, isOwnCaseEvent } from '../domain/cases/case.js';
import { isDecision } from '../domain/decision.js';

/**
 * The cases of all units on both clocks, each folded when it is asked for out of its own events, the decision that names it and the
 * announcement of that. A case has some twenty events, so nothing is kept but them.
 */
export class CaseModel {
  private readonly cases = new Map<string, Timeline<CaseEvent>>();
  private readonly byUnit = new Map<string, Set<string>>();
  /** Of a decision, the case that it names. */
  private readonly decided = new Map<string, string>();

  /** Folds one event of the log; those of other streams change nothing. */
  apply(event: LedgerEvent): void {
    if (!event.stream.startsWith(CASE_STREAMS) && !event.stream.startsWith(TITLE_STREAMS)) return;
    if (event.type === 'FactWithdrawn') {
      for (const unitId of event.concerns) this.withdraw(unitId, event.data.position, event.position);
    } else if (isOwnCaseEvent(event) || isDecision(event)) {
      const caseId = caseNamedBy(event);
      if (caseId === null) return;
      if (isDecision(event)) this.decided.set(event.data.decisionId, caseId);
      this.record(caseId, event);
    } else if (event.type === 'RecognitionAnnounced') {
      const caseId = this.decided.get(event.data.decisionId);
      if (caseId !== undefined) this.record(caseId, event);
    }
  }

  private record(caseId: string, event: CaseEvent): void {
    let line = this.cases.get(caseId);
    if (line === undefined) this.cases.set(caseId, (line = new Timeline()));
    line.add(event);
    const { unitId } = event.data;
    const known = this.byUnit.get(unitId);
    if (known === undefined) this.byUnit.set(unitId, new Set([caseId]));
    else known.add(caseId);
  }

  private withdraw(unitId: string, position: Position, at: Position): void {
    for (const caseId of this.byUnit.get(unitId) ?? []) this.cases.get(caseId)?.withdraw(position, at);
  }

  /** A case as it stands at a moment; undefined before it was opened, and where its opening does not count. */
  caseAt(id: string, moment: Moment): Case | undefined {
    return caseAfter(this.cases.get(id)?.at(moment) ?? []);
  }

  /** A case with all that is known of it at a position, of whatever day. */
  caseKnown(id: string, position: Position): Case | undefined {
    return this.caseAt(id, { effectiveOn: LAST_DAY, position });
  }

  /** A case as it was on a day by what is known at a position, also where it is only known to be open from a later day on. */
  caseOn(id: string, day: IsoDate, position: Position): Case | undefined {
    const known = this.cases.get(id)?.knownAt(position) ?? [];
    return caseAfter(known.filter((event) => event.type === 'CaseOpened' || event.effectiveOn <= day));
  }

  /** The cases of a unit at a moment, ended ones too, in the order in which they were opened. */
  casesOf(unitId: string, moment: Moment): Case[] {
    return [...(this.byUnit.get(unitId) ?? [])]
      .flatMap((id) => this.caseAt(id, moment) ?? [])
      .filter((file) => file.unitId === unitId)
      .sort((a, b) => byCharacters(a.openedOn, b.openedOn) || byCharacters(a.id, b.id));
  }

  /** The cases of a unit with all that is known of them at a position. */
  casesKnownOf(unitId: string, position: Position): Case[] {
    return this.casesOf(unitId, { effectiveOn: LAST_DAY, position });
  }

  /** The case that a decision names; null where it names none. */
  caseOfDecision(decisionId: string): string | null {
    return this.decided.get(decisionId) ?? null;
  }
}
