import type { ExpectedRevision, Position, Revision } from '@ntm-ledger/event-store';
import { NO_STREAM } from '@ntm-ledger/event-store';
import type { LedgerEvent } from '@ntm-ledger/events';
import { ASSESSMENT_STREAMS } from '@ntm-ledger/events';
import type { Assessed } from './content-of.js';
import { contentOf, subjectOf } from './content-of.js';

/** What the log says of one subject, in the order of recording. */
interface Said {
  readonly position: Position;
  readonly content: string;
  isWithdrawn: boolean;
}

/** The assessments that the log holds under one set: what an import need not record again. */
export class KnownAssessments {
  private readonly bySubject = new Map<string, Said[]>();
  private readonly byPosition = new Map<Position, Said>();
  private readonly revisions = new Map<string, Revision>();

  constructor(private readonly criteriaSetId: string) {}

  /** Folds one event of the log; those of other sets and streams change nothing. */
  apply(event: LedgerEvent): void {
    if (!event.stream.startsWith(ASSESSMENT_STREAMS)) return;
    this.revisions.set(event.stream, event.revision);
    if (event.type === 'FactWithdrawn') {
      const said = this.byPosition.get(event.data.position);
      if (said !== undefined) said.isWithdrawn = true;
    } else if (event.type === 'UnitAssessed' && event.data.criteriaSetId === this.criteriaSetId) {
      const said = { position: event.position, content: contentOf(event), isWithdrawn: false };
      const subject = subjectOf(event);
      this.bySubject.set(subject, [...(this.bySubject.get(subject) ?? []), said]);
      this.byPosition.set(event.position, said);
    }
  }

  /**
   * What counts now of an assessment's subject: the very same, something else, or nothing.
   * @param content what the assessment says, where the caller has it already
   */
  standOf(assessed: Assessed, content = contentOf(assessed)): 'SAME' | 'OTHER' | 'NONE' {
    const latest = this.saidOf(assessed).findLast(({ isWithdrawn }) => !isWithdrawn);
    if (latest === undefined) return 'NONE';
    return latest.content === content ? 'SAME' : 'OTHER';
  }

  /** How often the log says the same already. It may say it once more: after it was withdrawn, or corrected and corrected back. */
  timesSaid(assessed: Assessed, content = contentOf(assessed)): number {
    return this.saidOf(assessed).filter((said) => said.content === content).length;
  }

  /** What an append to a stream must expect. */
  revisionOf(stream: string): ExpectedRevision {
    return this.revisions.get(stream) ?? NO_STREAM;
  }

  private saidOf(assessed: Assessed): readonly Said[] {
    return this.bySubject.get(subjectOf(assessed)) ?? [];
  }
}
